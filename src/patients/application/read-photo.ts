import { Query, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { Photos } from '../domain/photos.js';
import { Handles } from '../handlers.js';
import { AuthoriseFile } from '../persistence/authorise-file.js';

/** A patient's photo, a JPEG: for everybody who may open the file. */
export class ReadPhoto extends Query<Buffer> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
  ) {
    super();
  }
}

@Handles(ReadPhoto, { transaction: true })
class ReadPhotoHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly photos: Photos,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, patientId }: ReadPhoto): Promise<Buffer> {
    await this.queries.execute(new AuthoriseFile(actor, patientId, 'read'));
    const photo = await this.photos.of(patientId);
    if (!photo) throw missing('photo');
    this.audit.record(actor, { patientId, action: 'read', resource: 'photo' });
    return photo;
  }
}
