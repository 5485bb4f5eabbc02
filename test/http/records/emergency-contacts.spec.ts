import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { recordPeople, trailOf, type RecordPeople } from '../../support/record-people.js';

let app: TestApp;
let people: RecordPeople;
let path: string;
beforeAll(async () => {
  app = await startTestApp();
  people = await recordPeople(app);
  path = `/patients/${people.anaId}/emergency-contacts`;
});
afterAll(() => app.close());

const rosa = { fullName: 'Rosa Silva', relationship: 'mother', phone: '+94771234567' };
const withoutRequest = (body: object) => ({ ...body, requestId: '' });

describe('emergency contacts', () => {
  it('are the patient’s and the front desk’s to write, for practitioners in care to read', async () => {
    const { ana, doctor, attackers } = people;
    const empty = await ana.get(path).expect(200);
    expect(empty.body).toEqual({ contacts: [], updatedAt: null });
    expect(empty.headers.etag).toBe('"0"');
    const first = await ana.put(path, { contacts: [{ ...rosa, phone: '+94 77 123-4567' }] }, '"0"').expect(200);
    expect(first.body).toEqual({ contacts: [rosa], updatedAt: expect.stringMatching(/^2026-12-01T08:0.*Z$/) });
    expect(first.headers.etag).toBe('"1"');
    expect((await doctor.get(path).expect(200)).body).toEqual(first.body);
    expect((await doctor.put(path, { contacts: [] }).expect(403)).body.code).toBe('FORBIDDEN');
    await attackers.desk.put(path, { contacts: [rosa, rosa] }, '"0"').expect(412);
    await attackers.desk.put(path, { contacts: [rosa, rosa] }, '"1"').expect(200);
    expect((await attackers.boss.get(path).expect(200)).body.contacts).toEqual([rosa, rosa]);
    expect(await trailOf(app, people.anaId)).toEqual([
      'patient read emergency-contacts',
      'patient write emergency-contacts',
      'practitioner read emergency-contacts',
      'practitioner refused file',
      'staff write emergency-contacts',
      'admin read emergency-contacts',
    ]);
  });

  it('are for nobody else, who learns nothing', async () => {
    for (const attacker of [people.attackers.otherPatient, people.attackers.otherDoctor]) {
      for (const method of ['get', 'put'] as const) {
        const foreign = await attacker[method](path, { contacts: [] }).expect(404);
        const missing = await attacker[method](`/patients/${newId()}/emergency-contacts`, { contacts: [] }).expect(404);
        expect(withoutRequest(foreign.body)).toEqual(withoutRequest(missing.body));
      }
    }
    await app.get(path).expect(401);
    await app.put(path).send({ contacts: [] }).expect(401);
  });

  it.each([
    [{}, '/contacts'],
    [{ contacts: Array.from({ length: 6 }, () => rosa) }, '/contacts'],
    [{ contacts: [{ ...rosa, phone: 'at home' }] }, '/contacts/0/phone'],
    [{ contacts: [{ ...rosa, relationship: ' ' }] }, '/contacts/0/relationship'],
    [{ contacts: [rosa, { ...rosa, fullName: 'x'.repeat(201) }] }, '/contacts/1/fullName'],
    [{ contacts: [{ ...rosa, address: 'x' }] }, '/contacts/0/address'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await people.ana.put(path, body).expect(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });
});
