import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditSealer } from '../../../src/audit/audit-sealer.js';
import { AuditVerification } from '../../../src/audit/audit-verification.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, signIn, type Person } from '../../support/people.js';
import { asOwnerOfTheDatabase } from '../../support/trail.js';

const why = 'A cough that will not go';
const note = 'Owes for the last visit';

let app: TestApp;
let clinic: Clinic;
let ana: Person;
let bea: Person;
let visits: Record<'ana' | 'bea', string>;
beforeAll(async () => {
  app = await startTestApp();
  clinic = await openClinic(app);
  [ana, bea] = [await patient(app, 'Ana Silva'), await patient(app, 'Bea Silva')];
  visits = { ana: await book(ana), bea: await book(bea) };
  await clinic.admin.patch(`/appointments/${visits.ana}`, { staffNote: note }).expect(200);
});
afterAll(() => app.close());

async function book(who: Person): Promise<string> {
  const { practitionerId, siteId, visitTypeId } = clinic;
  const place = { practitionerId, siteId, visitTypeId };
  const query = new URLSearchParams({ ...place, from: '2026-12-03', to: '2026-12-04' });
  const { start } = (await app.get(`/slots?${query}`).expect(200)).body.items[0];
  return (await who.post('/appointments', { ...place, start, reason: why }).expect(201)).body.id;
}

const desk = (): Promise<Person> => person(app, ['staff'], { siteIds: [clinic.siteId] });
const idOf = (who: Person): string => who.account.patientId!;

/** Whom each row of somebody's looks at lists names, oldest first. */
async function listedBy({ account }: Person): Promise<string[][]> {
  const rows = await app.sql<{ listed: string[] }>`
    select patient_ids as listed from platform.audit_event
    where account_id = ${account.id} and patient_ids is not null order by id`;
  return rows.map(({ listed }) => [...listed].sort());
}

describe('a list at the desk', () => {
  it('says that there is a reason and a note, and not which', async () => {
    const clerk = await desk();
    const list = await clerk.get('/appointments').expect(200);
    expect(list.text).not.toContain(why);
    expect(list.text).not.toContain(note);
    const flags = list.body.items.map((item: object) => ({ reason: undefined, staffNote: undefined, ...item }));
    const ofAna = flags.find((item: { id: string }) => item.id === visits.ana);
    expect(ofAna).toMatchObject({ hasReason: true, hasStaffNote: true, reason: undefined, staffNote: undefined });
    const one = await clerk.get(`/appointments/${visits.ana}`).expect(200);
    expect(one.body).toMatchObject({ reason: why, staffNote: note, hasReason: true, hasStaffNote: true });
  });

  it('of the practitioner and of the patient shows the reason, and of whom it is both as well', async () => {
    const own = await clinic.doctor.get('/appointments').expect(200);
    expect(own.body.items.map((item: { reason: string }) => item.reason)).toEqual([why, why]);
    const mine = (await ana.get('/appointments').expect(200)).body.items;
    expect(mine).toEqual([expect.objectContaining({ reason: why, hasReason: true })]);
    expect(Object.keys(mine[0])).not.toContain('hasStaffNote');
    await app.sql`update identity.account set roles = array['practitioner', 'staff'] where id = ${clinic.doctor.account.id}`;
    await app.sql`update identity.account set site_ids = array[${clinic.siteId}::uuid] where id = ${clinic.doctor.account.id}`;
    const both = await signIn(app, clinic.doctor.email);
    const seen = (await both.get('/appointments').expect(200)).body.items;
    expect(seen.map((item: { reason: string }) => item.reason)).toEqual([why, why]);
  });

  it('names only whom the reader has not seen in the last quarter of an hour, in whatever list', async () => {
    const clerk = await desk();
    await clerk.get(`/appointments?patientId=${idOf(ana)}`).expect(200);
    await clerk.get('/appointments').expect(200);
    await clerk.get(`/sites/${clinic.siteId}/board?date=2026-12-03`).expect(200);
    await clerk.get('/dashboards/clinic').expect(200);
    expect(await listedBy(clerk)).toEqual([[idOf(ana)], [idOf(bea)]]);
    // The clock runs on between the two: to the second it is looked at in test/domain/shared/recent-looks.
    await app.advance('PT12M');
    await clerk.get('/appointments').expect(200);
    expect(await listedBy(clerk)).toHaveLength(2);
    await app.advance('PT3M');
    const again = await signIn(app, clerk.email);
    await again.get('/appointments').expect(200);
    expect((await listedBy(clerk)).slice(2)).toEqual([[idOf(ana), idOf(bea)].sort()]);
  });

  it('is one look whichever process showed it', async () => {
    const clerk = await desk();
    await clerk.get(`/appointments?patientId=${idOf(ana)}`).expect(200);
    const other = await startTestApp({}, app.config.databaseUrl);
    try {
      const there = await signIn(other, clerk.email);
      await there.get('/appointments').expect(200);
      await there.get('/appointments').expect(200);
    } finally {
      await other.close();
    }
    await clerk.get('/appointments').expect(200);
    // The first process asks the trail before it writes.
    expect(await listedBy(clerk)).toEqual([[idOf(ana)], [idOf(bea)]]);
  });

  it('names somebody who comes to the board while it is open', async () => {
    const clerk = await desk();
    const board = `/sites/${clinic.siteId}/board?date=2026-12-03`;
    await clerk.get(board).expect(200);
    const cleo = await patient(app, 'Cleo Silva');
    await book(cleo);
    await clerk.get(board).expect(200);
    await clerk.get(board).expect(200);
    expect(await listedBy(clerk)).toEqual([[idOf(ana), idOf(bea)].sort(), [idOf(cleo)]]);
  });
});

