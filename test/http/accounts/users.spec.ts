import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { admin, password, patient, person, signIn, type Person } from '../../support/people.js';

let app: TestApp;
let clinic: Clinic;
let boss: Person;
beforeAll(async () => {
  app = await startTestApp();
  clinic = await openClinic(app);
  boss = clinic.admin;
});
afterAll(() => app.close());

interface User {
  id: string;
  email: string;
  fullName: string;
  roles: string[];
}
const emails = async (query: string): Promise<string[]> =>
  (await boss.get(`/users?${query}`).expect(200)).body.items.map((user: User) => user.email);
/** What the trail says was done to an account, the newest first. */
async function traces(id: string): Promise<{ changed: string[]; reason: string | null; accountId: string }[]> {
  return (await boss.get(`/audit-events?resource=account&resourceId=${id}`).expect(200)).body.items;
}

describe('a day of administration', () => {
  it('invites, changes, suspends and lets in again, and leaves a trace of each', async () => {
    const desk = { email: 'Desk@Clinic.test', fullName: 'Désirée Desk', phone: '+49 30 123', roles: ['staff'] };
    const invited = await boss.post('/users', { ...desk, siteIds: [clinic.siteId] }).expect(201);
    const { id } = invited.body as User;
    expect(invited.headers.location).toBe(`/api/v1/users/${id}`);
    expect(invited.body).toEqual({
      id,
      email: 'desk@clinic.test',
      emailVerified: false,
      fullName: 'Désirée Desk',
      phone: '+4930123',
      roles: ['staff'],
      siteIds: [clinic.siteId],
      status: 'active',
      patientId: null,
      practitionerId: null,
      createdAt: expect.stringMatching(/^2026-12-01T.*Z$/),
      lastSignInAt: null,
      invited: true,
    });

    // The mail's link sets the password; then they sign in, and see the desk.
    await app.settle();
    const mails = await mailsTo('desk@clinic.test');
    const token = /reset\?token=([\w.-]+)/.exec(mails[0]!.text)![1];
    await app.post('/auth/password/reset').send({ token, password }).expect(200);
    const her = await signIn(app, 'desk@clinic.test');
    await her.get('/patients').expect(200);
    await her.get('/users').expect(403);
    const joined = await boss.get(`/users/${id}`).expect(200);
    expect(joined.body).toMatchObject({ invited: false, emailVerified: true, lastSignInAt: expect.any(String) });

    const etag = joined.headers.etag as string;
    await boss.patch(`/users/${id}`, { fullName: 'Dora Desk', phone: null }, '"999"').expect(412);
    const changed = await boss.patch(`/users/${id}`, { fullName: 'Dora Desk', phone: null }, etag).expect(200);
    expect(changed.body).toMatchObject({ fullName: 'Dora Desk', phone: null, siteIds: [clinic.siteId] });
    expect(changed.headers.etag).not.toBe(etag);
    await her.get('/patients').expect(200);

    // Suspended: the access token that worked a moment ago is refused at once, and so is what would continue it.
    await boss.post(`/users/${id}/suspend`, { reason: 'Left us' }).expect(200);
    await her.get('/patients').expect(401);
    await app.post('/auth/refresh').send({ refreshToken: her.refreshToken }).expect(401);
    const kept = await app.post('/auth/login').send({ email: her.email, password }).expect(403);
    expect(kept.body.code).toBe('ACCOUNT_SUSPENDED');
    await boss.post(`/users/${id}/suspend`, { reason: 'Again' }).expect(409);
    await boss.post(`/users/${id}/activate`, {}).expect(200);
    await her.get('/patients').expect(401);
    const back = await signIn(app, her.email);

    // A new office: the old session ends, and the next one has it.
    const promoted = await boss.post(`/users/${id}/roles`, { roles: ['admin'] }).expect(200);
    expect(promoted.body).toMatchObject({ roles: ['admin'], siteIds: [] });
    await back.get('/patients').expect(401);
    await (await signIn(app, her.email)).get('/users').expect(200);

    expect((await traces(id)).map(({ changed: fields, reason }) => [fields.join(' '), reason])).toEqual([
      ['roles=admin', null],
      ['status=active', null],
      ['status=suspended', 'Left us'],
      ['fullName phone', null],
      ['roles=staff', null],
    ]);
    expect((await traces(id)).every(({ accountId }) => accountId === boss.account.id)).toBe(true);
    expect(JSON.stringify(await app.sql`select * from platform.outbox`)).not.toContain('Left us');
  });

  it('sends the invitation again until it is accepted, and refuses an address that is known', async () => {
    const { body } = await boss.post('/users', { email: 'late@clinic.test', fullName: 'L', roles: [] }).expect(201);
    await boss.post(`/users/${body.id}/invite`).expect(200);
    await app.settle();
    expect((await mailsTo('late@clinic.test')).length).toBe(2);
    await boss.post(`/users/${boss.account.id}/invite`).expect(409);

    const ana = await patient(app, 'Ana Silva');
    const taken = await boss.post('/users', { email: ana.email, fullName: 'X', roles: ['admin'] }).expect(409);
    expect(taken.body).toMatchObject({ code: 'EMAIL_TAKEN', accountId: ana.account.id });
    expect((await ana.get('/me').expect(200)).body).toMatchObject({ roles: ['patient'], fullName: 'Ana Silva' });
  });

  it('opens the file of who becomes a patient, and carries a new name into it', async () => {
    const { body } = await boss
      .post('/users', { email: 'pat@clinic.test', fullName: 'Pat', phone: '+4930555', roles: ['patient'] })
      .expect(201);
    expect((await boss.get(`/patients/${body.patientId}`).expect(200)).body).toMatchObject({ fullName: 'Pat' });
    await boss.patch(`/users/${body.id}`, { fullName: 'Patricia' }).expect(200);
    expect((await boss.get(`/patients/${body.patientId}`).expect(200)).body).toMatchObject({
      fullName: 'Patricia',
      phone: '+4930555',
    });
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const both = await boss.post(`/users/${desk.account.id}/roles`, { roles: ['staff', 'patient'] }).expect(200);
    expect(both.body).toMatchObject({ siteIds: [clinic.siteId], patientId: expect.any(String) });
  });
});

