import { beforeAll, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs, until } from '../support/browser.js';
import { apply } from '../support/clinic.js';
import { handIn } from '../support/credentials.js';
import { fillRecord } from '../support/filled-record.js';
import { patient, person, type Person } from '../support/people.js';

const looks = [
  ['a phone, light', { viewport: phone, colorScheme: 'light' }],
  ['a desktop, dark', { viewport: desktop, colorScheme: 'dark' }],
  ['a desktop, light', { viewport: desktop, colorScheme: 'light' }],
] as const;

/** Which pages a kind of visitor is shown. Together they are all pages: the last test counts. */
const shown = {
  visitor: [
    ...['/', '/practitioners', '/practitioners/$practitionerId', '/book/$practitionerId'],
    ...['/sign-in', '/sign-up', '/verify', '/forgot', '/reset'],
    ...['/prescriptions/verify', '/prescriptions/verify/$code'],
  ],
  patient: [
    ...['/visits', '/visits/$visitId', '/book/$practitionerId'],
    ...['/me', '/me/history', '/me/history/edit', '/me/contacts', '/me/documents'],
    ...['/me/prescriptions', '/me/security', '/me/access-log', '/check-in', '/apply'],
  ],
  practitioner: [
    ...['/desk', '/desk/week', '/desk/requests', '/desk/hours', '/desk/leave', '/desk/profile'],
    ...['/desk/visits/$visitId', '/desk/patients/$patientId', '/visits/$visitId', '/me/security'],
  ],
  staff: [
    ...['/desk', '/desk/requests', '/board', '/board/book', '/board/patients', '/board/patients/$patientId'],
    ...['/board/visits', '/reports'],
  ],
  admin: [
    ...['/admin', '/admin/applications', '/admin/applications/$applicationId'],
    ...['/admin/practitioners', '/admin/practitioners/$practitionerId', '/admin/credentials'],
    ...['/admin/practitioners/$practitionerId/hours', '/admin/practitioners/$practitionerId/leave'],
    ...['/admin/sites', '/admin/visit-types', '/admin/specialties', '/admin/holidays', '/admin/settings'],
    ...[
      '/admin/accounts',
      '/admin/accounts/$accountId',
      '/admin/deliveries',
      '/admin/audit',
      '/admin/status',
      '/reports',
      '/board/visits',
    ],
  ],
};

/** The buttons on those pages that open a dialog. */
const dialogs: Record<keyof typeof shown, Record<string, RegExp[]>> = {
  visitor: {},
  patient: {
    '/visits/$visitId': [/^Cancel/, /^Move/],
    '/me/prescriptions': [/^Show at the pharmacy/],
    '/me/documents': [/^Delete/],
  },
  practitioner: { '/desk/requests': [/^Decline/] },
  staff: {
    '/board': [/^Check-in sign/],
    '/board/book': [/^New patient/],
    '/board/patients': [/^New patient/],
  },
  admin: {
    '/admin/applications/$applicationId': [/^Approve/, /^Reject/],
    '/admin/practitioners': [/^Add a practitioner/],
    '/admin/practitioners/$practitionerId': [/^Change/, /^Suspend/, /^Verify/],
    '/admin/credentials': [/^Reject/],
    '/admin/sites': [/^Add a site/],
    '/admin/visit-types': [/^Add a visit type/],
    '/admin/specialties': [/^Add a specialty/],
    '/admin/holidays': [/^Add a holiday/],
    '/admin/accounts': [/^Invite somebody/],
    '/admin/accounts/$accountId': [/^Suspend/],
  },
};

