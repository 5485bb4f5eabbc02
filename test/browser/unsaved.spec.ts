import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { signInAs } from '../support/browser.js';
import { person } from '../support/people.js';

/** Where something is typed on a page, and how: each is asked about before it is lost. */
const pages: Record<string, { path: string; who: 'doctor' | 'admin' | 'staff'; type: (page: Page) => Promise<void> }> =
  {
    'working hours': {
      path: '/desk/hours',
      who: 'doctor',
      type: (page) => page.getByLabel('Monday, to').fill('16:00'),
    },
    leave: {
      path: '/desk/leave',
      who: 'doctor',
      type: (page) => page.getByLabel('Reason (optional)').fill('A course'),
    },
    'the clinic’s settings': {
      path: '/admin/settings',
      who: 'admin',
      type: (page) => page.getByLabel('Name of the clinic').fill('Another name'),
    },
    'a booking at the desk': {
      path: '/board/book',
      who: 'staff',
      type: (page) => page.getByLabel('Reason for the visit (optional)').fill('Fell on the stairs'),
    },
    'a password': {
      path: '/me/security',
      who: 'admin',
      type: (page) => page.getByLabel('Present password').fill('something'),
    },
  };

/** Dialogs with a form, and the field that is typed in. */
const dialogs: Record<string, { path: string; who: 'admin' | 'staff'; open: RegExp; field: string }> = {
  'a visit type': { path: '/admin/visit-types', who: 'admin', open: /^Change/, field: 'Name' },
  'a site': { path: '/admin/sites', who: 'admin', open: /^Add a site/, field: 'City' },
  'a holiday': { path: '/admin/holidays', who: 'admin', open: /^Add a holiday/, field: 'Name' },
  'an invitation': { path: '/admin/accounts', who: 'admin', open: /^Invite somebody/, field: 'Full name' },
  'a new patient': { path: '/board/patients', who: 'staff', open: /^New patient/, field: 'Full name' },
};

await describeInBrowser('what is typed and not saved', (suite) => {
  const mailOf = async (who: 'doctor' | 'admin' | 'staff'): Promise<string> =>
    who === 'staff'
      ? (await person(suite.app, ['staff'], { siteIds: [suite.clinic.siteId] })).email
      : suite.clinic[who].email;

  it.each(Object.entries(pages))('is not lost by a way to another page: %s', async (_, { path, who, type }) => {
    const { page } = await suite.open();
    await signInAs(page, await mailOf(who));
    await page.goto(path);
    await type(page);
    const away = page.getByRole('banner').getByRole('link').first();
    await away.click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await page.getByRole('button', { name: 'Stay on the page' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe(path);

    // The tab is closed, or the page loaded again: the browser asks.
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (question) => {
        resolve(question.type());
        void question.dismiss();
      }),
    );
    await page.reload({ timeout: 2_000 }).catch(() => undefined);
    expect(await asked).toBe('beforeunload');

    await away.click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await page.waitForURL((url) => url.pathname !== path);
  });

  it.each(Object.entries(dialogs))('is not lost by Escape: %s', async (_, { path, who, open, field }) => {
    const { page } = await suite.open();
    await signInAs(page, await mailOf(who));
    await page.goto(path);
    const dialog = page.getByRole('dialog').first();
    const question = page.getByRole('dialog', { name: 'Close without saving?' });
    await page.getByRole('button', { name: open }).first().click();
    await dialog.getByLabel(new RegExp(`^${field}( \\*)?$`)).waitFor();
    // Nothing typed, nothing asked.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: open }).first().click();
    await dialog.getByLabel(new RegExp(`^${field}( \\*)?$`)).fill('Typed here');
    await page.keyboard.press('Escape');
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await dialog.getByLabel(new RegExp(`^${field}( \\*)?$`)).inputValue()).toBe('Typed here');
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await question.getByRole('button', { name: 'Close without saving' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('is not lost by a look at other hours', async () => {
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.doctor.email);
    await page.goto('/desk/hours');
    const set = page.getByLabel('Hours', { exact: true });
    const before = await set.inputValue();
    await page.getByLabel('Monday, to').fill('16:00');
    await set.selectOption('Another site or period …');
    await page.getByRole('button', { name: 'Stay on the page' }).click();
    expect([await set.inputValue(), await page.getByLabel('Monday, to').inputValue()]).toEqual([before, '16:00']);
    await set.selectOption('Another site or period …');
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByLabel('How patients are seen').waitFor();
  });
});