async function mailsTo(address: string): Promise<{ text: string }[]> {
  const { body } = await app.raw.get('/dev/mailbox.json').expect(200);
  return body.items.filter(({ to }: { to: string }) => to.includes(address));
}

describe('GET /users', () => {
  beforeAll(async () => {
    for (const fullName of ['Zoë Ångström', 'Zoe Müller-Ørsted', '100%_Zed']) {
      await boss
        .post('/users', {
          email: `${fullName.slice(0, 4).trim().replace(/\W/g, 'e')}-${newId()}@zzz.test`,
          fullName,
          roles: [],
        })
        .expect(201);
    }
  });

  it('finds by part of a name or address, whatever the accents and capitals', async () => {
    const named = async (q: string): Promise<string[]> =>
      (await boss.get(`/users?q=${encodeURIComponent(q)}`).expect(200)).body.items.map((user: User) => user.fullName);
    expect(await named('ANGSTR')).toEqual(['Zoë Ångström']);
    expect(await named('zoe')).toEqual(['Zoë Ångström', 'Zoe Müller-Ørsted']);
    expect(await named('muller-orsted')).toEqual(['Zoe Müller-Ørsted']);
    expect((await named('@ZZZ.test')).length).toBe(3);
    expect(await named('100%_z')).toEqual(['100%_Zed']);
    // Two beginnings of words, of which no name or random address has the second.
    expect(await named('zo%gs')).toEqual([]);
    expect(await named(String.raw`\ `)).toEqual([]);
  });

  it('filters by role and status, sorts, and goes from page to page', async () => {
    const doctor = clinic.doctor.email;
    expect(await emails('role=practitioner')).toEqual([doctor]);
    expect(await emails('role=practitioner&status=suspended')).toEqual([]);
    expect(await emails('role=practitioner&status=active')).toEqual([doctor]);
    for (const sort of ['fullName', '-fullName', 'createdAt', '-createdAt']) {
      const all = await emails(`sort=${sort}&limit=100`);
      const seen: string[] = [];
      let cursor = '';
      for (let page; page !== null;) {
        const { body } = await boss.get(`/users?sort=${sort}&limit=3${cursor}`).expect(200);
        seen.push(...body.items.map((user: User) => user.email));
        page = body.nextCursor as string | null;
        cursor = `&cursor=${page}`;
      }
      expect(seen).toEqual(all);
      expect(new Set(seen).size).toBe(all.length);
    }
    const [newest] = await emails('sort=-createdAt&limit=1');
    expect((await emails('sort=createdAt&limit=100')).at(-1)).toBe(newest);
    for (const query of ['role=boss', 'status=gone', 'sort=email', 'q=', 'limit=0', 'cursor=e30', 'x=1']) {
      await boss.get(`/users?${query}`).expect(400);
    }
  });
});

