import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Photos, type Photo } from '../domain/photos.js';

@Injectable()
export class PostgresPhotos extends Photos {
  constructor(private readonly database: Database) {
    super();
  }

  override async put(practitionerId: string, { content, tag }: Photo, now: Temporal.Instant): Promise<void> {
    const stored = await this.database.row(sql`
      insert into practitioners.practitioner_photo (practitioner_id, content, tag, changed_at)
      select p.id, ${content}::bytea, ${tag}, ${now.toString()}::timestamptz
      from practitioners.practitioner p where p.id = ${practitionerId}::uuid
      on conflict (practitioner_id) do update
        set content = excluded.content, tag = excluded.tag, changed_at = excluded.changed_at
      returning practitioner_id`);
    if (!stored) throw missing('practitioner');
  }

  override async remove(practitionerId: string): Promise<void> {
    const known = await this.database.row(sql`
      with removed as (delete from practitioners.practitioner_photo where practitioner_id = ${practitionerId}::uuid)
      select p.id from practitioners.practitioner p where p.id = ${practitionerId}::uuid`);
    if (!known) throw missing('practitioner');
  }
}
