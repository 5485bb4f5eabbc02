import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import supertest from 'supertest';
import { newId } from '../../../src/shared/kernel/id.js';
import { accessMatrix, type Row } from '../../support/attacks/access-matrix.js';
import { buildAccessWorld, type AccessWorld } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password, signIn, type Person } from '../../support/people.js';

/** Their own listing stays theirs: how else should a licence be renewed? */
const ownListing = [
  'get /practitioners/{id}/credentials',
  'post /practitioners/{id}/credentials',
  'get /practitioners/{id}/credentials/{credentialId}/content',
  'get /practitioners/{id}/exceptions',
  'get /practitioners/{id}/working-hours',
  'patch /practitioners/{id}',
  'put /practitioners/{id}/photo',
  'delete /practitioners/{id}/photo',
  'put /practitioners/{id}/visit-types',
];
/** What they decide about their own practice says why not. */
const ownPractice = [
  'get /dashboards/practitioner',
  'post /patients/{id}/break-glass',
  'delete /practitioners/{id}/exceptions/{exceptionId}',
  'post /practitioners/{id}/exceptions',
  'put /practitioners/{id}/working-hours',
];
const isOpen = ({ may }: Row): boolean => !Array.isArray(may);
const operations = Object.entries(accessMatrix).filter(([, row]) => !isOpen(row));
/** What this practitioner does while they practise, or is told that it is not theirs to do. Reports: see below. */
const known = operations.filter(
  ([operation, { may, forbidden }]) =>
    (may.includes('doctor') || forbidden?.includes('doctor')) && !operation.startsWith('get /reports'),
);

/** As an unrelated practitioner, who would have to break the glass. */
function expectedOf(operation: string, row: Row): number | 'passes' {
  if (ownListing.includes(operation)) return 'passes';
  if (ownPractice.includes(operation)) return 403;
  if (row.missing?.includes('otherDoctor')) return 404;
  return row.may.includes('otherDoctor') ? 'passes' : row.others!;
}

const bodies: Record<string, object> = {
  'post /patients/{id}/break-glass': { reason: 'Unconscious in the emergency room', password },
};

/** Ways to lose the right to practise, and to get it back. */
const bars = {
  async suspended(app: TestApp, { clinic }: AccessWorld) {
    await clinic.admin
      .post(`/practitioners/${clinic.practitionerId}/suspend`, { resolution: { kind: 'keep' } })
      .expect(200);
    return () => clinic.admin.post(`/practitioners/${clinic.practitionerId}/activate`).expect(200);
  },
  /** At midnight of the site, with a token of a minute before. */
  async 'without a licence'(app: TestApp, { clinic }: AccessWorld) {
    await app.sql`update practitioners.practitioner set licence_expires_on = '2026-12-01' where id = ${clinic.practitionerId}`;
    return () =>
      app.sql`update practitioners.practitioner set licence_expires_on = '2030-01-01' where id = ${clinic.practitionerId}`;
  },
};

