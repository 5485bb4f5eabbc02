import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { Database, Transactional } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { requireOwnPractitioner } from './own-practitioner.js';
import { Photos } from './photos.js';

/** Puts a photo in the place of the one before; null takes it away. Answers with its tag. */
export class ChangePhoto extends Command<string | null> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly jpeg: Buffer | null,
  ) {
    super();
  }
}

@CommandHandler(ChangePhoto)
export class ChangePhotoHandler implements ICommandHandler<ChangePhoto> {
  constructor(
    private readonly database: Database,
    private readonly photos: Photos,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, practitionerId, jpeg }: ChangePhoto): Promise<string | null> {
    requireOwnPractitioner(actor, practitionerId);
    this.audit.record(actor, {
      action: 'write',
      resource: 'practitioner',
      resourceId: practitionerId,
      changed: ['photo'],
    });
    if (jpeg === null) {
      await this.photos.remove(practitionerId);
      return null;
    }
    const tag = createHash('sha256').update(jpeg).digest('base64url').slice(0, 16);
    await this.photos.put(practitionerId, { content: jpeg, tag }, this.clock.now());
    return tag;
  }
}
