import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import type { Actor } from '../shared/kernel/actor.js';
import { Clock } from '../shared/kernel/clock.js';
import { Database, Transactional } from '../shared/persistence/database.js';
import { AuditTrail } from '../audit/index.js';
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

@CommandHandler(ChangeLogo)
export class ChangeLogoHandler implements ICommandHandler<ChangeLogo> {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredSettings,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
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
