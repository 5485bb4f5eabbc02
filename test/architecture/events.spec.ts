import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as appointments from '../../src/appointments/index.js';
import * as identity from '../../src/identity/index.js';
import * as patients from '../../src/patients/index.js';
import * as practitioners from '../../src/practitioners/index.js';
import * as scheduling from '../../src/scheduling/index.js';
import { DomainEvent } from '../../src/shared/kernel/domain-event.js';
import { buildAccessWorld } from '../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { password, signIn } from '../support/people.js';

/** An event outlives the code that wrote it: one JSON example of each, as it was when its version was made. */
const folder = join(import.meta.dirname, 'events');

const contexts = { appointments, identity, patients, practitioners, scheduling };
const events = Object.entries(contexts).flatMap(([context, frontDoor]) =>
  Object.values(frontDoor)
    .filter((exported) => typeof exported === 'function' && exported.prototype instanceof DomainEvent)
    .map((event) => ({ context, type: (event as unknown as typeof DomainEvent).type })),
);

/** The shape of a payload: its fields with the kind of their values, lists by their first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

describe('events', () => {
  let app: TestApp;
  const written = new Map<string, object>();
  beforeAll(async () => {
    app = await startTestApp();
    const { clinic, ids, people, tokens } = await buildAccessWorld(app);
    const { practitionerId, siteId, visitTypeId } = clinic;
    const place = { practitionerId, siteId, visitTypeId };
    const book = async (day: number) =>
      (
        await people.stranger
          .post('/appointments', { ...place, start: `2026-12-${String(day).padStart(2, '0')}T10:00:00Z` })
          .expect(201)
      ).body.id;
    await clinic.admin.post(`/appointments/${ids.visit}/approve`).expect(200);
    await clinic.admin.post(`/appointments/${await book(10)}/decline`, { reason: 'No.' }).expect(200);
    const moved = await book(11);
    await people.stranger.post(`/appointments/${moved}/reschedule`, { start: '2026-12-12T11:00:00Z' }).expect(200);
    await people.stranger.post(`/appointments/${moved}/cancel`).expect(200);
    const today = await book(2);
    await clinic.admin.post(`/appointments/${today}/approve`).expect(200);
    await book(14);
    await clinic.admin.post(`/appointments/${await book(15)}/retract`, { reason: 'No.' }).expect(200);

    const newcomer = { email: 'new@people.test', password: 'tea-at-four-2026', fullName: 'New' };
    await app.post('/auth/register').send(newcomer).expect(201);
    await app.post('/auth/register').send(newcomer).expect(201);
    await app.post('/auth/password/forgot').send({ email: newcomer.email });
    const application = `/practitioner-applications/${ids.application}`;
    await people.owner.post(`${application}/submit`).expect(200);
    await clinic.admin.post(`${application}/start-review`).expect(200);
    await clinic.admin.post(`${application}/request-info`, { reason: 'No.' }).expect(200);
    await people.owner.post(`${application}/submit`).expect(200);
    await clinic.admin.post(`${application}/start-review`).expect(200);
    await clinic.admin.post(`${application}/reject`, { reason: 'No.' }).expect(200);
    await clinic.doctor.patch(`/practitioners/${practitionerId}`, { bio: 'No.' }).expect(200);
    const licence = { number: 'L-1', issuingBody: 'GMC', expiresOn: '2030-01-01' };
    const invited = await clinic.admin
      .post('/practitioners', {
        ...{ email: 'invited@people.test', fullName: 'Dr In Vited', specialtyIds: [clinic.specialtyId], licence },
        ...{ qualifications: 'MD', yearsOfExperience: 3, languages: ['en'], bio: 'Hello.' },
      })
      .expect(201);
    await clinic.admin.post(`/practitioners/${invited.body.id}/suspend`).expect(200);
    const soon = { email: 'soon@people.test', fullName: 'Dr So On', licence: { ...licence, expiresOn: '2026-12-20' } };
    await clinic.admin.post('/practitioners', soon).expect(201);

    await app
      .post(`/patients/${ids.patient}/break-glass`)
      .set('Authorization', `Bearer ${tokens.otherDoctor}`)
      .send({ reason: 'No. No. No.', password })
      .expect(200);

    await app.advance('PT26H30M');
    const desk = await signIn(app, clinic.admin.email);
    await desk.post(`/appointments/${today}/check-in`).expect(200);
    await desk.post(`/appointments/${today}/complete`).expect(200);
    await app.post('/auth/refresh').send({ refreshToken: desk.refreshToken }).expect(200);
    const thief = app.post('/auth/refresh').set('User-Agent', 'Another/1.0');
    await thief.send({ refreshToken: desk.refreshToken }).expect(401);
    const rows = await app.sql<{
      type: string;
      payload: object;
    }>`select type, payload from platform.outbox order by id`;
    for (const { type, payload } of rows) if (!written.has(type)) written.set(type, payload);
  });
  afterAll(() => app.close());

  it.each(events)('$type is named for its context, with a version', ({ context, type }) => {
    expect(type).toMatch(new RegExp(`^${context}\\.[a-z-]+\\.v\\d+$`));
  });

  it.each(events)('$type has an example, and is written like it', ({ type }) => {
    const file = join(folder, `${type}.json`);
    const payload = written.get(type);
    // A new event gets its example from the first run that writes it; it is then committed with the event.
    if (!existsSync(file) && payload) writeFileSync(file, `${JSON.stringify(payload, null, 2)}\n`);
    const example = JSON.parse(readFileSync(file, 'utf8')) as object;
    expect(shapeOf(payload)).toEqual(shapeOf(example));
  });

  it('carry no text that somebody wrote', () => {
    const all = JSON.stringify([...written.values()]);
    expect(all).not.toMatch(/@people\.test|No\./);
  });
});
