import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { accessMatrix } from '../../support/attacks/access-matrix.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { apply, openClinic, type Clinic } from '../../support/clinic.js';
import { handIn } from '../../support/credentials.js';
import { patient, person, type Person } from '../../support/people.js';
import { picture, putLogo, putPhoto } from '../../support/pictures.js';

/** What needs no row of its own, and why. */
const without: Record<string, string> = {
  'post /auth/': 'signing in and out, and what somebody does with their own account',
  'delete /auth/sessions/': 'a session of their own',
  'patch /me': 'their own account',
  'post /slot-holds': 'a held time is nobody else’s and is gone in minutes',
  'delete /slot-holds/': 'a held time is nobody else’s and is gone in minutes',
  'post /appointments': 'visits have a history of their own, with who and why',
  'patch /appointments/': 'visits have a history of their own, with who and why',
  'post /practitioner-applications': 'an application of their own; deciding is not',
  'post /notification-deliveries/{id}/retry': 'sends again what was to be sent; nothing is changed',
};
/** Deciding about an application of somebody else, beside the prefix above. */
const decisions = /^post \/practitioner-applications\/\{id\}\/(start-review|request-info|approve|reject)$/;

const contract = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../openapi/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};
const changes = Object.entries(contract.paths)
  .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path.replace('/api/v1', '')}`))
  .filter((operation) => !operation.startsWith('get '))
  .filter(
    (operation) =>
      ['public', 'signed-in'].includes(accessMatrix[operation]!.may as string) ||
      accessMatrix[operation]!.may.includes('admin' as never),
  )
  .filter(
    (operation) => decisions.test(operation) || !Object.keys(without).some((prefix) => operation.startsWith(prefix)),
  );

let app: TestApp;
let clinic: Clinic;
let boss: Person;
let ana: Person;
beforeAll(async () => {
  app = await startTestApp();
  clinic = await openClinic(app);
  boss = clinic.admin;
  ana = await patient(app, 'Ana Silva');
});
afterAll(() => app.close());

/** A change that an administrator can make: what has to be there first, and the request. */
type Change = () => PromiseLike<Answer>;
interface Answer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

const created = async (path: string, body: object): Promise<string> =>
  `${path}/${(await boss.post(path, body).expect(201)).body.id}`;
const site = (): object => ({
  name: `House ${Math.trunc(performance.now() * 1_000)}`,
  timeZone: 'UTC',
  address: { line1: 'A', city: 'B', country: 'DE' },
});
const visitType = (): object => ({
  name: `Type ${performance.now()}`,
  durationMinutes: 30,
  mode: 'in_person',
  approval: 'required',
});
const file = (path = ''): string => `/patients/${ana.account.patientId}${path}`;
const doctor = (path = ''): string => `/practitioners/${clinic.practitionerId}${path}`;
const account = async (): Promise<string> => `/users/${(await person(app, [])).account.id}`;
const leave = { kind: 'leave', from: '2028-02-01', to: '2028-02-02' };
const reviewed = async (): Promise<string> => {
  const { path } = await apply(app, clinic, 'Dr New');
  await boss.post(`${path}/start-review`).expect(200);
  return path;
};
const pending = async (): Promise<string> =>
  doctor(
    `/credentials/${(await handIn(app, clinic.doctor, clinic.practitionerId, { kind: 'diploma' }).expect(201)).body.id}`,
  );
const later = (): object => ({
  email: `doctor-${performance.now()}@people.test`,
  fullName: 'Dr Later',
  specialtyIds: [clinic.specialtyId],
  qualifications: 'MBBS',
  yearsOfExperience: 9,
  languages: ['en'],
  bio: 'A doctor.',
  licence: { number: 'X-1', issuingBody: 'Y', expiresOn: '2030-01-01' },
});

const made: Record<string, Change> = {
  'post /patients': () => boss.post('/patients', { fullName: 'Bea' }),
  'patch /patients/{id}': () => boss.patch(file(), { phone: '+4930111' }),
  'put /patients/{id}/emergency-contacts': () => boss.put(file('/emergency-contacts'), { contacts: [] }),
  'put /patients/{id}/photo': async () =>
    app
      .put(file('/photo'))
      .set('Authorization', `Bearer ${boss.accessToken}`)
      .attach('file', await picture(), 'a.jpg'),
  'delete /patients/{id}/photo': () => boss.delete(file('/photo')),

  'post /specialties': () => boss.post('/specialties', { name: 'Surgery' }),
  'patch /specialties/{id}': () => boss.patch(`/specialties/${clinic.specialtyId}`, { description: 'Some' }),
  'post /sites': () => boss.post('/sites', site()),
  'patch /sites/{id}': () => boss.patch(`/sites/${clinic.siteId}`, { name: 'Old house' }),
  'post /visit-types': () => boss.post('/visit-types', visitType()),
  'patch /visit-types/{id}': async () =>
    boss.patch(await created('/visit-types', visitType()), { durationMinutes: 20 }),
  'post /holidays': () => boss.post('/holidays', { date: '2027-05-01', name: 'May Day' }),
  'delete /holidays/{id}': async () => boss.delete(await created('/holidays', { date: '2027-05-02', name: 'Rest' })),

  'post /practitioners': () => boss.post('/practitioners', later()),
  'patch /practitioners/{id}': () => boss.patch(doctor(), { bio: 'A good doctor.' }),
  'put /practitioners/{id}/visit-types': () => boss.put(doctor('/visit-types'), { visitTypeIds: [] }),
  'put /practitioners/{id}/photo': async () => putPhoto(app, boss, clinic.practitionerId, await picture()),
  'delete /practitioners/{id}/photo': () => boss.delete(doctor('/photo')),
  'post /practitioners/{id}/credentials': () => handIn(app, boss, clinic.practitionerId, { kind: 'diploma' }),
  'post /practitioners/{id}/credentials/{credentialId}/verify': async () => boss.post(`${await pending()}/verify`),
  'post /practitioners/{id}/credentials/{credentialId}/reject': async () =>
    boss.post(`${await pending()}/reject`, { reason: 'Blurred' }),
  'put /practitioners/{id}/working-hours': () =>
    boss.put(doctor('/working-hours'), {
      siteId: clinic.siteId,
      mode: 'slot',
      validFrom: '2029-01-01',
      weekly: [],
      visitTypeIds: [],
    }),
  'post /practitioners/{id}/exceptions': () => boss.post(doctor('/exceptions'), leave),
  'delete /practitioners/{id}/exceptions/{exceptionId}': async () =>
    boss.delete(await created(doctor('/exceptions'), { ...leave, from: '2028-03-01', to: '2028-03-02' })),
  'post /practitioners/{id}/suspend': () => boss.post(doctor('/suspend')),
  'post /practitioners/{id}/activate': () => boss.post(doctor('/activate')),

  'post /practitioner-applications/{id}/start-review': async () =>
    boss.post(`${(await apply(app, clinic, 'Dr New')).path}/start-review`),
  'post /practitioner-applications/{id}/request-info': async () =>
    boss.post(`${await reviewed()}/request-info`, { reason: 'More' }),
  'post /practitioner-applications/{id}/approve': async () =>
    boss.post(`${await reviewed()}/approve`, { siteId: clinic.siteId }),
  'post /practitioner-applications/{id}/reject': async () => boss.post(`${await reviewed()}/reject`, { reason: 'No' }),

  'put /settings': async () => boss.put('/settings', (await boss.get('/settings').expect(200)).body),
  'put /settings/logo': async () => putLogo(app, boss, await picture()),
  'delete /settings/logo': () => boss.delete('/settings/logo'),

  'post /users': () => boss.post('/users', { email: 'new@people.test', fullName: 'New', roles: [] }),
  'patch /users/{id}': async () => boss.patch(await account(), { fullName: 'Newer' }),
  'post /users/{id}/roles': async () => boss.post(`${await account()}/roles`, { roles: ['admin'] }),
  'post /users/{id}/suspend': async () => boss.post(`${await account()}/suspend`, { reason: 'Left' }),
  'post /users/{id}/activate': async () => {
    const path = await account();
    await boss.post(`${path}/suspend`, { reason: 'Left' }).expect(200);
    return boss.post(`${path}/activate`);
  },
  'post /users/{id}/invite': async () =>
    boss.post(`${await created('/users', { email: 'again@people.test', fullName: 'A', roles: [] })}/invite`),
};

describe('a change by an administrator', () => {
  it('is tried here for every operation of the contract that lets one change something', () => {
    expect(Object.keys(made).sort()).toEqual([...changes].sort());
  });

  it.each(Object.entries(made))('leaves an audit row: %s', async (_operation, change) => {
    const { status, body, headers } = await change();
    expect({ status, why: status < 300 ? null : body }).toEqual({ status, why: null });
    const rows = await app.sql<{ account_id: string; acting_as: string; action: string; resource_id: string | null }>`
      select account_id, acting_as, action, resource_id from platform.audit_event where request_id = ${headers['x-request-id']}`;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ account_id: boss.account.id, acting_as: 'admin', action: 'write' });
  });

  it('does not happen when its row cannot be written', async () => {
    await app.sql`alter table platform.audit_event add constraint no_trace check (resource <> 'site') not valid`;
    const answer = await boss.post('/sites', { ...site(), name: 'Unseen' });
    expect([answer.status, answer.body.code]).toEqual([503, 'AUDIT_AWAY']);
    await app.sql`alter table platform.audit_event drop constraint no_trace`;
    expect(await app.sql`select 1 from practitioners.site where name = 'Unseen'`).toEqual([]);
  });

  it('is seen with what was changed, whoever changed it, and not when it was only tried', async () => {
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const away = { kind: 'leave', from: '2028-03-01', to: '2028-03-02', reason: 'A secret' };
    await desk.post(`${doctor('/exceptions')}?dryRun=true`, away).expect(200);
    const { body } = await desk.post(doctor('/exceptions'), away).expect(201);
    await clinic.doctor.delete(doctor(`/exceptions/${body.id}`)).expect(204);
    await clinic.doctor.patch(doctor(), { bio: 'A doctor.', languages: ['en', 'de'] }).expect(200);
    await desk.patch(file(), { phone: '+4930222' }).expect(200);
    const seen = async (query: string): Promise<unknown[]> => {
      const { items } = (await boss.get(`/audit-events?${query}`).expect(200)).body;
      return items.map((item: { actingAs: string; changed: string[] }) => [item.actingAs, item.changed]);
    };
    expect((await seen(`resource=calendar&resourceId=${clinic.practitionerId}`)).slice(0, 2)).toEqual([
      ['practitioner', ['exceptions-leave']],
      ['staff', ['exceptions+leave']],
    ]);
    expect((await seen(`resource=practitioner&resourceId=${clinic.practitionerId}`))[0]).toEqual([
      'practitioner',
      ['bio', 'languages'],
    ]);
    expect(await seen(`accountId=${desk.account.id}&patientId=${ana.account.patientId}`)).toEqual([
      ['staff', ['phone']],
    ]);
    // The patient sees that the desk was at the file.
    const log = (await ana.get('/me/access-log?by=others').expect(200)).body.items;
    expect(log[0]).toMatchObject({ actingAs: 'staff', resource: 'file', action: 'write' });
  });
});
