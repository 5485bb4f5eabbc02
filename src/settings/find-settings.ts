import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { StoredSettings, type StoredState } from './stored-settings.js';

/** As they are stored at this moment, whichever process is asked. */
export class FindSettings extends Query<StoredState> {}

@QueryHandler(FindSettings)
export class FindSettingsHandler implements IQueryHandler<FindSettings> {
  constructor(private readonly stored: StoredSettings) {}

  async execute(): Promise<StoredState> {
    return this.stored.read();
  }
}
