import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { Photos } from '../domain/photos.js';
import { AuthoriseFile } from './authorise-file.js';

/** A patient's photo, a JPEG: for everybody who may open the file. */
export class ReadPhoto extends Query<Buffer> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadPhoto)
export class ReadPhotoHandler implements IQueryHandler<ReadPhoto> {
  constructor(
    private readonly database: Database,
    private readonly queries: QueryBus,
    private readonly photos: Photos,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, patientId }: ReadPhoto): Promise<Buffer> {
    await this.queries.execute(new AuthoriseFile(actor, patientId, 'read'));
    const photo = await this.photos.of(patientId);
    if (!photo) throw missing('photo');
    this.audit.record(actor, { patientId, action: 'read', resource: 'photo' });
    return photo;
  }
}
