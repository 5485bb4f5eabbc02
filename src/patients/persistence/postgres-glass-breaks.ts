import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { newId } from '../../shared/kernel/id.js';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import type { GlassBreak } from '../domain/break-glass.js';
import { GlassBreaks } from '../domain/glass-breaks.js';
import type { RecordAccessFacts } from '../domain/record-access.js';
import { lockPatient } from './lock-patient.js';
import { recordAccessFacts } from './record-access-facts.js';

@Injectable()
export class PostgresGlassBreaks extends GlassBreaks {
  constructor(private readonly database: Database) {
    super();
  }

  async lock(patientId: string, practitionerId: string): Promise<void> {
    await lockPatient(this.database, patientId);
    await this.database.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`glass ${practitionerId}`}, 0))`);
  }

  access(actor: Actor, patientId: string, now: Temporal.Instant): Promise<RecordAccessFacts | undefined> {
    return recordAccessFacts(this.database, actor, patientId, now);
  }

  async ofPractitioner(practitionerId: string, since: Temporal.Instant): Promise<GlassBreak[]> {
    const rows = await this.database.rows<{ patientId: string; since: string }>(sql`
      select patient_id as "patientId", since from patients.break_glass where practitioner_id = ${practitionerId}::uuid
        and since > ${since.toString()}::timestamptz
      order by since`);
    return rows.map((row) => ({ patientId: row.patientId, at: instantOf(row.since) }));
  }

  add(broken: GlassBreak & { practitionerId: string; until: Temporal.Instant }): void {
    this.database.writeWithCommit('patients.break_glass', {
      id: newId(),
      patient_id: broken.patientId,
      practitioner_id: broken.practitionerId,
      since: broken.at.toString(),
      until: broken.until.toString(),
    });
  }
}