describe('the rules', () => {
  it('are for administrators alone: nobody else learns of an account', async () => {
    const [ana, desk] = [await patient(app), await person(app, ['staff'], { siteIds: [clinic.siteId] })];
    for (const other of [ana, desk, clinic.doctor]) {
      await other.get('/users').expect(403);
      await other.get(`/users/${boss.account.id}`).expect(403);
      await other.post('/users', { email: 'x@y.test', fullName: 'X', roles: ['admin'] }).expect(403);
      await other.patch(`/users/${other.account.id}`, { fullName: 'X' }).expect(403);
      await other.post(`/users/${other.account.id}/roles`, { roles: ['admin'] }).expect(403);
      await other.post(`/users/${boss.account.id}/suspend`, { reason: 'X' }).expect(403);
    }
    const nobody = newId();
    await boss.get(`/users/${nobody}`).expect(404);
    await boss.patch(`/users/${nobody}`, { fullName: 'X' }).expect(404);
    for (const [act, body] of Object.entries({
      suspend: { reason: 'X' },
      activate: {},
      roles: { roles: [] },
      invite: {},
    })) {
      await boss.post(`/users/${nobody}/${act}`, body).expect(404);
    }
  });

  it('take only what may be changed there', async () => {
    const { account } = await patient(app);
    const path = `/users/${account.id}`;
    for (const more of [
      { id: newId() },
      { status: 'suspended' },
      { roles: ['admin'] },
      { email: 'a@b.test' },
      { passwordHash: 'x' },
      { patientId: newId() },
      { verifiedAt: null },
      { version: 9 },
    ]) {
      await boss.patch(path, { fullName: 'Taken', ...more }).expect(400);
      await boss.post('/users', { email: 'm@b.test', fullName: 'M', roles: [], ...more, email2: 1 }).expect(400);
    }
    await boss.post(`${path}/roles`, { roles: ['owner'] }).expect(400);
    await boss.post(`${path}/roles`, { roles: ['admin', 'admin'] }).expect(400);
    await boss.post(`${path}/roles`, { roles: [], siteIds: ['here'] }).expect(400);
    await boss.post(`${path}/suspend`, {}).expect(400);
    expect((await boss.get(path)).body).toMatchObject({
      fullName: expect.not.stringContaining('Taken'),
      status: 'active',
    });
  });

  it('tie roles to what they stand for', async () => {
    const { account } = await patient(app);
    const [ofPatient, ofDoctor] = [`/users/${account.id}`, `/users/${clinic.doctor.account.id}`];
    const roles = async (path: string, body: object): Promise<string> =>
      (await boss.post(`${path}/roles`, body).expect(422)).body.code;
    expect(await roles(ofPatient, { roles: ['patient', 'practitioner'] })).toBe('PRACTITIONER_NEEDS_LISTING');
    expect(await roles(ofPatient, { roles: [] })).toBe('PATIENT_STAYS');
    expect(await roles(ofDoctor, { roles: [] })).toBe('PRACTITIONER_STAYS');
    expect(await roles(ofPatient, { roles: ['patient', 'staff'] })).toBe('STAFF_NEEDS_SITE');
    expect(await roles(ofPatient, { roles: ['patient'], siteIds: [clinic.siteId] })).toBe('SITES_NEED_STAFF');
    const elsewhere = newId();
    const unknown = await boss
      .post(`${ofPatient}/roles`, { roles: ['patient', 'staff'], siteIds: [clinic.siteId, elsewhere] })
      .expect(422);
    expect(unknown.body).toMatchObject({ code: 'UNKNOWN_SITE', siteIds: [elsewhere] });
    await boss.post('/users', { email: 'u@b.test', fullName: 'U', roles: ['staff'], siteIds: [elsewhere] }).expect(422);
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    await boss.patch(`/users/${desk.account.id}`, { siteIds: [elsewhere] }).expect(422);
    await boss.patch(`/users/${desk.account.id}`, { siteIds: [] }).expect(422);
    await boss.patch(`/users/${desk.account.id}`, { siteIds: [clinic.siteId] }).expect(200);
    await desk.get('/me').expect(401);
  });

  it('let no administrator lock themselves out, nor two each other', async () => {
    const own = `/users/${boss.account.id}`;
    expect((await boss.post(`${own}/suspend`, { reason: 'X' }).expect(422)).body.code).toBe('OWN_ACCOUNT');
    expect((await boss.post(`${own}/roles`, { roles: [] }).expect(422)).body.code).toBe('OWN_ACCOUNT');
    await boss.get('/users').expect(200);

    for (const act of ['suspend', 'roles'] as const) {
      const hall = await startTestApp();
      try {
        const [one, two] = [await admin(hall), await admin(hall)];
        const remove = (by: Person, whom: Person) =>
          act === 'suspend'
            ? by.post(`/users/${whom.account.id}/suspend`, { reason: 'Coup' })
            : by.post(`/users/${whom.account.id}/roles`, { roles: [] });
        const answers = await Promise.all([remove(one, two), remove(two, one)]);
        expect(answers.filter(({ status }) => status === 200).length).toBe(1);
        // The second was too late, or no administrator any more when it was read.
        expect(answers.map(({ body }) => body.code).filter(Boolean)).toEqual([
          expect.stringMatching(/^(LAST_ADMIN|TOKEN_INVALID)$/),
        ]);
        expect(
          (await hall.sql`select 1 from identity.account where 'admin' = any(roles) and status = 'active'`).length,
        ).toBe(1);
        expect((await hall.sql`select 1 from platform.audit_event where resource = 'account'`).length).toBe(1);
      } finally {
        await hall.close();
      }
    }
  });
});
