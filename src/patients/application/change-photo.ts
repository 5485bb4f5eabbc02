import { Command, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditTrail } from '../../audit/index.js';
import { Photos } from '../domain/photos.js';
import { Handles } from '../handlers.js';
import { AuthoriseFile } from '../persistence/authorise-file.js';

/** Puts a photo into a patient's file, in place of the one before; `null` takes it out. */
export class ChangePhoto extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly jpeg: Buffer | null,
  ) {
    super();
  }
}

@Handles(ChangePhoto)
class ChangePhotoHandler {
  constructor(
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly photos: Photos,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, patientId, jpeg }: ChangePhoto): Promise<void> {
    await this.queries.execute(new AuthoriseFile(actor, patientId, 'change'));
    if (jpeg) await this.photos.put(patientId, jpeg, this.clock.now());
    else await this.photos.remove(patientId);
    this.audit.record(actor, { patientId, action: 'write', resource: 'photo' });
  }
}
