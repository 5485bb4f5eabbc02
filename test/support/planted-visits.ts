import { newId } from '../../src/shared/kernel/id.js';
import type { TestApp } from './app.js';

/** A visit as it stands in its table; what is left out is of no interest. */
export interface PlantedVisit {
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: string;
  readonly minutes?: number;
  readonly status: string;
  readonly timeZone: string;
  readonly createdAt?: string;
  readonly statusSince?: string;
}

/** Puts visits into their table around all rules: of any status, at any time. Answers with their ids. */
export async function plantVisits(app: TestApp, visits: readonly PlantedVisit[]): Promise<string[]> {
  const rows = visits.map((visit) => {
    const start = Temporal.Instant.from(visit.start);
    const createdAt = visit.createdAt ?? start.subtract({ hours: 48 }).toString();
    const pending = visit.status === 'pending';
    return {
      id: newId(),
      status: visit.status,
      revision: 0,
      version: 1,
      patient_id: visit.patientId,
      practitioner_id: visit.practitionerId,
      site_id: visit.siteId,
      visit_type_id: visit.visitTypeId,
      visit_type_name: 'Consultation',
      mode: 'in_person',
      starts_at: visit.start,
      ends_at: start.add({ minutes: visit.minutes ?? 30 }).toString(),
      time_zone: visit.timeZone,
      late: false,
      overlap_allowed: true,
      approval_deadline: pending ? visit.start : null,
      status_changed_at: visit.statusSince ?? createdAt,
      created_at: createdAt,
      updated_at: createdAt,
    };
  });
  await app.sql`insert into appointments.appointment
    select * from jsonb_populate_recordset(null::appointments.appointment, ${JSON.stringify(rows)}::jsonb)`;
  return rows.map(({ id }) => id);
}
