import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { admin, patient, person, signIn, type Person } from '../../support/people.js';
import { leaveTrace } from '../../support/trail.js';

let app: TestApp;
let boss: Person;
let ana: Person;
let bea: Person;
let doctor: Person;
let noteId: string;

beforeAll(async () => {
  app = await startTestApp();
  [boss, ana, bea] = [await admin(app), await patient(app, 'Ana Silva'), await patient(app, 'Bea Silva')];
  doctor = await person(app, ['practitioner'], { fullName: 'Dr Nimal Perera' });
  noteId = newId();
  const doctors = { accountId: doctor.account.id, roles: doctor.account.roles };
  const anas = { accountId: ana.account.id, roles: ana.account.roles, patientId: ana.account.patientId! };
  const [ofAna, ofBea] = [{ patientId: ana.account.patientId! }, { patientId: bea.account.patientId! }];
  await leaveTrace(app, doctors, { ...ofAna, action: 'break-glass', resource: 'note', reason: 'Unconscious' });
  await app.advance('PT1H');
  await leaveTrace(app, doctors, { ...ofAna, action: 'write', resource: 'note', resourceId: noteId });
  // Traces of one millisecond have no order but their ids'.
  await app.advance('PT1S');
  await leaveTrace(app, doctors, { ...ofBea, action: 'read', resource: 'medical-history' });
  await app.advance('PT1H');
  await leaveTrace(app, anas, { ...ofAna, action: 'read', resource: 'note', resourceId: noteId });
  boss = await signInAgain(boss);
  ana = await signInAgain(ana);
  bea = await signInAgain(bea);
  doctor = await signInAgain(doctor);
});
afterAll(() => app.close());

function signInAgain({ email }: Person): Promise<Person> {
  return signIn(app, email);
}

async function traces(query = ''): Promise<{ action: string; patientId: string }[]> {
  return (await boss.get(`/audit-events${query}`).expect(200)).body.items;
}
const actions = (items: { action: string }[]): string[] => items.map((item) => item.action);

describe('GET /audit-events', () => {
  it('says who, as what, whose, what and why, newest first', async () => {
    const items = await traces();
    expect(actions(items)).toEqual(['read', 'read', 'write', 'break-glass']);
    expect(items[3]).toEqual({
      id: expect.any(String),
      at: expect.stringMatching(/^2026-12-01T08:00:.*Z$/),
      accountId: doctor.account.id,
      accountName: 'Dr Nimal Perera',
      actingAs: 'practitioner',
      patientId: ana.account.patientId,
      patientName: 'Ana Silva',
      patientIds: null,
      action: 'break-glass',
      resource: 'note',
      resourceId: null,
      reason: 'Unconscious',
      requestId: null,
      changed: null,
    });
    expect(items[0]).toMatchObject({ actingAs: 'patient', resourceId: noteId, reason: null });
    // To read why somebody's record was opened is a look at the record: once, as the trail is read page by page.
    const [own] = await traces();
    const look = { action: 'read', resource: 'audit', accountId: boss.account.id, patientId: null };
    expect(own).toMatchObject({ ...look, patientIds: [ana.account.patientId] });
    expect(await traces('?resource=audit')).toHaveLength(1);
  });

  it('finds by patient, account, action and time', async () => {
    expect(actions(await traces(`?patientId=${bea.account.patientId}`))).toEqual(['read']);
    expect(actions(await traces(`?accountId=${doctor.account.id}`))).toEqual(['read', 'write', 'break-glass']);
    expect(actions(await traces('?action=write'))).toEqual(['write']);
    expect(actions(await traces('?from=2026-12-01T09:00:00Z&to=2026-12-01T10:00:00Z'))).toEqual(['read', 'write']);
    expect(actions(await traces('?from=2026-12-01T14:30:00%2B05:30&action=write'))).toEqual(['write']);
    expect(await traces(`?patientId=${newId()}`)).toEqual([]);
  });

  it('shows changes of the clinic beside them, which concern no patient', async () => {
    const changed = ['name', 'address'];
    const entry = { action: 'write', resource: 'site', resourceId: newId(), changed } as const;
    await leaveTrace(app, { accountId: boss.account.id, roles: boss.account.roles }, entry);
    const [item] = await traces(`?resource=site&resourceId=${entry.resourceId}`);
    expect(item).toMatchObject({ ...entry, actingAs: 'admin', patientId: null, patientName: null });
    expect(await traces(`?resource=site&resourceId=${newId()}`)).toEqual([]);
    expect(actions(await traces(`?resource=note&resourceId=${noteId}`))).toEqual(['read', 'write']);
    expect(actions(await traces('?resource=medical-history'))).toEqual(['read']);
  });

  it('goes from page to page without a row twice or none', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { body: { items: { action: string }[]; nextCursor: string | null } } = await boss
        .get(`/audit-events?limit=1${cursor ? `&cursor=${cursor}` : ''}`)
        .expect(200);
      seen.push(...actions(page.body.items));
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(['write', 'read', 'read', 'read', 'write', 'break-glass']);
  });

  it('is for administrators, and takes only what it knows', async () => {
    for (const other of [ana, doctor]) await other.get('/audit-events').expect(403);
    await app.get('/audit-events').expect(401);
    const wrong = ['patientId=1', 'accountId=x', 'action=look', 'from=yesterday', 'to=2026-12-01', 'limit=101', 'x=1'];
    wrong.push('resourceId=site', `resource=${'x'.repeat(61)}`);
    for (const query of [...wrong, 'cursor=e30', `cursor=${Buffer.from('["a","b"]').toString('base64url')}`]) {
      await boss.get(`/audit-events?${query}`).expect(400);
    }
  });
});

describe('GET /me/access-log', () => {
  it('tells patients who has opened their record, and nothing that is not theirs to know', async () => {
    const { body } = await ana.get('/me/access-log').expect(200);
    expect(actions(body.items)).toEqual(['read', 'read', 'write', 'break-glass']);
    expect(body.items[3]).toEqual({
      id: expect.any(String),
      at: expect.stringMatching(/^2026-12-01T08:00:.*Z$/),
      actingAs: 'practitioner',
      name: 'Dr Nimal Perera',
      own: false,
      action: 'break-glass',
      resource: 'note',
      inList: false,
    });
    expect(body.items[0]).toMatchObject({ actingAs: 'admin', resource: 'audit', inList: true, own: false });
    expect(body.items[1]).toMatchObject({ actingAs: 'patient', name: 'Ana Silva', own: true });
    expect(JSON.stringify(body)).not.toContain('Unconscious');
  });

  it('leaves the own ones out, page by page', async () => {
    const { body } = await ana.get('/me/access-log?by=others&limit=2').expect(200);
    expect(actions(body.items)).toEqual(['read', 'write']);
    const next = await ana.get(`/me/access-log?by=others&limit=2&cursor=${body.nextCursor}`).expect(200);
    expect(actions(next.body.items)).toEqual(['break-glass']);
    expect(next.body.nextCursor).toBeNull();
    await ana.get('/me/access-log?by=me').expect(400);
  });

  it('shows nothing of other patients, and nothing to who is none', async () => {
    expect(actions((await bea.get('/me/access-log').expect(200)).body.items)).toEqual(['read']);
    expect((await doctor.get('/me/access-log').expect(200)).body).toEqual({ items: [], nextCursor: null });
    await app.get('/me/access-log').expect(401);
  });
});
