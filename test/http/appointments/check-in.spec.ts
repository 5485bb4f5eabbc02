import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

describe('checking in alone', () => {
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let ana: Person;
  beforeAll(async () => {
    app = await startTestApp({ rateLimit: true });
    clinic = await openClinic(app, { timeZone: 'Asia/Colombo' });
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    ana = await patient(app, 'Ana Silva');
  });
  afterAll(() => app?.close());

  const codeOf = async (siteId = clinic.siteId, who = desk) =>
    (await who.get(`/sites/${siteId}/check-in-code`).expect(200)).body as { code: string };
  const book = async (start: string): Promise<string> => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    const wish = { practitionerId, siteId, visitTypeId, start, patientId: ana.account.patientId };
    return `/appointments/${(await desk.post('/appointments', wish).expect(201)).body.id}`;
  };
  const refusal = async (visit: string, body: object = {}) =>
    (await ana.post(`${visit}/check-in`, body).expect(422)).body.code as string;

  it('works with the code of the site and of the day, when the visit is on that day', async () => {
    const [today, tomorrow] = [await book('2026-12-01T09:00:00Z'), await book('2026-12-02T09:00:00Z')];
    const { body, headers } = await desk.get(`/sites/${clinic.siteId}/check-in-code`).expect(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toEqual({
      code: expect.stringMatching(/^[2-9B-DF-HJ-NP-TV-XZ]{6}$/),
      url: `http://careslot.test/check-in?site=${clinic.siteId}&code=${body.code}`,
      // Midnight in Colombo.
      validUntil: '2026-12-01T18:30:00Z',
    });
    expect((await ana.get(today).expect(200)).body.allowedActions).toContain('check-in');
    expect((await ana.get(tomorrow).expect(200)).body.allowedActions).not.toContain('check-in');
    expect(await refusal(tomorrow, { code: body.code })).toBe('NOT_TODAY');
    expect(await refusal(today)).toBe('CODE_REQUIRED');
    expect(await refusal(today, { code: 'WRONG1' })).toBe('WRONG_CODE');
    const { body: malformed } = await ana.post(`${today}/check-in`, { code: null }).expect(400);
    expect(malformed.errors).toMatchObject([{ pointer: '/code' }]);
    // As somebody types what is on the sign.
    const typed = ` ${body.code.slice(0, 3).toLowerCase()} ${body.code.slice(3)} `;
    const checkedIn = await ana.post(`${today}/check-in`, { code: typed }).expect(200);
    expect(checkedIn.body).toMatchObject({ status: 'checked_in', allowedActions: [] });
    const { body: history } = await desk.get(`${today}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({ action: 'check-in', actor: { as: 'patient' }, to: 'checked_in' });
    expect((await ana.post(`${today}/check-in`, { code: body.code }).expect(409)).body.code).toBe('INVALID_TRANSITION');
  });

  it('takes neither the code of another site nor that of yesterday', async () => {
    const other = await clinic.admin
      .post('/sites', { name: 'Other', timeZone: 'Asia/Colombo', address: { line1: 'A', city: 'B', country: 'LK' } })
      .expect(201);
    const visit = await book('2026-12-02T08:00:00Z');
    const yesterdays = await codeOf();
    await app.advance('PT11H');
    [ana, desk] = [await signIn(app, ana.email), await signIn(app, desk.email)];
    const boss = await signIn(app, clinic.admin.email);
    const todays = await codeOf();
    const others = await codeOf(other.body.id, boss);
    expect(new Set([yesterdays.code, todays.code, others.code]).size).toBe(3);
    for (const { code } of [yesterdays, others]) expect(await refusal(visit, { code })).toBe('WRONG_CODE');
    await ana.post(`${visit}/check-in`, { code: todays.code }).expect(200);
  });

  it('is for the own visit, and the code for who runs the desk', async () => {
    const visit = await book('2026-12-02T10:00:00Z');
    const { code } = await codeOf();
    const bob = await patient(app, 'Bob');
    await bob.post(`${visit}/check-in`, { code }).expect(404);
    await clinic.doctor.get(`/sites/${clinic.siteId}/check-in-code`).expect(401);
    const doctor = await signIn(app, clinic.doctor.email);
    const elsewhere = await person(app, ['staff'], { siteIds: [newId()] });
    for (const who of [doctor, ana, elsewhere]) await who.get(`/sites/${clinic.siteId}/check-in-code`).expect(403);
    // The desk sees the patient.
    await desk.post(`${visit}/check-in`).expect(200);
  });

  it('cannot be guessed at for long', async () => {
    const visit = await book('2026-12-02T11:00:00Z');
    const statuses = [];
    for (let each = 0; each < 61; each++) {
      statuses.push((await ana.post(`${visit}/check-in`, { code: `AAA${String(each).padStart(3, '2')}` })).status);
    }
    expect(statuses[0]).toBe(422);
    expect(statuses.at(-1)).toBe(429);
  });
});
