import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import { prescribedItem } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, visitOfToday, type Clinic } from '../../support/clinic.js';
import { pdf } from '../../support/attacks/hostile-files.js';
import { patient, type Person } from '../../support/people.js';

/** A word that a clinic would never write by itself. */
const canary = 'Zitronenfalter';

/** A patient in all of whose clinical text stands the canary goes through every flow; then everything is searched. */
describe('a canary patient', () => {
  let app: TestApp;
  let clinic: Clinic;
  let ana: Person;
  let log = '';
  beforeAll(async () => {
    app = await startTestApp({ logLevel: 'trace' });
    const stream = (PinoLogger.root as unknown as Record<symbol, { write(line: string): void }>)[symbols.streamSym]!;
    vi.spyOn(stream, 'write').mockImplementation((line) => void (log += line));
    clinic = await openClinic(app);
    ana = await patient(app, 'Ana Silva');
    await goThroughEverything();
  });
  afterAll(async () => {
    await app.close();
    vi.restoreAllMocks();
  });

  const key = (name: string) => ['Idempotency-Key', `canary-${name}`] as const;
  const ids: Record<string, string> = {};

  async function goThroughEverything(): Promise<void> {
    const { doctor, practitionerId, siteId, visitTypeId } = clinic;
    const book = async (start: string) => {
      const wish = { practitionerId, siteId, visitTypeId, start, reason: `Reason ${canary}` };
      return (
        await ana
          .post('/appointments', wish)
          .set(...key(start))
          .expect(201)
      ).body.id as string;
    };
    ids.declined = await book('2026-12-10T09:00:00Z');
    await doctor.post(`/appointments/${ids.declined}/decline`, { reason: `No ${canary}` }).expect(200);
    ids.cancelled = await book('2026-12-11T09:00:00Z');
    await doctor.post(`/appointments/${ids.cancelled}/approve`).expect(200);
    await doctor.patch(`/appointments/${ids.cancelled}`, { staffNote: `Note ${canary}` }).expect(200);
    await ana.patch(`/appointments/${ids.cancelled}`, { reason: `Changed ${canary}` }).expect(200);
    await ana.post(`/appointments/${ids.cancelled}/reschedule`, { start: '2026-12-11T10:00:00Z' }).expect(200);
    await doctor.post(`/appointments/${ids.cancelled}/approve`).expect(200);
    ids.confirmed = ids.cancelled;
    ids.calendar = (await ana.get(`/appointments/${ids.confirmed}/calendar.ics`).expect(200)).text;
    await ana.post(`/appointments/${ids.cancelled}/cancel`, { reason: `Why ${canary}` }).expect(200);

    ids.visit = await visitOfToday(app, clinic, ana);
    await doctor.put(`/appointments/${ids.visit}/note`, { text: `Text ${canary}` }, '"0"').expect(200);
    await doctor.post(`/appointments/${ids.visit}/note/sign`).expect(200);
    await doctor.post(`/appointments/${ids.visit}/note/amend`, { text: `More ${canary}` }).expect(200);
    await doctor.post(`/appointments/${ids.visit}/note/release`).expect(200);
    const items = [{ ...prescribedItem, drug: canary, instructions: `With ${canary}` }];
    const { body } = await doctor.post(`/appointments/${ids.visit}/prescriptions`, { items }).set(...key('rx'));
    ids.prescription = body.id;
    await doctor
      .post(`/prescriptions/${body.id}/issue`)
      .set(...key('issue'))
      .expect(200);
    await ana.get(`/prescriptions/${body.id}/pdf`).expect(200);
    await doctor.post(`/prescriptions/${body.id}/void`, { reason: `Void ${canary}` }).expect(200);
    await app
      .post(`/patients/${ana.account.patientId}/documents`)
      .set('Authorization', `Bearer ${ana.accessToken}`)
      .field('kind', 'lab-result')
      .field('title', `Title ${canary}`)
      .attach('file', pdf, `${canary}.pdf`)
      .expect(201);
    await app.settle();
  }

  const foundIn = (text: string): string[] =>
    text.split('\n').filter((line) => line.includes(canary) || line.includes(Buffer.from(canary).toString('hex')));

  it('stands in no table, column, event, queue or stored answer', async () => {
    const tables = await app.sql<{ name: string }>`
      select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`;
    expect(tables.length).toBeGreaterThan(30);
    // What is not clinical is found in the same way: the search can fail.
    let names = 0;
    for (const { name } of tables) {
      const query = `select t::text as line from ${name} t`;
      const rows = await app.sql<{ line: string }>(
        Object.assign([query], { raw: [query] }) as unknown as TemplateStringsArray,
      );
      // The built-in mailbox is the patient's letter box of development: what they are told in a body stands there.
      const lines = name === 'notifications.mailbox' ? [] : rows.map(({ line }) => line);
      names += lines.filter((line) => line.includes('Ana Silva')).length;
      expect([name, foundIn(lines.join('\n'))]).toEqual([name, []]);
    }
    expect(names).toBeGreaterThan(0);
  });

  it('stands in no line of the log, no metric and no URL', async () => {
    expect(log).toContain('/prescriptions/');
    expect(foundIn(log)).toEqual([]);
    expect(foundIn((await app.raw.get('/metrics').expect(200)).text)).toEqual([]);
  });

  it('stands in no subject, sender or recipient, and in no calendar entry', async () => {
    const { body } = await app.raw.get('/dev/mailbox.json').expect(200);
    expect(body.items.length).toBeGreaterThan(4);
    for (const { to, subject, attachments } of body.items) {
      expect(foundIn(JSON.stringify({ to, subject, attachments }))).toEqual([]);
    }
    expect(ids.calendar).toContain('BEGIN:VEVENT');
    expect(foundIn(ids.calendar!)).toEqual([]);
  });

  it('is read by those whose it is', async () => {
    const { body } = await ana.get(`/appointments/${ids.visit}/note`).expect(200);
    expect(JSON.stringify(body)).toContain(canary);
  });
});
