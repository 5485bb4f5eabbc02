import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { Photos } from '../domain/photos.js';
import { AuthoriseFile } from './authorise-file.js';

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

@CommandHandler(ChangePhoto)
export class ChangePhotoHandler implements ICommandHandler<ChangePhoto> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly photos: Photos,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, patientId, jpeg }: ChangePhoto): Promise<void> {
    await this.queries.execute(new AuthoriseFile(actor, patientId, 'change'));
    if (jpeg) await this.photos.put(patientId, jpeg, this.clock.now());
    else await this.photos.remove(patientId);
    this.audit.record(actor, { patientId, action: 'write', resource: 'photo' });
  }
}
