import { Command } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { requireOwnPractitioner } from './own-practitioner.js';
import { Photos } from '../domain/photos.js';

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

@Handles(ChangePhoto)
class ChangePhotoHandler {
  constructor(
    private readonly photos: Photos,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

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