await describeInBrowser('every page', (suite) => {
  const people: Partial<Record<keyof typeof shown, Person>> = {};
  const addresses: Record<string, string> = {};
  beforeAll(async () => {
    const { app, clinic } = suite;
    const { practitionerId, siteId, visitTypeId, doctor, admin } = clinic;
    const ana = await patient(app, 'Ana Silva');
    for (const start of ['2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z', '2026-12-09T10:00:00Z']) {
      const wish = { practitionerId, siteId, visitTypeId, start, reason: 'A cough that stays' };
      const { body } = await ana.post('/appointments', wish).expect(201);
      if (start.includes('T10')) await doctor.post(`/appointments/${body.id}/approve`).expect(200);
      addresses['/visits/$visitId'] = `/visits/${body.id}`;
      addresses['/desk/visits/$visitId'] = `/desk/visits/${body.id}`;
    }
    await doctor.post(`/practitioners/${practitionerId}/exceptions`, {
      kind: 'leave',
      from: '2026-12-24',
      to: '2026-12-27',
    });
    await admin.post('/holidays', { date: '2026-12-25', name: 'Christmas Day' }).expect(201);
    await handIn(app, doctor, practitionerId, {
      kind: 'licence',
      expiresOn: '2031-05-01',
      licenceNumber: 'SLMC-7',
    }).expect(201);
    for (const page of ['', '/hours', '/leave']) {
      addresses[`/admin/practitioners/$practitionerId${page}`] = `/admin/practitioners/${practitionerId}${page}`;
    }
    const { path } = await apply(app, clinic, 'Dr Dilani Fernando');
    await admin.post(`${path}/start-review`).expect(200);
    addresses['/admin/applications/$applicationId'] = path.replace('/practitioner-applications', '/admin/applications');
    addresses['/admin/accounts/$accountId'] = `/admin/accounts/${ana.account.id}`;
    addresses['/practitioners/$practitionerId'] = `/practitioners/${practitionerId}`;
    addresses['/book/$practitionerId'] =
      `/book/${practitionerId}?siteId=${siteId}&visitTypeId=${visitTypeId}&start=2026-12-10T10:00:00Z`;
    const { verificationCode } = await fillRecord(app, clinic, ana);
    addresses['/prescriptions/verify/$code'] = `/prescriptions/verify/${verificationCode}`;
    addresses['/desk/patients/$patientId'] = `/desk/patients/${ana.account.patientId}`;
    addresses['/board/patients/$patientId'] = `/board/patients/${ana.account.patientId}`;
    addresses['/me/access-log'] = '/me/access-log?by=everybody';
    addresses['/verify'] = '/verify?token=one';
    addresses['/reset'] = '/reset?token=one';
    Object.assign(people, { patient: ana, practitioner: doctor, admin });
    people.staff = await person(app, ['staff'], { siteIds: [siteId] });
  });

  const accessible = async (page: Page, what: string) => {
    expect([what, await barriers(page)]).toEqual([what, []]);
    expect([what, await overflow(page)]).toEqual([what, 0]);
  };

  /** Shows the page that is open in another look, as when a window is made smaller or the evening comes. */
  const show = async (page: Page, { viewport, colorScheme }: (typeof looks)[number][1]) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))');
    await until(page, "document.querySelectorAll('.mantine-Skeleton-root').length === 0");
    await until(page, 'document.getAnimations().every((change) => !(change instanceof CSSTransition))');
  };

  it.each(Object.keys(shown) as (keyof typeof shown)[])(
    'keeps nobody out and fits, in every look and with its dialogs, for a %s',
    async (who) => {
      const { page } = await suite.open(looks[0][1]);
      if (who !== 'visitor') await signInAs(page, people[who]!.email);
      for (const path of shown[who]) {
        await page.goto(addresses[path] ?? path);
        for (const [look, options] of looks) {
          await page.getByRole('heading', { level: 1 }).waitFor();
          await show(page, options);
          expect(await page.title()).toMatch(/.+ · Careslot/);
          expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
          await accessible(page, `${path} on ${look}`);
        }
        for (const button of dialogs[who][path] ?? []) {
          await show(page, looks[0][1]);
          await page.getByRole('button', { name: button }).first().click();
          await page.getByRole('dialog').waitFor();
          for (const [look, options] of looks.slice(0, 2)) {
            await show(page, options);
            await accessible(page, `${path}, ${button}, on ${look}`);
          }
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
      }
    },
    400_000,
  );

  it('is looked at by these tests', () => {
    const all = Object.keys(JSON.parse(readFileSync('dist/web/paths.json', 'utf8')));
    expect([...new Set(Object.values(shown).flat())].sort()).toEqual(all.sort());
  });
});
