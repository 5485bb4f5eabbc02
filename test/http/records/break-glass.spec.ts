import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { PatientForBooking } from '../../../src/patients/index.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { FieldEncryption } from '../../../src/shared/security/field-encryption.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password, signIn, type Person } from '../../support/people.js';
import { recordPeople, trailOf, visitBecomes, type RecordPeople } from '../../support/record-people.js';

let app: TestApp;
let people: RecordPeople;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  people = await recordPeople(app);
});
afterAll(() => app.close());

const reason = 'Unconscious in the emergency room';
/** Requests that all wait for the files of their patients, and go on at the same moment. */
async function atOnce<Answer>(patientIds: string[], send: () => PromiseLike<Answer>[]): Promise<Answer[]> {
  const client = new pg.Client({ connectionString: app.config.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select from patients.patient where id = any($1) for update', [patientIds]);
    const requests = send();
    const answers = Promise.all(requests);
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await client.query(waiting)).rowCount! < requests.length) await setImmediate();
    await client.query('commit');
    return await answers;
  } finally {
    await client.end();
  }
}

const glass = () => `/patients/${people.anaId}/break-glass`;

describe('breaking the glass', () => {
  it('opens the record of one patient to one practitioner, for four hours', async () => {
    const { otherDoctor } = people.attackers;
    const record = `/patients/${people.anaId}/medical-history`;
    await otherDoctor.get(record).expect(404);
    const { body } = await otherDoctor.post(glass(), { reason, password }).expect(200);
    const { practitionerId } = otherDoctor.account;
    expect(body).toEqual({ patientId: people.anaId, practitionerId, until: expect.any(String) });
    const left = Temporal.Instant.from(body.until).since(app.now).total('hours');
    expect(left).toBeGreaterThan(3.99);
    expect(left).toBeLessThanOrEqual(4);
    await otherDoctor.get(record).expect(200);
    await otherDoctor.get(`/patients/${people.anaId}`).expect(200);
    const others = await recordPeople(app);
    await otherDoctor.get(`/patients/${others.anaId}/medical-history`).expect(404);
    await others.attackers.otherDoctor.get(record).expect(404);

    await app.advance('PT3H59M');
    const late = await signIn(app, otherDoctor.email);
    await late.get(record).expect(200);
    await app.advance('PT1M');
    await late.get(record).expect(404);
    await late.get(`/patients/${people.anaId}`).expect(404);
    await late.post(glass(), { reason, password }).expect(200);
    await late.get(record).expect(200);
  });

  it('stands in the trail with its reason, encrypted, and every administrator is told without it', async () => {
    const { otherDoctor, boss } = people.attackers;
    await otherDoctor.post(glass(), { reason, password }).expect(200);
    expect(await trailOf(app, people.anaId)).toEqual(['practitioner break-glass record']);
    const [row] = await app.sql<{ reason: Buffer; account_id: string }>`
      select reason, account_id from platform.audit_event where patient_id = ${people.anaId}`;
    expect(app.resolve(FieldEncryption).decrypt(row!.reason)).toBe(reason);
    expect(row!.account_id).toBe(otherDoctor.account.id);

    await app.settle();
    const [mail, ...more] = await boss.mails();
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('A record was opened in an emergency');
    expect(JSON.stringify(mail)).not.toMatch(/Unconscious|Ana Silva/);
    expect(JSON.stringify(mail)).not.toContain(people.anaId);
    for (const other of [people.doctor, people.attackers.desk]) expect(await other.mails()).toEqual([]);
  });

  it('is told to the patient: who and when, not why, and only where a letter reaches them', async () => {
    const { otherDoctor, desk } = people.attackers;
    const unreachable = await desk.post('/patients', { fullName: 'Nemo Nobody', force: true }).expect(201);
    await otherDoctor.post(`/patients/${unreachable.body.id}/break-glass`, { reason, password }).expect(200);
    await otherDoctor.post(glass(), { reason, password }).expect(200);
    await app.settle();
    const [mail, ...more] = await people.ana.mails();
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('Your record was opened in an emergency');
    expect(mail!.text).toMatch(/^Hello Ana Silva,\n\nDr Test opened your record in an emergency on .* 1 December 2026/);
    expect(JSON.stringify(mail)).not.toMatch(/Unconscious|Nemo/);
    const [skipped] = await app.sql<{ status: string; last_error: string }>`
      select status, last_error from notifications.message where recipient_id = ${unreachable.body.id}`;
    expect(skipped).toEqual({ status: 'skipped', last_error: 'the recipient has no address' });
    const { body } = await people.ana.get('/me/access-log').expect(200);
    expect(body.items.map(({ action }: { action: string }) => action)).toContain('break-glass');
  });

  it('lets the record be read, and nothing in it be written', async () => {
    const { otherDoctor } = people.attackers;
    const record = `/patients/${people.anaId}`;
    const history = { bloodGroup: null, allergies: [], conditions: [], medications: [], surgeries: [], notes: 'Mine.' };
    const upload = () =>
      app
        .post(`${record}/documents`)
        .set('Authorization', `Bearer ${otherDoctor.accessToken}`)
        .field('kind', 'other')
        .attach('file', Buffer.from('%PDF-1.4\n%%EOF\n'), 'a.pdf');
    // From a time of care: what the practitioner then wrote is not theirs to change by a broken glass either.
    const visit = newId();
    await visitBecomes(app, people.anaId, otherDoctor, 'confirmed', visit);
    const document = (await upload().expect(201)).body;
    await visitBecomes(app, people.anaId, otherDoctor, 'cancelled', visit);
    await otherDoctor.get(`${record}/documents`).expect(404);

    await otherDoctor.post(glass(), { reason, password }).expect(200);
    const read = await otherDoctor.get(`${record}/medical-history`).expect(200);
    expect(read.body.allowedActions).toEqual([]);
    const { body } = await otherDoctor.get(`${record}/documents`).expect(200);
    expect(body.items).toMatchObject([{ id: document.id, allowedActions: [] }]);
    await otherDoctor.get(`${record}/documents/${document.id}/content`).expect(200);
    await otherDoctor.get(`${record}/emergency-contacts`).expect(200);

    const refusals = [
      otherDoctor.put(`${record}/medical-history`, history),
      upload(),
      otherDoctor.delete(`${record}/documents/${document.id}`),
    ];
    for (const refusal of refusals) expect((await refusal.expect(403)).body.code).toBe('READ_ONLY_ACCESS');
    await otherDoctor.put(`${record}/emergency-contacts`, { contacts: [] }).expect(403);
    expect((await people.ana.get(`${record}/medical-history`).expect(200)).headers.etag).toBe('"0"');
    // Who begins to care for the patient meanwhile writes.
    await visitBecomes(app, people.anaId, otherDoctor, 'confirmed', visit);
    await otherDoctor.put(`${record}/medical-history`, history).expect(200);
  });

  it('asks for the password again, and a wrong one opens and tells nothing', async () => {
    const { otherDoctor } = people.attackers;
    for (const path of [glass(), `/patients/${newId()}/break-glass`]) {
      const { body } = await otherDoctor.post(path, { reason, password: `${password}?` }).expect(422);
      expect(body).toMatchObject({ code: 'PASSWORD_WRONG', errors: [{ pointer: '/password' }] });
    }
    expect(await app.sql`select 1 from patients.break_glass where patient_id = ${people.anaId}`).toEqual([]);
    expect(await trailOf(app, people.anaId)).toEqual([]);
    const { body } = await otherDoctor.post(glass(), { reason }).expect(400);
    expect(body.errors[0].pointer).toBe('/password');
  });

  it('is repeated under its Idempotency-Key with the right password only, which leaves no trace there', async () => {
    const { otherDoctor } = people.attackers;
    const send = (typed: string) =>
      otherDoctor.post(glass(), { reason, password: typed }).set('Idempotency-Key', 'once-in-an-emergency');
    await send('wrong').expect(422);
    const { body } = await send(password).expect(200);
    expect(body.patientId).toBe(people.anaId);
    await send('wrong').expect(422);
    const again = await send(password).expect(200);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(body);
    const hashOf = (content: object) =>
      createHash('sha256')
        .update(`${JSON.stringify(content)}\n{}`)
        .digest('hex');
    const [row, ...more] = await app.sql<{ hash: string }>`
      select encode(body_hash, 'hex') as hash from platform.idempotency_key where body_hash is not null
      order by expires_at desc limit 1`;
    expect(more).toEqual([]);
    expect(row!.hash).toBe(hashOf({ reason }));
  });

  it('is done for five patients in 24 hours at most', async () => {
    const { otherDoctor, desk } = people.attackers;
    const files = await Promise.all(
      Array.from({ length: 7 }, (_, index) => desk.post('/patients', { fullName: `Person ${index}`, force: true })),
    );
    const open = (who: Person, index: number) =>
      who.post(`/patients/${files[index]!.body.id}/break-glass`, { reason, password });
    await open(otherDoctor, 0).expect(200);
    const first = app.now;
    await app.advance('PT10M');
    // Again where it is open already counts for nothing; more at once than there may be are refused one by one.
    for (let times = 0; times < 3; times++) await open(otherDoctor, 0).expect(422);
    for (const index of [1, 2, 3]) await open(otherDoctor, index).expect(200);
    const answers = await atOnce(
      files.map(({ body }) => body.id),
      () => [4, 5, 6].map((index) => open(otherDoctor, index)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.body).toMatchObject({ code: 'BREAK_GLASS_LIMIT', availableFrom: expect.any(String) });
    const from = Temporal.Instant.from(refused.body.availableFrom);
    expect(Math.abs(from.since(first.add({ hours: 24 })).total('seconds'))).toBeLessThan(60);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(23 * 3_600);
    const closed = answers.findIndex(({ status }) => status === 429) + 4;
    await otherDoctor.get(`/patients/${files[closed]!.body.id}/medical-history`).expect(404);
    await open(people.doctor, closed).expect(200);

    // One of the five again is no sixth patient.
    await app.advance('PT4H');
    await open(await signIn(app, otherDoctor.email), 1).expect(200);
    await app.advance('PT19H51M');
    const later = await signIn(app, otherDoctor.email);
    await open(later, closed).expect(200);
    await open(later, answers.findLastIndex(({ status }) => status === 429) + 4).expect(429);
  });

  it('lets nobody guess the password at speed, nor by way of it sign in any faster', async () => {
    const limited = await startTestApp({ rateLimit: true });
    try {
      const others = await recordPeople(limited);
      const { otherDoctor } = others.attackers;
      const guess = () =>
        otherDoctor.post(`/patients/${others.anaId}/break-glass`, { reason, password: 'a wrong guess' });
      for (let times = 0; times < 4; times++) await guess().expect(422);
      await guess().set('Idempotency-Key', 'tried-with-another-password').expect(422);
      const { headers } = await guess().expect(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      // Not even with the right one, and it is one count with the sign-in's.
      await otherDoctor.post(`/patients/${others.anaId}/break-glass`, { reason, password }).expect(429);
      await limited.post('/auth/login').send({ email: otherDoctor.email, password }).expect(429);
      await limited.advance('PT1M');
      const { body } = await otherDoctor
        .post(`/patients/${others.anaId}/break-glass`, { reason, password })
        .set('Idempotency-Key', 'tried-with-another-password')
        .expect(200);
      expect(body.patientId).toBe(others.anaId);
      for (let times = 0; times < 4; times++) await guess().expect(422);
    } finally {
      await limited.close();
    }
  });

  it('is done once, however often it is asked at once', async () => {
    const { otherDoctor } = people.attackers;
    const answers = await Promise.all([1, 2, 3].map(() => otherDoctor.post(glass(), { reason, password })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect(await app.sql`select 1 from patients.break_glass where patient_id = ${people.anaId}`).toHaveLength(1);
  });

  it('is not for who may open the record anyway, and not for other roles', async () => {
    expect((await people.doctor.post(glass(), { reason, password }).expect(422)).body.code).toBe('ALREADY_IN_CARE');
    const { otherPatient, desk, boss, otherDoctor } = people.attackers;
    for (const attacker of [people.ana, otherPatient, desk, boss])
      await attacker.post(glass(), { reason, password }).expect(403);
    await app.post(glass()).send({ reason, password }).expect(401);
    await otherDoctor.post(`/patients/${newId()}/break-glass`, { reason, password }).expect(404);
    for (const wrong of ['', 'short', 'x'.repeat(501), '          ']) {
      const { body } = await otherDoctor.post(glass(), { reason: wrong, password }).expect(400);
      expect(body.errors[0].pointer).toBe('/reason');
    }
    expect(await trailOf(app, people.anaId)).toEqual([]);
    expect(await app.sql`select 1 from patients.break_glass where patient_id = ${people.anaId}`).toEqual([]);
  });

  it('lets nobody book a visit, which would make four hours into a year', async () => {
    const { account } = people.attackers.otherDoctor;
    await people.attackers.otherDoctor.post(glass(), { reason, password }).expect(200);
    const actorOf = ({ id, roles, practitionerId }: typeof account) => ({
      ...{ accountId: id, sessionId: newId(), emailVerified: true, siteIds: [] },
      ...{ roles, practitionerId },
    });
    const { practitionerId } = account;
    const place = { practitionerId, siteId: newId(), visitTypeId: newId(), start: '2026-12-10T10:00:00Z' };
    const { otherDoctor, otherPatient } = people.attackers;
    const unknown = await otherDoctor.post('/appointments', { ...place, patientId: newId() }).expect(404);
    const before = (await trailOf(app, people.anaId)).length;
    for (const stranger of [otherDoctor, otherPatient]) {
      const { body } = await stranger.post('/appointments', { ...place, patientId: people.anaId }).expect(404);
      expect({ ...body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
    const refused = ['practitioner refused file', 'patient refused file'];
    expect((await trailOf(app, people.anaId)).slice(before)).toEqual(refused);
    const booking = (who: typeof account) => app.ask(new PatientForBooking(actorOf(who), people.anaId));
    await expect(booking(account)).rejects.toMatchObject({ kind: 'missing' });
    expect((await booking(people.doctor.account)).id).toBe(people.anaId);
  });
});
