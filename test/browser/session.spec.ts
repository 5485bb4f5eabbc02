import { beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { signInAs, type Window } from '../support/browser.js';
import { patient } from '../support/people.js';

await describeInBrowser('a session in the browser', (suite) => {
  let ana: { email: string };
  let window: Window;
  beforeAll(async () => {
    ana = await patient(suite.app, 'Ana Silva');
  });

  const open = async (): Promise<Window> => (window = await suite.open());
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
    await suite.app.advance('PT20M');
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
    await page.waitForURL(`${suite.app.url}/visits`);
  });

  it('does not open pages of other roles', async () => {
    const { page } = await open();
    await signInAs(page, ana.email);
    for (const path of ['/admin', '/admin/applications', '/desk', '/desk/hours']) {
      await page.goto(path);
      await page.waitForURL(`${suite.app.url}/`);
    }
  });

  describe('a page of the portal', () => {
    it('that does not exist says so, with status 404, and leads home', async () => {
      const { page } = await open();
      const answer = await page.goto('/nowhere/at-all');
      expect(answer?.status()).toBe(404);
      await page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
      await page.getByRole('link', { name: 'Go to the start page' }).click();
      await page.waitForURL(`${suite.app.url}/`);
    });

    it('says that the device is offline, and that the clinic cannot be reached, and heals by a press', async () => {
      const { page, context } = await open();
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
    });

    it('keeps light or dark as chosen, from the first paint on', async () => {
      const { page } = await open();
      await page.goto('/');
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByText('Dark', { exact: true }).click();
      await page.reload();
      expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    });
  });
});
