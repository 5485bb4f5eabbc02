import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { StoredSettings, type Logo } from './stored-settings.js';

/** For everyone. */
export class ReadLogo extends Query<Logo> {}

@QueryHandler(ReadLogo)
export class ReadLogoHandler implements IQueryHandler<ReadLogo> {
  constructor(private readonly stored: StoredSettings) {}

  async execute(): Promise<Logo> {
    return this.stored.logo();
  }
}
