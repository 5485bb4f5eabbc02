import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { patient } from '../../support/people.js';
import { recordPeople, trailOf, visitBecomes, type RecordPeople } from '../../support/record-people.js';

let app: TestApp;
let people: RecordPeople;
let path: string;
beforeAll(async () => {
  app = await startTestApp();
  people = await recordPeople(app);
  path = `/patients/${people.anaId}/medical-history`;
});
afterAll(() => app.close());

const nothing = { bloodGroup: null, allergies: [], conditions: [], medications: [], surgeries: [], notes: null };
const history = {
  bloodGroup: 'AB-',
  allergies: [{ substance: 'Penicillin', reaction: 'Rash', severity: 'severe' }, { substance: 'Nuts' }],
  conditions: [{ name: 'Asthma', since: '2019-05', note: 'Worse in spring' }],
  medications: [{ name: 'Salbutamol', dose: '100 µg', since: '2019' }],
  surgeries: [{ name: 'Appendectomy', on: '2003-11-02' }],
  notes: 'Afraid of needles.',
};
const withoutRequest = (body: object) => ({ ...body, requestId: '' });

describe('a medical history', () => {
  it('is empty in version 0, and written by the patient and then by a practitioner before the visit', async () => {
    const { ana, doctor } = people;
    const empty = await ana.get(path).expect(200);
    expect(empty.body).toEqual({ ...nothing, updatedAt: null, updatedBy: null, allowedActions: ['write'] });
    expect(empty.headers.etag).toBe('"0"');

    const first = await ana.put(path, history, '"0"').expect(200);
    expect(first.body).toEqual({
      ...history,
      updatedAt: expect.stringMatching(/^2026-12-01T08:0.*Z$/),
      updatedBy: 'patient',
      allowedActions: ['write'],
    });
    expect(first.headers.etag).toBe('"1"');
    expect((await doctor.get(path).expect(200)).body).toEqual(first.body);

    const changed = { ...history, notes: null };
    const second = await doctor.put(path, changed, '"1"').expect(200);
    expect(second.body).toMatchObject({ notes: null, updatedBy: 'practitioner' });
    expect((await ana.get(path).expect(200)).body).toEqual(second.body);
  });

  it('needs the version that was read', async () => {
    const { ana } = people;
    await ana.put(path, history, '"1"').expect(412);
    await ana.put(path, history, '"7"').expect(412);
    await app.put(path).set('Authorization', `Bearer ${ana.accessToken}`).send(history).expect(428);
    const bea = await patient(app);
    const beas = `/patients/${bea.account.patientId}/medical-history`;
    await bea.put(beas, nothing, '"1"').expect(412);
    const both = await Promise.all([bea.put(beas, nothing, '"0"'), bea.put(beas, history, '"0"')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('keeps every version, with who wrote it and when', async () => {
    const { ana, doctor } = people;
    const rows = await app.sql`
      select version, written_by, written_as from patients.medical_history where patient_id = ${people.anaId}
      order by version`;
    expect(rows).toEqual([
      { version: 1, written_by: ana.account.id, written_as: 'patient' },
      { version: 2, written_by: doctor.account.id, written_as: 'practitioner' },
    ]);
  });

  it('is for nobody else, and answers them as if there were no such patient', async () => {
    const before = await trailOf(app, people.anaId);
    for (const [who, attacker] of Object.entries(people.attackers)) {
      for (const method of ['get', 'put'] as const) {
        const foreign = await attacker[method](path, history);
        const missing = await attacker[method](`/patients/${newId()}/medical-history`, history);
        expect({ who, status: foreign.status }).toEqual({ who, status: 404 });
        expect(withoutRequest(foreign.body)).toEqual(withoutRequest(missing.body));
      }
    }
    await app.get(path).expect(401);
    await app.put(path).send(history).expect(401);
    // What did not happen leaves no trace of having happened, only of having been tried.
    const tried = ['patient', 'practitioner', 'staff', 'admin'].flatMap((as) => Array(2).fill(`${as} refused record`));
    expect(await trailOf(app, people.anaId)).toEqual([...before, ...tried]);
    expect((await people.ana.get(path).expect(200)).headers.etag).toBe('"2"');
  });

  it('closes for a practitioner whose visit comes to nothing', async () => {
    const own = await recordPeople(app);
    const theirs = `/patients/${own.anaId}/medical-history`;
    const visit = newId();
    await visitBecomes(app, own.anaId, own.attackers.otherDoctor, 'confirmed', visit);
    await own.attackers.otherDoctor.get(theirs).expect(200);
    await visitBecomes(app, own.anaId, own.attackers.otherDoctor, 'cancelled', visit);
    await own.attackers.otherDoctor.get(theirs).expect(404);
    await own.attackers.otherDoctor.put(theirs, history).expect(404);
  });

  it('leaves a line in the trail for every look and every change', async () => {
    const own = await recordPeople(app);
    const theirs = `/patients/${own.anaId}/medical-history`;
    await own.ana.put(theirs, history).expect(200);
    await own.doctor.get(theirs).expect(200);
    await own.doctor.put(theirs, history, '"0"').expect(412);
    await own.doctor.put(theirs, history).expect(200);
    expect(await trailOf(app, own.anaId)).toEqual([
      'patient write medical-history',
      'practitioner read medical-history',
      'practitioner write medical-history',
    ]);
  });

  const many = (count: number) => Array.from({ length: count }, () => ({ name: 'X' }));
  it.each([
    [{ bloodGroup: 'C+' }, '/bloodGroup'],
    [{ bloodGroup: undefined }, '/bloodGroup'],
    [{ allergies: null }, '/allergies'],
    [{ allergies: undefined }, '/allergies'],
    [{ allergies: [{ reaction: 'Rash' }] }, '/allergies/0/substance'],
    [{ allergies: [{ substance: 'Nuts', severity: 'fatal' }] }, '/allergies/0/severity'],
    [{ conditions: many(51) }, '/conditions'],
    [{ conditions: [{ name: 'x'.repeat(201) }] }, '/conditions/0/name'],
    [{ conditions: [{ name: 'Asthma', since: '2026-02-30' }] }, '/conditions/0/since'],
    [{ conditions: [{ name: 'Asthma', since: '2027' }] }, '/conditions/0/since'],
    [{ medications: [{ name: 'A', since: '2027-01' }] }, '/medications/0/since'],
    [{ surgeries: [{ name: 'A' }, { name: 'B', on: 'long ago' }] }, '/surgeries/1/on'],
    [{ notes: 'x'.repeat(5_001) }, '/notes'],
    [{ notes: 'a\u0000b' }, '/notes'],
    [{ weight: 70 }, '/weight'],
  ])('refuses %j', async (wrong, pointer) => {
    const answer = await people.ana.put(path, { ...nothing, ...wrong }).expect(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });
});
