import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { eventually } from '../../support/servers/load.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

interface Line {
  readonly at: string;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
}

describe('a visit that several people change at once', () => {
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
  });
  afterAll(() => app?.close());

  const book = async (who: Person, start: string) => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    return (await who.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201)).body;
  };

  it('has a history in the order in which it happened', async () => {
    const visits: { ana: Person; id: string; to: string }[] = [];
    for (let index = 0; index < 16; index++) {
      const ana = await patient(app);
      const date = Temporal.PlainDate.from('2026-12-03').add({ days: index });
      visits.push({ ana, id: (await book(ana, `${date}T09:00:00Z`)).id, to: `${date}T11:00:00Z` });
    }
    const everything = visits.flatMap(({ ana, id, to }) => [
      desk.post(`/appointments/${id}/approve`),
      ana.post(`/appointments/${id}/reschedule`, { start: to }),
      clinic.doctor.post(`/appointments/${id}/approve`),
      desk.post(`/appointments/${id}/decline`, { reason: 'The doctor is away' }),
    ]);
    await Promise.all(everything);
    const told: string[] = [];
    for (const { id } of visits) {
      const { body: visit } = await desk.get(`/appointments/${id}`).expect(200);
      const lines = (await desk.get(`/appointments/${id}/history`).expect(200)).body.items as Line[];
      for (const [index, line] of lines.entries()) {
        const before = lines[index - 1];
        if (line.from !== (before?.to ?? null)) told.push(`${line.action} ${line.from} follows ${before?.to}`);
        const later = !before || Temporal.Instant.compare(before.at, line.at) < 0;
        if (!later) told.push(`${line.action} at ${line.at} follows ${before.at}`);
      }
      if (lines.at(-1)!.to !== visit.status) told.push(`${visit.status} ends with ${lines.at(-1)!.to}`);
    }
    expect(told).toEqual([]);
  });

  it('says that what waited for another change happened after it, also when the other host is ahead', async () => {
    const ana = await patient(app);
    const { id } = await book(ana, '2026-12-02T09:00:00Z');
    const other = new pg.Client({ connectionString: app.config.databaseUrl });
    await other.connect();
    try {
      await other.query('begin');
      await other.query(`select 1 from appointments.appointment where id = $1 for update`, [id]);
      const approval = desk.post(`/appointments/${id}/approve`).expect(200);
      const approved = approval.then(({ body }) => body);
      await eventually('the approval waits for the row', async () => {
        const waiting = await app.sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        return waiting.length > 0;
      });
      const at = app.now.add({ seconds: 5 }).toString();
      await other.query(`update appointments.appointment set updated_at = $2, version = version + 1 where id = $1`, [
        id,
        at,
      ]);
      await other.query(
        `insert into appointments.history (id, appointment_id, at, actor_as, action, from_status, to_status, revision)
         values ($1, $2, $3, 'staff', 'edit', 'pending', 'pending', 0)`,
        [newId(), id, at],
      );
      await other.query('commit');
      expect((await approved).status).toBe('confirmed');
    } finally {
      await other.end();
    }
    const lines = (await desk.get(`/appointments/${id}/history`).expect(200)).body.items as Line[];
    expect(lines.map(({ action }) => action)).toEqual(['book', 'edit', 'approve']);
  });

  it('goes one step back when two colleagues say undo at once, and none without the version', async () => {
    const ana = await patient(app);
    const { id } = await book(ana, '2026-12-02T15:30:00Z');
    const { doctor } = clinic;
    await doctor.post(`/appointments/${id}/approve`).expect(200);
    await app.advance(app.now.until('2026-12-02T15:20:00Z').toString());
    const [again, colleague] = await Promise.all([signInAgain(desk), signInAgain(clinic.admin)]);
    await again.post(`/appointments/${id}/check-in`).expect(200);
    const seen = await again.post(`/appointments/${id}/start`).expect(200);
    const undo = (who: Person) => who.post(`/appointments/${id}/undo`, { reason: 'Not yet here' });

    const without = await undo(again).expect(428);
    expect(without.body.code).toBe('PRECONDITION_REQUIRED');
    const both = [again, colleague, again, colleague].map((who) => undo(who).set('If-Match', seen.headers.etag!));
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect(answers.find(({ status }) => status === 412)!.body).toMatchObject({ code: 'STALE', current: 'checked_in' });
    const { body } = await again.get(`/appointments/${id}`).expect(200);
    expect(body).toMatchObject({ status: 'checked_in', version: Number(seen.headers.etag!.replaceAll('"', '')) + 1 });
  });

  const signInAgain = (who: Person) => signIn(app, who.email);
});
