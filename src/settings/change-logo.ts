import { Command } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import type { Actor } from '../shared/kernel/actor.js';
import { Clock } from '../shared/kernel/clock.js';
import { AuditTrail } from '../audit/index.js';
import { Handles } from './handlers.js';
import { StoredSettings } from './stored-settings.js';

/** Puts a logo in the place of the one before; null takes it away. Answers with its tag. */
export class ChangeLogo extends Command<string | null> {
  constructor(
    readonly actor: Actor,
    readonly png: Buffer | null,
  ) {
    super();
  }
}

@Handles(ChangeLogo)
class ChangeLogoHandler {
  constructor(
    private readonly stored: StoredSettings,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, png }: ChangeLogo): Promise<string | null> {
    this.audit.record(actor, { action: 'write', resource: 'settings', changed: ['logo'] });
    if (png === null) {
      await this.stored.removeLogo();
      return null;
    }
    const tag = createHash('sha256').update(png).digest('base64url').slice(0, 16);
    await this.stored.putLogo({ content: png, tag }, this.clock.now());
    return tag;
  }
}