describe('a file that the desk almost opened twice', () => {
  it('leaves the look at those whom the refusal names', async () => {
    const clerk = await desk();
    const details = { fullName: 'Ana Silva', email: ana.email };
    const { body } = await clerk.post('/patients', details).expect(409);
    expect(body).toMatchObject({ code: 'POSSIBLE_DUPLICATE', candidates: [{ id: idOf(ana) }] });
    expect(body.trace).toBeUndefined();
    expect(await listedBy(clerk)).toEqual([[idOf(ana)]]);
  });
});

describe('the patient', () => {
  it('is told who saw them in a list, and nothing of lists without them or of who was refused', async () => {
    const dora = await patient(app, 'Dora Silva');
    const clerk = await person(app, ['staff'], { siteIds: [clinic.siteId], fullName: 'Clerk Costa' });
    await clerk.get('/patients?q=Dora').expect(200);
    await clerk.get('/patients?q=Bea').expect(200);
    const stranger = await patient(app, 'Gil Costa');
    await stranger.get(`/patients/${idOf(dora)}`).expect(404);
    const log = (await dora.get('/me/access-log').expect(200)).body.items;
    const line = { actingAs: 'staff', name: 'Clerk Costa', own: false, action: 'read', resource: 'file', inList: true };
    expect(log).toEqual([expect.objectContaining(line)]);
    const boss = await signIn(app, clinic.admin.email);
    const trail = (await boss.get(`/audit-events?patientId=${idOf(dora)}`).expect(200)).body.items;
    expect(trail).toEqual([
      expect.objectContaining({ action: 'refused', resource: 'file', actingAs: 'patient', patientId: idOf(dora) }),
      expect.objectContaining({ action: 'read', patientId: null, patientIds: [idOf(dora)] }),
    ]);
  });
});

describe('without the trail', () => {
  it('nothing is shown, refused or done: 503', async () => {
    const clerk = await desk();
    const [eva, fay] = [await patient(app, 'Eva Silva'), await patient(app, 'Fay Silva')];
    await app.sql`alter table platform.audit_event add constraint no_trace check (false) not valid`;
    try {
      const paths = [`/appointments/${visits.ana}`, '/appointments', `/patients/${idOf(eva)}`, '/patients?q=Eva'];
      for (const path of [...paths, `/appointments/${visits.ana}/history`, '/dashboards/clinic']) {
        const { status, headers, text } = await clerk.get(path);
        expect([path, status, headers['retry-after']]).toEqual([path, 503, expect.any(String)]);
        expect(text).not.toMatch(/cough|Silva/);
      }
      expect((await fay.get(`/patients/${idOf(eva)}`)).status).toBe(503);
    } finally {
      await app.sql`alter table platform.audit_event drop constraint no_trace`;
    }
    // What could not be written was not remembered as written.
    await clerk.get('/appointments').expect(200);
    expect((await listedBy(clerk))[0]).toContain(idOf(ana));
  });
});

describe('the seal of a look at a list', () => {
  it('holds whom it named', async () => {
    const clerk = await desk();
    await clerk.get('/appointments').expect(200);
    await app.settle();
    await app.resolve(AuditSealer).seal();
    const verified = () => app.resolve(AuditVerification).verify();
    expect((await verified()).firstBreak).toBeUndefined();
    const [look] = await app.sql<{ id: string; listed: string[] }>`
      select id, patient_ids as listed from platform.audit_event where account_id = ${clerk.account.id}`;
    const lies = [look!.listed.slice(1), look!.listed.toReversed(), null];
    for (const lie of lies) {
      const write = (ids: string[] | null) => () =>
        app.sql`update platform.audit_event set patient_ids = ${ids}::uuid[] where id = ${look!.id}`;
      await expect(write(lie)()).rejects.toThrow(/append-only/);
      await asOwnerOfTheDatabase(app, write(lie));
      expect((await verified()).firstBreak).toMatchObject({
        what: 'changed',
        detail: expect.stringContaining(look!.id),
      });
      await asOwnerOfTheDatabase(app, write(look!.listed));
    }
    expect((await verified()).firstBreak).toBeUndefined();
  });
});
