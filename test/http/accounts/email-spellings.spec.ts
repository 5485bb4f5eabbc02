import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InviteAccount, RevokeSessions, SetPassword } from '../../../src/identity/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { password } from '../../support/people.js';

let app: TestApp;
let clinic: Clinic;
beforeAll(async () => {
  app = await startTestApp();
  clinic = await openClinic(app);
});
afterAll(() => app.close());

const stored = 'ana@xn--mnchen-3ya.example';
const spellings = ['ana@münchen.example', ' ANA@mu\u0308nchen.Example', 'ana@ＭÜＮＣＨＥＮ.example', stored];
const register = (email: string) => app.post('/auth/register').send({ email, password, fullName: 'Ana Silva' });

describe('two spellings of one address', () => {
  it('are one account, wherever it is named', async () => {
    for (const email of spellings) await register(email).expect(201, { email: stored, emailVerified: false });
    const accounts = await app.sql<{ id: string; email: string }>`
      select id, email from identity.account where email like '%xn--mnchen%' or email like '%nchen%'`;
    expect(accounts.map(({ email }) => email)).toEqual([stored]);
    for (const email of spellings) {
      await app.post('/auth/login').send({ email, password }).expect(200);
      const taken = await clinic.admin.post('/users', { email, fullName: 'Ana', roles: ['admin'] }).expect(409);
      expect(taken.body).toMatchObject({ code: 'EMAIL_TAKEN', accountId: accounts[0]!.id });
      expect((await app.send(new RevokeSessions(email))).ended).toBe(1);
    }
    await app.settle();
    for (const email of spellings) await app.post('/auth/password/forgot').send({ email }).expect(200);
    await app.settle();
    const { body } = await app.raw.get('/dev/mailbox.json').expect(200);
    const resets = body.items.filter(({ subject }: { subject: string }) => subject === 'Set a new password');
    expect(resets.map(({ to }: { to: string }) => to)).toEqual(spellings.map(() => stored));
    await app.send(new SetPassword(spellings[0]!, 'better-Horse-78'));
    const invitation = { fullName: 'Ana', role: 'staff' as const, siteIds: [clinic.siteId] };
    expect(await app.send(new InviteAccount({ ...invitation, email: spellings[1]! }))).toEqual({
      accountId: accounts[0]!.id,
    });
  });

  it('are one person for the front desk', async () => {
    const file = (email: string) => clinic.admin.post('/patients', { fullName: 'Björn Berg', email });
    const first = await file('björn@bücher.example').expect(201);
    expect(first.body.email).toBe('björn@xn--bcher-kva.example');
    const again = await file('BJO\u0308RN@xn--bcher-kva.example').expect(409);
    expect(again.body).toMatchObject({ code: 'POSSIBLE_DUPLICATE', candidates: [{ id: first.body.id }] });
    for (const query of ['email=Björn@Bücher.example', 'q=björn@bücher.example', 'q=bjo\u0308rn@bücher']) {
      const { body } = await clinic.admin.get(`/patients?${encodeURI(query)}`).expect(200);
      if (query.endsWith('example')) expect(body.items.map(({ id }: { id: string }) => id)).toEqual([first.body.id]);
    }
  });
});

describe('an address with characters that show nothing', () => {
  const invisible = ['victim@example.org\u200B', 'victim@exam\u00ADple.org', 'vic\u2060tim@example.org'];
  const problem = { pointer: '/email', detail: 'must be an address without invisible characters: type it again' };

  it.each(invisible)('is refused in words everywhere: %j', async (email) => {
    const { admin, doctor } = clinic;
    const contact = { contact: { email: { visibility: 'clinic', value: email } } };
    const answers = await Promise.all([
      register(email),
      app.post('/auth/login').send({ email, password }),
      app.post('/auth/password/forgot').send({ email }),
      app.post('/auth/resend-verification').send({ email }),
      admin.post('/users', { email, fullName: 'Ana', roles: ['admin'] }),
      admin.post('/patients', { fullName: 'Ana', email }),
      admin.patch(`/patients/${(await admin.post('/patients', { fullName: 'Ana' })).body.id}`, { email }),
      doctor.patch(`/practitioners/${clinic.practitionerId}`, contact),
    ]);
    for (const { status, body } of answers) {
      expect({ status, errors: body.errors }).toEqual({
        status: 400,
        errors: [{ ...problem, pointer: expect.stringMatching(/^\/email$|^\/contact\/email\/value$/) }],
      });
    }
  });

  it('is no address either when mail servers read another one in it', async () => {
    for (const local of ['"victim"', '"vic\\tim"', '"victim> SIZE=1"', 'victim%example.com', '=?utf-8?q?victim?=']) {
      const { status, body } = await register(`${local}@example.org`);
      expect([local, status, body.errors?.[0]?.pointer]).toEqual([local, 400, '/email']);
    }
  });

  it('cannot be stored past the API either', async () => {
    const insert = (email: string) => app.sql`
      insert into identity.account (id, email, full_name, search_key, status, roles, site_ids, created_at)
      values (gen_random_uuid(), ${email}, 'A', '', 'active', '{}', '{}', now())`;
    for (const email of ['a@münchen.example', 'ﬁona@example.org', 'a@exam\u00ADple.org']) {
      await expect(insert(email)).rejects.toThrow('account_email_spelling');
    }
    const invited = { email: 'vic\u2060tim@example.org', fullName: 'A', role: 'admin' as const };
    await expect(app.send(new InviteAccount(invited))).rejects.toThrow('invisible');
  });
});
