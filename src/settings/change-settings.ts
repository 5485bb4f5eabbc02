import { Command } from '@nestjs/cqrs';
import type { Actor } from '../shared/kernel/actor.js';
import { Clock } from '../shared/kernel/clock.js';
import { checkVersion } from '../shared/kernel/domain-error.js';
import { AuditTrail } from '../audit/index.js';
import { ClinicSettings } from './clinic-settings.js';
import { Handles } from './handlers.js';
import { changed, differences, type SettingsInput } from './settings.js';
import { StoredSettings, type StoredState } from './stored-settings.js';

/** Puts the settings in the place of those before, all of them. */
export class ChangeSettings extends Command<StoredState> {
  constructor(
    readonly actor: Actor,
    readonly input: SettingsInput,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(ChangeSettings)
class ChangeSettingsHandler {
  constructor(
    private readonly stored: StoredSettings,
    private readonly clinic: ClinicSettings,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, input, expectedVersion }: ChangeSettings): Promise<StoredState> {
    const before = await this.stored.read({ lock: true });
    checkVersion(expectedVersion, before.version);
    const settings = changed(before.settings, input, this.clock.now());
    const after = { ...before, version: before.version + 1, settings };
    await this.stored.write(after.version, settings);
    const fields = differences(before.settings, settings);
    this.audit.record(actor, { action: 'write', resource: 'settings', changed: fields });
    this.clinic.adoptWithCommit(after);
    return after;
  }
}
