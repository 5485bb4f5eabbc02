import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { password, person, signIn, type Person } from '../../support/people.js';

let app: TestApp;
let clinic: Clinic;
let boss: Person;
beforeAll(async () => {
  app = await startTestApp();
  clinic = await openClinic(app);
  boss = clinic.admin;
});
afterAll(() => app.close());

const ofAccount = ({ account }: Person) => `/users/${account.id}`;
const ofPractitioner = ({ account }: Person) => `/practitioners/${account.practitionerId}`;
const take = (doctor: Person, roles: string[] = [], siteIds?: string[]) =>
  boss.post(`${ofAccount(doctor)}/roles`, { roles, siteIds });
const changesOf = async ({ account }: Person): Promise<string[][]> => {
  const { body } = await boss.get(`/audit-events?resource=account&resourceId=${account.id}`).expect(200);
  return body.items.map(({ changed }: { changed: string[] }) => changed);
};

describe('the role of a practitioner', () => {
  it('is taken from who is suspended, and with it all access at once', async () => {
    const doctor = await addDoctor(app, clinic);
    const refused = await take(doctor).expect(422);
    expect(refused.body).toMatchObject({
      code: 'PRACTITIONER_STAYS',
      detail: expect.stringContaining('Suspend the practitioner first'),
    });
    await doctor.get('/dashboards/practitioner').expect(200);

    await boss.post(`${ofPractitioner(doctor)}/suspend`, { resolution: { kind: 'keep' } }).expect(200);
    const { body } = await take(doctor).expect(200);
    expect(body).toMatchObject({ roles: [], practitionerId: null });
    await doctor.get('/me').expect(401);
    await app.post('/auth/refresh').send({ refreshToken: doctor.refreshToken }).expect(401);
    const again = await signIn(app, doctor.email);
    expect(again.account).toEqual({ id: doctor.account.id, email: doctor.email, roles: [] });
    await again.get('/dashboards/practitioner').expect(403);
    const [visitor] = [await person(app, ['patient'])];
    await again.get(`/patients/${visitor!.account.patientId}/medical-history`).expect(({ status }) => {
      expect([403, 404]).toContain(status);
    });
    expect((await changesOf(doctor))[0]).toEqual(['roles=']);
    // Nor a way back by an application that could not be approved: the listing is still there.
    const licence = { number: 'SLMC-1', issuingBody: 'SLMC', expiresOn: '2030-01-01' };
    const application = { fullName: 'Ana Silva', specialtyIds: [clinic.specialtyId], qualifications: 'MBBS', licence };
    const applied = await again.post('/practitioner-applications', application).expect(409);
    expect(applied.body.code).toBe('ALREADY_PRACTITIONER');
  });

  it('comes back when the practitioner is activated, beside what the account got meanwhile', async () => {
    const doctor = await addDoctor(app, clinic);
    await boss.post(`${ofPractitioner(doctor)}/suspend`, { resolution: { kind: 'keep' } }).expect(200);
    await take(doctor, ['staff'], [clinic.siteId]).expect(200);
    const clerk = await signIn(app, doctor.email);
    await boss.post(`${ofPractitioner(doctor)}/activate`).expect(200);
    await clerk.get('/me').expect(401);
    const back = await signIn(app, doctor.email);
    expect(back.account).toMatchObject({
      roles: ['staff', 'practitioner'],
      practitionerId: doctor.account.practitionerId,
      siteIds: [clinic.siteId],
    });
    await back.get('/dashboards/practitioner').expect(200);
    expect((await changesOf(doctor)).slice(0, 2)).toEqual([['roles+practitioner'], ['roles=staff', 'siteIds']]);
  });

  it('stays with who was only suspended: activating signs nobody out', async () => {
    const doctor = await addDoctor(app, clinic);
    await boss.post(`${ofPractitioner(doctor)}/suspend`, { resolution: { kind: 'keep' } }).expect(200);
    const before = await changesOf(doctor);
    await boss.post(`${ofPractitioner(doctor)}/activate`).expect(200);
    expect((await doctor.get('/me').expect(200)).body.roles).toEqual(['practitioner']);
    expect(await changesOf(doctor)).toEqual(before);
  });

  it('is given or stays, never neither, when somebody takes it while another one activates', async () => {
    const doctor = await addDoctor(app, clinic);
    for (let round = 0; round < 5; round++) {
      await boss.post(`${ofPractitioner(doctor)}/suspend`, { resolution: { kind: 'keep' } }).expect(200);
      await Promise.all([take(doctor), boss.post(`${ofPractitioner(doctor)}/activate`).expect(200)]);
      const { body } = await boss.get(ofAccount(doctor)).expect(200);
      expect(body).toMatchObject({ roles: ['practitioner'], practitionerId: doctor.account.practitionerId });
    }
  });
});

describe('a role for an address that nobody has verified', () => {
  it('goes to the owner of the mailbox, not to whoever registered it', async () => {
    const stranger = await person(app, ['patient'], { emailVerified: false });
    await boss
      .post(`${ofAccount(stranger)}/roles`, { roles: ['patient', 'staff'], siteIds: [clinic.siteId] })
      .expect(200);
    await stranger.get('/patients').expect(401);
    await app.post('/auth/login').send({ email: stranger.email, password }).expect(401);
    await app.settle();
    const { body } = await app.raw.get('/dev/mailbox.json').expect(200);
    const [mail] = body.items.filter(({ to }: { to: string }) => to.includes(stranger.email));
    const token = /token=([\w.-]+)/.exec(mail.text)![1];
    await app.post('/auth/password/reset').send({ token, password: 'the-owner-sets-2026' }).expect(200);
    const login = await app.post('/auth/login').send({ email: stranger.email, password: 'the-owner-sets-2026' });
    expect([login.status, login.body.account?.roles]).toEqual([200, ['patient', 'staff']]);
  });
});
