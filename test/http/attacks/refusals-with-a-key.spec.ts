import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Test } from 'supertest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { smallPdf } from '../../support/filled-record.js';
import { recordPeople, trailOf, visitBecomes, type RecordPeople } from '../../support/record-people.js';

let app: TestApp;
let people: RecordPeople;
beforeAll(async () => {
  app = await startTestApp();
  people = await recordPeople(app);
});
afterAll(() => app.close());

/** Two equal requests with one key, one after the other. */
async function twice(key: string, request: () => Test): Promise<{ status: number; code: string; detail: string }[]> {
  const answers = [];
  for (let times = 0; times < 2; times++) {
    const { status, body, headers } = await request().set('Idempotency-Key', key);
    expect(headers['idempotency-replayed']).toBeUndefined();
    answers.push({ status, code: body.code as string, detail: body.detail as string });
  }
  return answers;
}

describe('a refusal that leaves a trace leaves the Idempotency-Key for a success', () => {
  it('where a possible duplicate is named, until the desk insists', async () => {
    const { desk } = people.attackers;
    const cleo = { fullName: 'Cleo Duplicate', birthDate: '1980-02-03' };
    const { body } = await desk.post('/patients', cleo).expect(201);
    const [first, second] = await twice('same-name', () => desk.post('/patients', cleo));
    expect(first).toMatchObject({ status: 409, code: 'POSSIBLE_DUPLICATE' });
    expect(second).toEqual(first);
    const looks = await app.sql`select 1 from platform.audit_event where ${body.id}::uuid = any(patient_ids)`;
    expect(looks).toHaveLength(1);
    await desk
      .post('/patients', { ...cleo, force: true })
      .set('Idempotency-Key', 'same-name')
      .expect(201);
  });

  it('where an attempt is refused: each one is on record', async () => {
    const { otherDoctor } = people.attackers;
    const before = (await trailOf(app, people.anaId)).length;
    const upload = () =>
      app
        .post(`/patients/${people.anaId}/documents`)
        .set('Authorization', `Bearer ${otherDoctor.accessToken}`)
        .field('kind', 'other')
        .attach('file', smallPdf, 'a.pdf');
    const [first, second] = await twice('not-yet', upload);
    expect(first).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(second).toEqual(first);
    const refused = 'practitioner refused record';
    expect((await trailOf(app, people.anaId)).slice(before)).toEqual([refused, refused]);
    // The same request, once it is allowed.
    await visitBecomes(app, people.anaId, otherDoctor, 'pending');
    await upload().set('Idempotency-Key', 'not-yet').expect(201);
  });
});
