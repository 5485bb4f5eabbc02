import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { desktop, overflow, phone, signInAs } from '../support/browser.js';
import { patient } from '../support/people.js';
import { mailsTo, verify } from '../support/portal.js';

/** From a stranger's first look to a cancelled visit, as people click it. */
await describeInBrowser('a visit from sign-up to cancellation', (suite) => {
  const mails = (to: string) => mailsTo(suite.app, to);

  it.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])('works on %s', async (_, viewport) => {
    const email = `mina.${viewport.width}@people.test`;
    const { page } = await suite.open({ viewport });
    const fits = async () => expect(await overflow(page)).toBe(0);

    await page.goto('/');
    await page.getByLabel('Specialty or name').fill('perera');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'All times of Dr Nimal Perera' }).click();
    await page.getByRole('heading', { level: 1, name: /Perera/ }).waitFor();
    await fits();
    const time = page.getByRole('link', { name: /30 minutes, Dr Nimal Perera/ }).first();
    const chosen = new RegExp(/^[^\n]+/.exec(await time.innerText())![0]);
    await time.click();

    await page.getByRole('link', { name: 'Create an account' }).click();
    await signUp(page, email);
    await page.getByText('We sent a link').waitFor();
    await fits();
    await verify(suite.app, page, email, 'tea-at-four-2026');

    // Back at the time that was chosen, which is held.
    await page.waitForURL(/\/book\//);
    await page.getByText(/We keep this time for you: \d:\d\d/).waitFor();
    await fits();
    await page.getByLabel('Reason for the visit').fill('A cough that stays');
    await page.getByRole('button', { name: 'Send the request' }).click();
    await page.getByRole('heading', { name: 'Your request is sent' }).waitFor();
    await fits();
    expect(page.url()).not.toMatch(/cough/);
    const visit = new URL(page.url()).pathname;

    const doctor = await suite.open({ viewport });
    await signInAs(doctor.page, suite.clinic.doctor.email);
    await doctor.page.goto('/desk/requests');
    const request = doctor.page.getByRole('listitem').filter({ hasText: 'A cough that stays' });
    await request.getByRole('button', { name: /Approve/ }).click();
    await doctor.page.getByText('Nothing waits').first().waitFor();
    expect(await overflow(doctor.page)).toBe(0);

    await page.goto(visit);
    await page.getByText('Confirmed').first().waitFor();
    expect((await mails(email))[0]!.subject).toMatch(/confirmed/i);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Add to calendar' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.ics$/);

    await page.getByRole('button', { name: /Cancel/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the visit' }).click();
    await page.getByText('Cancelled').first().waitFor();
    await fits();
    await page.goto('/visits');
    await page.getByRole('heading', { name: 'My visits' }).waitFor();
    await fits();
    const [told] = await mails(suite.clinic.doctor.email);
    expect(told!.subject).toMatch(/cancelled/i);

    // The time is free again.
    await page.goto(`/practitioners/${suite.clinic.practitionerId}`);
    await page.getByRole('link', { name: chosen }).waitFor();
  });

  it('moves to another time, and says first that it needs approval again', async () => {
    const { page } = await suite.open({ viewport: phone });
    const ana = await patient(suite.app, 'Ana Silva');
    const { practitionerId, siteId, visitTypeId, doctor } = suite.clinic;
    const start = '2026-12-03T09:00:00Z';
    const booked = await ana.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    await doctor.post(`/appointments/${booked.body.id}/approve`).expect(200);
    await signInAs(page, ana.email);
    await page.goto(`/visits/${booked.body.id}`);
    await page.getByRole('button', { name: /Move/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('waits for approval again').waitFor();
    await dialog
      .getByRole('button', { name: /30 minutes/ })
      .last()
      .click();
    await dialog.getByRole('button', { name: 'Ask for the new time' }).click();
    await page.getByText('Waiting for approval').first().waitFor();
    const moved = await ana.get(`/appointments/${booked.body.id}`).expect(200);
    expect(moved.body.start).not.toBe(start);
    expect(moved.body).toMatchObject({ status: 'pending', revision: 1 });
  });

  it('is not called late where it cannot be moved for another reason', async () => {
    const { page } = await suite.open();
    const ana = await patient(suite.app, 'Ana Silva');
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const start = '2026-12-07T09:00:00Z';
    const booked = await ana.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    await page.route(`**/api/v1/appointments/${booked.body.id}`, async (route) => {
      const response = await route.fetch();
      const json = await response.json();
      const allowedActions = json.allowedActions.filter((action: string) => action !== 'reschedule');
      await route.fulfill({ response, json: { ...json, allowedActions } });
    });
    await signInAs(page, ana.email);
    await page.goto(`/visits/${booked.body.id}`);
    await page.getByRole('button', { name: 'Cancel the visit' }).click();
    await page.getByRole('dialog').getByText('You are in time').waitFor();
    expect(await page.getByText('It is too near to move it').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Move' }).count()).toBe(0);
  });

  it('offers the nearest times when somebody else was faster', async () => {
    const { page } = await suite.open();
    const [ana, bea] = [await patient(suite.app, 'Ana Silva'), await patient(suite.app, 'Bea Costa')];
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const start = '2026-12-04T10:00:00Z';
    await bea.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    await signInAs(page, ana.email);
    await page.goto(`/book/${practitionerId}?siteId=${siteId}&visitTypeId=${visitTypeId}&start=${start}`);
    await page.getByRole('heading', { name: 'This time has just been taken' }).waitFor();
    const near = page.getByRole('link', { name: /30 minutes/ });
    await near.nth(2).waitFor();
    await near.first().click();
    await page.getByText(/We keep this time for you/).waitFor();
    await page.getByRole('button', { name: 'Send the request' }).click();
    await page.getByRole('heading', { name: 'Your request is sent' }).waitFor();
  });

  async function signUp(page: Page, email: string): Promise<void> {
    await page.getByLabel('Full name').fill('Mina Silva');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByLabel('E-mail address').focus();
    await page.getByText('Please use at least 10 characters.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('tea-at-four-2026');
    await page.getByRole('button', { name: 'Create account' }).last().click();
  }
});
