import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromium, type Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.js';
import { browserOrNotice, openWindow, signInAs, type Window } from '../support/browser.js';
import { openClinic } from '../support/clinic.js';
import { patient } from '../support/people.js';

const options = await browserOrNotice('who is signed in, in a browser (test/browser/session)');

(options ? describe : describe.skip)('a session in the browser', () => {
  let app: TestApp;
  let browser: Browser;
  let ana: { email: string };
  let window: Window;
  const windows: Window[] = [];
  beforeAll(async () => {
    app = await startTestApp();
    await openClinic(app);
    ana = await patient(app, 'Ana Silva');
    browser = await chromium.launch(options);
  });
  afterAll(async () => {
    await browser?.close();
    await app.close();
  });
  afterEach(async () => {
    const faults = windows.flatMap((each) => each.faults);
    for (const { context } of windows.splice(0)) await context.close();
    expect(faults).toEqual([]);
  });

  const open = async (): Promise<Window> => {
    window = await openWindow(browser, app.url);
    windows.push(window);
    return window;
  };
  const menu = () => window.page.getByRole('button', { name: 'Your account' });

  it('lasts over a reload, and keeps no token where scripts find it', async () => {
    const { page, context } = await open();
    await signInAs(page, ana.email);
    await page.reload();
    await menu().waitFor();
    const stored = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(stored).not.toMatch(/eyJ|token/i);
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).sort()).toEqual(['known-browser', 'refresh']);
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
      expect(stored).not.toContain(cookie.value);
    }
  });

  it('outlives reloads in the middle of a refresh', async () => {
    const { page } = await open();
    await signInAs(page, ana.email);
    for (const delay of [0, 5, 10, 20, 40, 80]) {
      const asked = page.waitForRequest('**/auth/refresh');
      void page.reload({ waitUntil: 'commit' }).catch(() => undefined);
      await asked;
      await page.waitForTimeout(delay);
    }
    await page.reload();
    await menu().waitFor();
  });

  it('is shared by two tabs that reload at once, and ended in both by one', async () => {
    const { page, context } = await open();
    await signInAs(page, ana.email);
    const other = await context.newPage();
    await other.goto('/visits');
    for (let round = 0; round < 3; round++) await Promise.all([page.reload(), other.reload()]);
    await menu().waitFor();
    await other.getByRole('button', { name: 'Your account' }).click();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    await page.waitForURL(/\/sign-in/);
    expect((await context.cookies()).filter(({ name }) => name === 'refresh')).toEqual([]);
  });

  it('goes on by itself when the access token has ended', async () => {
    const { page } = await open();
    await signInAs(page, ana.email);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await app.advance('PT20M');
    await page.getByRole('link', { name: 'Find a practitioner' }).first().click();
    await page.getByRole('link', { name: 'My visits' }).click();
    await menu().waitFor();
    await page.getByRole('heading', { name: 'My visits' }).waitFor();
    expect(page.url()).toContain('/visits');
  });

  it('says plainly that address and password do not belong together', async () => {
    const { page } = await open();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill(ana.email);
    await page.getByLabel('Password', { exact: true }).fill('not-my-password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('do not belong together').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(ana.email);
  });

  it('is asked for by protected pages, which then open; links to elsewhere do not count', async () => {
    const { page } = await open();
    await page.goto('/visits');
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByLabel('E-mail address').fill(ana.email);
    await page.getByLabel('Password', { exact: true }).fill('correct-Horse-77');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/visits');
    await page.goto(`/sign-in?next=${encodeURIComponent('//evil.example/x')}`);
    await page.getByLabel('E-mail address').fill(ana.email);
    await page.getByLabel('Password', { exact: true }).fill('correct-Horse-77');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${app.url}/visits`);
  });

  it('does not open pages of other roles', async () => {
    const { page } = await open();
    await signInAs(page, ana.email);
    for (const path of ['/admin', '/admin/applications', '/desk', '/desk/hours']) {
      await page.goto(path);
      await page.waitForURL(`${app.url}/`);
    }
  });
});

(options ? describe : describe.skip)('a page of the portal', () => {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    app = await startTestApp();
    await openClinic(app);
    browser = await chromium.launch(options);
  });
  afterAll(async () => {
    await browser?.close();
    await app.close();
  });

  it('that does not exist says so, with status 404, and leads home', async () => {
    const { page, context } = await openWindow(browser, app.url);
    const answer = await page.goto('/nowhere/at-all');
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
    await page.getByRole('link', { name: 'Go to the start page' }).click();
    await page.waitForURL(`${app.url}/`);
    await context.close();
  });

  it('says that the device is offline, and that the clinic cannot be reached, and heals by a press', async () => {
    const { page, context, faults } = await openWindow(browser, app.url);
    await page.goto('/practitioners');
    await page.getByText('Dr Nimal Perera').first().waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await context.setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });

    await page.route('**/api/v1/practitioners?*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: '{"code":"DATABASE_AWAY","status":503}',
      }),
    );
    await page.reload();
    await page.getByRole('alert').waitFor({ timeout: 20_000 });
    await page.unroute('**/api/v1/practitioners?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Dr Nimal Perera').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps light or dark as chosen, from the first paint on', async () => {
    const { page, context } = await openWindow(browser, app.url);
    await page.goto('/');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByText('Dark', { exact: true }).click();
    await page.reload();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await context.close();
  });
});
