import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import type { Photo } from '../domain/photos.js';

/** Of an active practitioner, for everyone. */
export class ReadPhoto extends Query<Photo> {
  constructor(readonly practitionerId: string) {
    super();
  }
}

@Handles(ReadPhoto)
class ReadPhotoHandler {
  constructor(private readonly database: Database) {}

  async execute({ practitionerId }: ReadPhoto): Promise<Photo> {
    const photo = await this.database.row(sql<Photo>`
      select f.content, f.tag from practitioners.practitioner_photo f
      join practitioners.practitioner p on p.id = f.practitioner_id and p.status = 'active'
      where f.practitioner_id = ${practitionerId}::uuid`);
    if (!photo) throw missing('photo');
    return photo;
  }
}
