import { Query } from '@nestjs/cqrs';
import { Handles } from './handlers.js';
import { StoredSettings, type StoredState } from './stored-settings.js';

/** As they are stored at this moment, whichever process is asked. */
export class FindSettings extends Query<StoredState> {}

@Handles(FindSettings)
class FindSettingsHandler {
  constructor(private readonly stored: StoredSettings) {}

  async execute(): Promise<StoredState> {
    return this.stored.read();
  }
}
