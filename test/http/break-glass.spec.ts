import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PatientForBooking } from '../../src/patients/index.js';
import { newId } from '../../src/shared/kernel/id.js';
import { FieldEncryption } from '../../src/shared/security/field-encryption.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { recordPeople, trailOf, type RecordPeople } from '../support/record-people.js';

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
const glass = () => `/patients/${people.anaId}/break-glass`;

describe('breaking the glass', () => {
  it('opens the record of one patient to one practitioner, for four hours', async () => {
    const { otherDoctor } = people.attackers;
    const record = `/patients/${people.anaId}/medical-history`;
    await otherDoctor.get(record).expect(404);
    const { body } = await otherDoctor.post(glass(), { reason }).expect(200);
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
    await late.post(glass(), { reason }).expect(200);
    await late.get(record).expect(200);
  });

  it('stands in the trail with its reason, encrypted, and every administrator is told without it', async () => {
    const { otherDoctor, boss } = people.attackers;
    await otherDoctor.post(glass(), { reason }).expect(200);
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
    for (const other of [people.ana, people.doctor, people.attackers.desk]) expect(await other.mails()).toEqual([]);
  });

  it('is done once, however often it is asked at once', async () => {
    const { otherDoctor } = people.attackers;
    const answers = await Promise.all([1, 2, 3].map(() => otherDoctor.post(glass(), { reason })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect(await app.sql`select 1 from patients.break_glass where patient_id = ${people.anaId}`).toHaveLength(1);
  });

  it('is not for who may open the record anyway, and not for other roles', async () => {
    expect((await people.doctor.post(glass(), { reason }).expect(422)).body.code).toBe('ALREADY_IN_CARE');
    const { otherPatient, desk, boss, otherDoctor } = people.attackers;
    for (const attacker of [people.ana, otherPatient, desk, boss]) await attacker.post(glass(), { reason }).expect(403);
    await app.post(glass()).send({ reason }).expect(401);
    await otherDoctor.post(`/patients/${newId()}/break-glass`, { reason }).expect(404);
    for (const wrong of [{}, { reason: 'short' }, { reason: 'x'.repeat(501) }, { reason: '          ' }]) {
      const { body } = await otherDoctor.post(glass(), wrong).expect(400);
      expect(body.errors[0].pointer).toBe('/reason');
    }
    expect(await trailOf(app, people.anaId)).toEqual([]);
    expect(await app.sql`select 1 from patients.break_glass where patient_id = ${people.anaId}`).toEqual([]);
  });

  it('lets nobody book a visit, which would make four hours into a year', async () => {
    const { account } = people.attackers.otherDoctor;
    await people.attackers.otherDoctor.post(glass(), { reason }).expect(200);
    const actorOf = ({ id, roles, practitionerId }: typeof account) => ({
      ...{ accountId: id, sessionId: newId(), emailVerified: true, siteIds: [] },
      ...{ roles, practitionerId },
    });
    const booking = (who: typeof account) => app.ask(new PatientForBooking(actorOf(who), people.anaId));
    await expect(booking(account)).rejects.toMatchObject({ kind: 'missing' });
    expect((await booking(people.doctor.account)).id).toBe(people.anaId);
  });
});