describe.each(Object.entries(bars))('a practitioner who is %s', (name, bar) => {
  let app: TestApp;
  let world: AccessWorld;
  let before: Person;
  let signedInAgain: Person;
  let lift: () => PromiseLike<unknown>;
  beforeAll(async () => {
    app = await startTestApp();
    world = await buildAccessWorld(app);
    const { email } = world.clinic.doctor;
    // One minute before midnight in Berlin.
    await app.advance(`PT${Temporal.Instant.from('2026-12-01T22:59:00Z').since(app.now).total('seconds')}S`);
    before = await signIn(app, email);
    world.clinic.admin = await signIn(app, world.clinic.admin.email);
    lift = await bar(app, world);
    if (name === 'without a licence') {
      await before.get(`/patients/${world.ids.patient}/medical-history`).expect(200);
      await app.advance('PT1M');
    }
    signedInAgain = await signIn(app, email);
  });
  afterAll(() => app.close());

  const request = (operation: string, row: Row, { accessToken }: Person, ids: Partial<AccessWorld['ids']>) => {
    const [method, path] = operation.split(' ') as ['get', string];
    const given = [row.on, row.inner].map((each) => each && ids[each]);
    const url = `/api/v1${path.replaceAll(/\{\w+\}/g, () => given.shift() ?? newId())}`;
    const asked = supertest(app.url)[method](url).set('If-Match', '*').set('Authorization', `Bearer ${accessToken}`);
    if (/^(get|delete) /.test(operation)) return asked;
    return asked.send(row.body?.(world.ids) ?? bodies[operation] ?? {});
  };

  it.each(known)('is refused like a stranger: %s', async (operation, row) => {
    const expected = expectedOf(operation, row);
    for (const who of [before, signedInAgain]) {
      const { status, body } = await request(operation, row, who, world.ids);
      const answer = [401, 403, 404].includes(status) ? status : 'passes';
      expect({ answer, status }).toEqual({ answer: expected, status });
      if (ownPractice.includes(operation)) expect(body.code).toBe('NOT_PRACTISING');
      if (expected !== 404) continue;
      const missing = await request(operation, row, who, {});
      expect({ ...body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    }
  });

  it('finds nothing clinical in lists, and no figures', async () => {
    for (const who of [before, signedInAgain]) {
      expect((await who.get('/appointments').expect(200)).body.items).toEqual([]);
      expect((await who.get('/prescriptions').expect(200)).body.items).toEqual([]);
      await who.get('/patients').expect(403);
      const report = await who.get('/reports/appointments?from=2026-11-01&to=2026-12-31&groupBy=month').expect(200);
      expect(JSON.stringify(report.body)).not.toMatch(/"(total|count|completed)":[1-9]/);
    }
  });

  it('keeps the own listing, and sees in it why', async () => {
    const { body } = await before.get(`/practitioners/${world.clinic.practitionerId}`).expect(200);
    const status = name === 'suspended' ? 'suspended' : 'active';
    expect(body).toMatchObject({ status, licence: { number: 'SLMC-1' } });
    await before.patch(`/practitioners/${world.clinic.practitionerId}`, { bio: 'Back soon.' }).expect(200);
    const leave = { kind: 'leave', from: '2028-03-01', to: '2028-03-02', reason: 'At court' };
    const path = `/practitioners/${world.clinic.practitionerId}/exceptions`;
    await world.clinic.admin.post(path, leave).expect(201);
    const { items } = (await before.get(path).expect(200)).body;
    expect(items.map(({ reason }: { reason: string | null }) => reason)).toContain('At court');
    await before.post('/practitioner-applications', {}).expect(400);
  });

  it('does not decide about the own hours as the front desk either, nor book patients for themselves', async () => {
    const { practitionerId, siteId, visitTypeId, admin } = world.clinic;
    const { id } = world.clinic.doctor.account;
    await admin.post(`/users/${id}/roles`, { roles: ['practitioner', 'staff'], siteIds: [siteId] }).expect(200);
    const desk = await signIn(app, world.clinic.doctor.email);
    const leave = { kind: 'leave', from: '2028-02-01', to: '2028-02-02', siteId };
    const { body } = await desk.post(`/practitioners/${practitionerId}/exceptions`, leave).expect(403);
    expect(body.code).toBe('NOT_PRACTISING');
    const place = { practitionerId, siteId, visitTypeId, start: '2026-12-09T10:00:00Z' };
    const booked = await desk.post('/appointments', { ...place, patientId: world.ids.patient }).expect(422);
    expect(booked.body.code).toBe('PRACTITIONER_UNAVAILABLE');
    await desk.get(`/patients/${world.ids.patient}`).expect(200);
    await desk.get(`/patients/${world.ids.patient}/medical-history`).expect(404);
    await admin.post(`/users/${id}/roles`, { roles: ['practitioner'] }).expect(200);
  });

  it('does not give the right to practise back to themselves as an administrator', async () => {
    const { admin, practitionerId, doctor } = world.clinic;
    await admin.post(`/users/${doctor.account.id}/roles`, { roles: ['practitioner', 'admin'] }).expect(200);
    const both = await signIn(app, doctor.email);
    const path = `/practitioners/${practitionerId}`;
    const licence = { licence: { expiresOn: '2035-01-01' } };
    for (const answer of [await both.post(`${path}/activate`), await both.patch(path, licence, '*')]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'OWN_LISTING']);
    }
    await admin.post(`/users/${doctor.account.id}/roles`, { roles: ['practitioner'] }).expect(200);
  });

  it('reads again as soon as the right to practise is back', async () => {
    await lift();
    const back = await signIn(app, world.clinic.doctor.email);
    await back.get(`/patients/${world.ids.patient}/medical-history`).expect(200);
    await back.get(`/appointments/${world.ids.seenVisit}`).expect(200);
  });
});
