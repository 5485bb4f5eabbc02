import { Query } from '@nestjs/cqrs';
import { Handles } from './handlers.js';
import { StoredSettings, type Logo } from './stored-settings.js';

/** For everyone. */
export class ReadLogo extends Query<Logo> {}

@Handles(ReadLogo)
class ReadLogoHandler {
  constructor(private readonly stored: StoredSettings) {}

  async execute(): Promise<Logo> {
    return this.stored.logo();
  }
}
