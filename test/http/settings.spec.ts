import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { startTestApp, type TestApp } from '../support/app.js';
import { admin, patient, person, type Person } from '../support/people.js';
import { picture, putLogo } from '../support/pictures.js';

const policies = {
  approvalDeadlineHours: 24,
  leadTimeMinutes: 0,
  bookingWindowDays: 90,
  cancellationCutOffHours: 24,
  lateCancellation: 'allow',
  noShowGraceMinutes: 15,
  maxFutureVisits: 10,
  noShowsBeforeStaffMustBook: 3,
  noShowWindowMonths: 12,
  maxHoldsPerAccount: 3,
  maxBookingsPerHour: 10,
  maxMovesPerHour: 10,
  maxHoldsPerHour: 30,
  holdMinutes: 5,
  defaultApproval: 'required',
};
const lakeside = { name: 'Lakeside Clinic', locale: 'de', timeZone: 'Asia/Colombo', policies, reminders: ['PT24H'] };

describe('settings', () => {
  let app: TestApp;
  let boss: Person;
  let ana: Person;
  beforeAll(async () => {
    app = await startTestApp();
    boss = await admin(app);
    ana = await patient(app);
  });
  afterAll(() => app.close());

  it('are for everyone, and there before anybody configures anything', async () => {
    const { body, headers } = await app.get('/settings').expect(200);
    const given = { name: 'Careslot', logoUrl: null, locale: 'en', timeZone: 'UTC' };
    expect(body).toEqual({ ...given, policies, reminders: ['PT24H'] });
    expect(headers.etag).toBe('"1"');
  });

  it('are changed as a whole by an administrator who has read them', async () => {
    const { headers } = await app.get('/settings').expect(200);
    const changed = await boss.put('/settings', lakeside, headers.etag).expect(200);
    expect(changed.body).toEqual({ ...lakeside, logoUrl: null });
    expect(changed.headers.etag).toBe('"2"');
    expect((await app.get('/settings').expect(200)).body).toEqual(changed.body);
    // What was read can be sent back.
    await boss.put('/settings', changed.body, '"2"').expect(200);
    await boss.put('/settings', lakeside, '"2"').expect(412);
    await app.put('/settings').set('Authorization', `Bearer ${boss.accessToken}`).send(lakeside).expect(428);
  });

  it('leave a trace of who changed what, not of what it says', async () => {
    const policy = { ...policies, holdMinutes: 7 };
    await boss
      .put('/settings', { ...lakeside, name: 'Hillside', timeZone: 'asia/colombo', policies: policy })
      .expect(200);
    await boss.put('/settings', lakeside).expect(200);
    const { body } = await boss.get('/audit-events?resource=settings&limit=2').expect(200);
    const trace = { accountId: boss.account.id, actingAs: 'admin', action: 'write', patientId: null };
    expect(body.items[1]).toMatchObject({ ...trace, changed: ['name', 'holdMinutes'] });
    expect(JSON.stringify(body)).not.toContain('Hillside');
  });

  it('are changed by nobody else', async () => {
    const desk = await person(app, ['staff']);
    for (const who of [ana, desk]) {
      await who.put('/settings', lakeside).expect(403);
      await who.delete('/settings/logo').expect(403);
      await putLogo(app, who, await picture()).expect(403);
    }
    await app.put('/settings').send(lakeside).expect(401);
  });

  const withPolicy = (changes: object) => ({ ...lakeside, policies: { ...policies, ...changes } });
  const { name: _name, ...nameless } = lakeside;
  const { holdMinutes: _minutes, ...fewer } = policies;

  it.each([
    ['/name', nameless],
    ['/name', { ...lakeside, name: '  ' }],
    ['/name', { ...lakeside, name: 'x'.repeat(121) }],
    ['/locale', { ...lakeside, locale: 'tlh' }],
    ['/timeZone', { ...lakeside, timeZone: '+05:30' }],
    ['/timeZone', { ...lakeside, timeZone: 'Mars/Olympus' }],
    ['/colour', { ...lakeside, colour: 'red' }],
    ['/policies', { ...lakeside, policies: undefined }],
    ['/policies', { ...lakeside, policies: 'strict' }],
    ['/policies/holdMinutes', { ...lakeside, policies: fewer }],
    ['/policies/generosity', withPolicy({ generosity: 1 })],
    ['/policies/approvalDeadlineHours', withPolicy({ approvalDeadlineHours: 0 })],
    ['/policies/approvalDeadlineHours', withPolicy({ approvalDeadlineHours: 721 })],
    ['/policies/leadTimeMinutes', withPolicy({ leadTimeMinutes: -1 })],
    ['/policies/leadTimeMinutes', withPolicy({ leadTimeMinutes: 2 * 1_440, bookingWindowDays: 2 })],
    ['/policies/bookingWindowDays', withPolicy({ bookingWindowDays: 731 })],
    ['/policies/cancellationCutOffHours', withPolicy({ cancellationCutOffHours: '24' })],
    ['/policies/lateCancellation', withPolicy({ lateCancellation: 'perhaps' })],
    ['/policies/noShowGraceMinutes', withPolicy({ noShowGraceMinutes: 1.5 })],
    ['/policies/maxFutureVisits', withPolicy({ maxFutureVisits: 0 })],
    ['/policies/noShowsBeforeStaffMustBook', withPolicy({ noShowsBeforeStaffMustBook: null })],
    ['/policies/noShowWindowMonths', withPolicy({ noShowWindowMonths: 61 })],
    ['/policies/maxHoldsPerAccount', withPolicy({ maxHoldsPerAccount: 21 })],
    ['/policies/holdMinutes', withPolicy({ holdMinutes: 61 })],
    ['/policies/defaultApproval', withPolicy({ defaultApproval: 'never' })],
    ['/reminders', { ...lakeside, reminders: 'PT24H' }],
    ['/reminders', { ...lakeside, reminders: ['PT1H', 'PT2H', 'PT3H', 'PT4H'] }],
    ['/reminders', { ...lakeside, reminders: ['PT24H', 'P1D'] }],
    ['/reminders', { ...lakeside, reminders: ['PT59M'] }],
    ['/reminders', { ...lakeside, reminders: ['P7DT1M'] }],
    ['/reminders', { ...lakeside, reminders: ['-PT24H'] }],
    ['/reminders', { ...lakeside, reminders: ['P1M'] }],
    ['/reminders', { ...lakeside, reminders: ['PT'] }],
    ['/reminders', { ...lakeside, reminders: [24] }],
  ])('refuse what is not right at %s', async (pointer, body) => {
    const { body: problem } = await boss.put('/settings', body).expect(400);
    expect(problem.errors).toEqual([{ pointer, detail: expect.stringMatching(/^must|^is not a field/) }]);
  });

  it.each([
    ['the least', { leadTimeMinutes: 0, bookingWindowDays: 1, cancellationCutOffHours: 0, noShowGraceMinutes: 0 }, []],
    ['the most', { leadTimeMinutes: 525_600, bookingWindowDays: 730, holdMinutes: 60 }, ['P7D', 'PT1H', 'P1DT30M']],
  ])('take %s that is allowed', async (_what, changes, reminders) => {
    const { body } = await boss.put('/settings', { ...withPolicy(changes), reminders }).expect(200);
    expect(body).toMatchObject({ policies: changes, reminders });
    await boss.put('/settings', lakeside).expect(200);
  });

  describe('the logo', () => {
    const tiff = () => picture(10, 10, 'tiff');

    it('is made anew, small, transparent where it was, and for everyone', async () => {
      await app.get('/settings/logo').expect(404);
      const pixel = { r: 255, g: 0, b: 0, alpha: 0 };
      const made = sharp({ create: { width: 1_000, height: 500, channels: 4, background: pixel } });
      const content = await made
        .withExif({ IFD0: { Copyright: 'canary' } })
        .png()
        .toBuffer();
      const { body } = await putLogo(app, boss, content).expect(200);
      expect(body.logoUrl).toMatch(/^\/api\/v1\/settings\/logo\?v=[\w-]{16}$/);
      expect((await app.get('/settings').expect(200)).body.logoUrl).toBe(body.logoUrl);
      const logo = await app.raw.get(body.logoUrl).buffer().expect(200).expect('Content-Type', 'image/png');
      expect(await sharp(logo.body).metadata()).toMatchObject({ width: 512, height: 256, hasAlpha: true });
      expect(logo.body.includes('canary')).toBe(false);
      await app.get('/settings/logo').set('If-None-Match', logo.headers.etag!).expect(304);
    });

    it('is replaced under another address, and can be taken away', async () => {
      const first = await putLogo(app, boss, await picture(20, 20)).expect(200);
      const second = await putLogo(app, boss, await picture(30, 20)).expect(200);
      expect(second.body.logoUrl).not.toBe(first.body.logoUrl);
      await boss.delete('/settings/logo').expect(204);
      await boss.delete('/settings/logo').expect(204);
      await app.get('/settings/logo').expect(404);
      expect((await app.get('/settings').expect(200)).body.logoUrl).toBeNull();
    });

    it.each([
      ['no file', undefined, 400],
      ['a drawing with scripts', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422],
      ['another format', tiff, 422],
    ])('is not %s', async (_what, content, status) => {
      const request = app.put('/settings/logo').set('Authorization', `Bearer ${boss.accessToken}`);
      if (content) void request.attach('file', await content(), 'logo.png');
      await request.expect(status);
    });
  });
});
