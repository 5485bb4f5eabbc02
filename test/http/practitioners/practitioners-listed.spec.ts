import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FindBookingTerms, FindPractitioners, FindSites } from '../../../src/practitioners/index.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { Database } from '../../../src/shared/persistence/database.js';
import type { TestApp } from '../../support/app.js';
import { address, licence, openDirectory, type Directory } from '../../support/directory.js';
import { patient, person, signIn, type Person } from '../../support/people.js';
import { picture, putPhoto } from '../../support/pictures.js';

interface Found {
  id: string;
  fullName: string;
  distanceKm?: number;
}

describe('who is listed in the directory', () => {
  let app: TestApp;
  let boss: Person;
  let hearts: string;
  let skin: string;
  let sites: Directory['sites'];
  let doctors: Directory['doctors'];

  beforeAll(async () => {
    ({ app, boss, hearts, skin, sites, doctors } = await openDirectory());
  });
  afterEach(() => void vi.restoreAllMocks());
  afterAll(() => app.close());

  const search = async (query: string): Promise<string[]> =>
    (await app.get(`/practitioners?${query}`).expect(200)).body.items.map(({ fullName }: Found) => fullName);

  it('offers only those who are active, with a licence that counts', async () => {
    const id = doctors['Ana Silva']!;
    const suspended = await boss.post(`/practitioners/${id}/suspend`).expect(200);
    expect(suspended.body).toMatchObject({ status: 'suspended', listed: false, nextAvailable: null, nextStarts: [] });
    const again = await boss.post(`/practitioners/${id}/suspend`).expect(409);
    expect(again.body).toMatchObject({ code: 'INVALID_TRANSITION', current: 'suspended', allowed: ['activate'] });
    expect(await search('q=silva')).toEqual([]);
    await boss.post(`/practitioners/${id}/activate`).expect(200);
    expect(await search('q=silva')).toEqual(['Ana Silva']);
    await app.sql`update practitioners.practitioner set licence_expires_on = '2026-11-30' where id = ${id}`;
    expect(await search('q=silva')).toEqual([]);
    const renewed = await boss.patch(`/practitioners/${id}`, { licence: { expiresOn: '2029-01-01' } }).expect(200);
    expect(renewed.body).toMatchObject({ listed: true, licence: { ...licence, expiresOn: '2029-01-01' } });
    expect(
      (await boss.patch(`/practitioners/${id}`, { licence: { expiresOn: '2020-01-01' } }).expect(422)).body.code,
    ).toBe('LICENCE_EXPIRED');
    expect(await search('q=silva')).toEqual(['Ana Silva']);
  });

  it('answers a repeated command as it did the first time, whatever came after it', async () => {
    const id = doctors['Ana Silva']!;
    const suspend = () =>
      boss.post(`/practitioners/${id}/suspend`).set('Idempotency-Key', 'one-suspension').expect(200);
    const activate = () => boss.post(`/practitioners/${id}/activate`).set('Idempotency-Key', 'one-return').expect(200);
    const [suspended, active] = [await suspend(), await activate()];
    const replayed = await suspend();
    expect([replayed.body, replayed.get('ETag')]).toEqual([suspended.body, suspended.get('ETag')]);
    await boss.patch(`/practitioners/${id}`, { bio: 'New here' }).expect(200);
    expect((await activate()).body).toEqual(active.body);
    expect(active.body).toMatchObject({ status: 'active', listed: true });
  });

  it('shows admins who ask for them those who are suspended or whose licence is over', async () => {
    const [over, suspended] = [doctors['Ana Silva']!, doctors['José Álvarez']!];
    await boss.post(`/practitioners/${suspended}/suspend`).expect(200);
    await app.sql`update practitioners.practitioner set licence_expires_on = '2026-11-30' where id = ${over}`;
    const standings = async (query: string) => {
      const { body } = await boss.get(`/practitioners?includeInactive=true&${query}`).expect(200);
      return body.items.map(({ fullName, ...one }: Found & Record<string, unknown>) => [
        ...[fullName, one.status, one.listed, one.nextAvailable !== null],
      ]);
    };
    const available = true;
    expect(await standings('sort=name')).toEqual([
      ['Ana Silva', 'active', false, !available],
      ['José Álvarez', 'suspended', false, !available],
      ['Jürgen Müller', 'active', true, available],
      ['Nimal Perera', 'active', true, available],
    ]);
    expect(await standings(`specialtyId=${skin}&sort=nextAvailable`)).toHaveLength(2);
    await boss.patch(`/sites/${sites.colombo}`, { active: false }).expect(200);
    expect(await standings(`siteId=${sites.colombo}`)).toHaveLength(2);
    expect(await search(`siteId=${sites.colombo}`)).toEqual([]);
    await boss.patch(`/sites/${sites.colombo}`, { active: true }).expect(200);
    expect(await standings('q=silva')).toHaveLength(1);
    expect(await standings('q=alvares')).toHaveLength(1);
    const { body } = await boss.get('/practitioners?includeInactive=true&q=silva').expect(200);
    expect(body.items[0].licence).toEqual({ ...licence, expiresOn: '2026-11-30' });
    expect(JSON.stringify(body)).not.toMatch(/accountId|version/);

    const listed = ['Jürgen Müller', 'Nimal Perera'];
    const names = async (who: { get: TestApp['get'] }, query: string) => {
      const answer = await who.get(`/practitioners?${query}`).expect(200);
      expect(JSON.stringify(answer.body)).not.toMatch(/CANARY|licence|listed|status/);
      return answer.body.items.map(({ fullName }: Found) => fullName);
    };
    const desk = await person(app, ['staff'], { siteIds: [sites.colombo!] });
    for (const who of [app, await patient(app), desk]) {
      expect(await names(who, 'includeInactive=true')).toEqual(listed);
      expect(await names(who, 'includeInactive=true&q=silva')).toEqual([]);
    }
    expect(await names(boss, 'includeInactive=false')).toEqual(listed);
    await app.get('/practitioners?includeInactive=maybe').expect(400);

    await boss.post(`/practitioners/${suspended}/activate`).expect(200);
    await boss.patch(`/practitioners/${over}`, { licence: { expiresOn: '2030-01-01' } }).expect(200);
  });

  it('keeps licence, account and e-mail from everyone but the owner and admins', async () => {
    const id = doctors['Nimal Perera']!;
    const open = await app.get(`/practitioners/${id}`).expect(200);
    const list = await app.get('/practitioners').expect(200);
    const stranger = await (await patient(app)).get(`/practitioners/${id}`).expect(200);
    for (const { body } of [open, list, stranger]) {
      expect(JSON.stringify(body)).not.toMatch(/CANARY|licence|accountId|@|status/i);
    }
    const { body } = await boss.get(`/practitioners/${id}`).expect(200);
    expect(body).toMatchObject({ licence, status: 'active', accountId: expect.any(String) });
    await app.get(`/practitioners/${newId()}`).expect(404);
  });

  it('lets practitioners keep their own profile, and nobody else’s', async () => {
    const doctor = await person(app, [], { email: 'own@doctors.test' });
    const body = { email: doctor.email, fullName: 'Own Profile', specialtyIds: [skin], licence };
    const { id } = (await boss.post('/practitioners', body).expect(201)).body;
    const own = await signIn(app, doctor.email);
    expect(own.account).toMatchObject({ practitionerId: id, roles: expect.arrayContaining(['practitioner']) });
    const read = await own.get(`/practitioners/${id}`).expect(200);
    expect(read.body.licence).toEqual(licence);
    const changes = { bio: 'New', languages: ['en', 'ta'], fee: { amount: 5, currency: 'LKR' } };
    const changed = await own.patch(`/practitioners/${id}`, changes, read.headers.etag).expect(200);
    expect(changed.body).toMatchObject(changes);
    await own.patch(`/practitioners/${id}`, { bio: 'Newer' }, read.headers.etag).expect(412);
    for (const reserved of [
      { fullName: 'Other Name' },
      { specialtyIds: [hearts] },
      { licence: { number: 'x' } },
      { siteId: sites.kandy },
    ]) {
      expect((await own.patch(`/practitioners/${id}`, reserved).expect(403)).body.code).toBe('ADMIN_ONLY');
    }
    for (const wrong of [{ status: 'active' }, { accountId: newId() }, { languages: null }, { bio: 5 }]) {
      await own.patch(`/practitioners/${id}`, wrong).expect(400);
    }
    await own.patch(`/practitioners/${doctors['Ana Silva']}`, { bio: 'x' }).expect(403);
    await own.put(`/practitioners/${doctors['Ana Silva']}/visit-types`, {}).expect(403);
    await own.post(`/practitioners/${id}/suspend`).expect(403);
    await (await patient(app)).patch(`/practitioners/${id}`, { bio: 'x' }).expect(403);
    expect((await boss.post('/practitioners', body).expect(409)).body.code).toBe('ALREADY_PRACTITIONER');
  });

  it('has no public profile of who is suspended', async () => {
    const doctor = await person(app, [], { email: 'resting@doctors.test' });
    const body = { email: doctor.email, fullName: 'Rest Ing', specialtyIds: [skin], licence };
    const { id } = (await boss.post('/practitioners', body).expect(201)).body;
    const own = await signIn(app, doctor.email);
    await putPhoto(app, own, id, await picture()).expect(200);
    await app.get(`/practitioners/${id}`).expect(200);
    await app.get(`/practitioners/${id}/photo`).expect(200);
    await boss.post(`/practitioners/${id}/suspend`).expect(200);
    const nobody = `/practitioners/${newId()}`;
    for (const { get } of [app, await patient(app), await person(app, [])]) {
      const [hidden, missing] = [await get(`/practitioners/${id}`).expect(404), await get(nobody).expect(404)];
      expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    }
    await app.get(`/practitioners/${id}/photo`).expect(404);
    const desk = await person(app, ['staff'], { siteIds: [newId()] });
    for (const who of [desk, own, boss]) {
      expect((await who.get(`/practitioners/${id}`).expect(200)).body).toMatchObject({
        fullName: 'Rest Ing',
        listed: false,
      });
    }
    await boss.post(`/practitioners/${id}/activate`).expect(200);
    await app.get(`/practitioners/${id}`).expect(200);
    await app.get(`/practitioners/${id}/photo`).expect(200);
  });

  it('lists nobody without a licence that counts', async () => {
    const body = { email: 'late@doctors.test', fullName: 'Too Late', specialtyIds: [skin] };
    await boss.post('/practitioners', body).expect(400);
    await boss.post('/practitioners', { ...body, licence: { ...licence, issuingBody: '' } }).expect(400);
    const expired = await boss
      .post('/practitioners', { ...body, licence: { ...licence, expiresOn: '2026-12-01' } })
      .expect(422);
    expect(expired.body.code).toBe('LICENCE_EXPIRED');
    await boss.post('/practitioners', { ...body, licence, specialtyIds: [newId()] }).expect(422);
    await (await patient(app)).post('/practitioners', { ...body, licence }).expect(403);
    expect(await app.sql`select 1 from platform.outbox where payload::text like '%late@%'`).toEqual([]);
  });

  it('tells other contexts the terms of a booking in one statement', async () => {
    const id = doctors['Nimal Perera']!;
    const make = async (name: string) =>
      (await boss.post('/visit-types', { name, durationMinutes: 30, mode: 'video', approval: 'automatic' }).expect(201))
        .body.id;
    const [offered, other] = [await make('Offered'), await make('Other')];
    const rows = vi.spyOn(app.resolve(Database), 'rows');
    const terms = await app.ask(new FindBookingTerms(id, sites.colombo!, other));
    expect(rows).toHaveBeenCalledTimes(1);
    expect(terms).toMatchObject({
      practitioner: { id, status: 'active', licenceExpiresOn: '2030-01-01', specialtyIds: [hearts], visitTypeIds: [] },
      site: { id: sites.colombo, timeZone: 'Asia/Colombo', openingHours: null, address },
      visitType: { id: other, slotIntervalMinutes: 30, bookingWindowDays: 90 },
      offered: true,
    });
    await boss.put(`/practitioners/${id}/visit-types`, { visitTypeIds: [offered] }).expect(200);
    expect((await app.ask(new FindBookingTerms(id, sites.colombo!, other))).offered).toBe(false);
    expect((await app.ask(new FindBookingTerms(id, sites.colombo!, offered))).offered).toBe(true);
    await boss.patch(`/visit-types/${offered}`, { active: false }).expect(200);
    expect((await app.ask(new FindBookingTerms(id, sites.colombo!, offered))).offered).toBe(false);
    expect(
      (await boss.put(`/practitioners/${id}/visit-types`, { visitTypeIds: [newId()] }).expect(422)).body.code,
    ).toBe('UNKNOWN_VISIT_TYPE');
    for (const [ids, what] of [
      [[newId(), sites.colombo!, other], 'practitioner'],
      [[id, newId(), other], 'site'],
      [[id, sites.colombo!, newId()], 'visit type'],
    ] as [[string, string, string], string][]) {
      await expect(app.ask(new FindBookingTerms(...ids))).rejects.toThrow(what);
    }
    expect(await app.ask(new FindSites([sites.kandy!]))).toHaveLength(1);
    expect(await app.ask(new FindPractitioners({ specialtyId: hearts }))).toHaveLength(2);
    expect(await app.ask(new FindPractitioners({ ids: [] }))).toEqual([]);
  });
});
