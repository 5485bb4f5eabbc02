import { expect, it } from 'vitest';
import type { APIResponse, BrowserContext, Page, Route } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { signInAs, until } from '../support/browser.js';
import { password, patient, person, type Person } from '../support/people.js';

const refresh = '**/api/v1/auth/refresh';

await describeInBrowser('a session that meets trouble', (suite) => {
  const desk = () => person(suite.app, ['staff'], { siteIds: [suite.clinic.siteId] });
  const menu = (page: Page) => page.getByRole('button', { name: 'Your account' });

  /** Ends the sessions of somebody's browsers on the server, as a press in another place does. */
  const endSessions = async (somebody: Person) => {
    const { body } = await somebody.get('/auth/sessions').expect(200);
    for (const { id, current } of body.items as { id: string; current: boolean }[]) {
      if (!current) await somebody.delete(`/auth/sessions/${id}`).expect(204);
    }
  };

  /** The refresh cookie as it is now, and a way to have it again. */
  const cookiesOf = async (context: BrowserContext) => {
    const before = await context.cookies();
    return () => context.addCookies(before);
  };

  it('asks once more with the same cookie when the answer of a refresh is lost', async () => {
    const ana = await patient(suite.app, 'Ana Repeated');
    const { page, context } = await suite.open();
    await signInAs(page, ana.email);
    const restore = await cookiesOf(context);
    const cookies: (string | undefined)[] = [];
    let lost: APIResponse;
    await page.route(refresh, async (route: Route) => {
      cookies.push((await route.request().allHeaders()).cookie);
      // The second time, the answer is the one that was lost: as from a server that knows a repetition.
      if (cookies.length > 1) return route.fulfill({ response: lost });
      lost = await route.fetch();
      await restore();
      await route.abort('internetdisconnected');
    });
    await page.goto('/visits');
    await page.getByRole('heading', { level: 1, name: 'My visits' }).waitFor();
    expect(cookies).toEqual([cookies[0], cookies[0]]);
    expect(cookies[0]).toMatch(/refresh=/);
  });

  it('goes on after a lost answer, because the server gives the same successor again', async () => {
    const ana = await patient(suite.app, 'Ana Lost');
    const { page, context } = await suite.open();
    await signInAs(page, ana.email);
    const restore = await cookiesOf(context);
    let asked = 0;
    await page.route(refresh, async (route: Route) => {
      if (++asked > 1) return route.continue();
      // The server turns the session; its answer, and the cookie in it, never arrive.
      expect((await route.fetch()).status()).toBe(200);
      await restore();
      await route.abort('internetdisconnected');
    });
    await page.goto('/visits');
    await page.getByRole('heading', { level: 1, name: 'My visits' }).waitFor();
    expect(asked).toBe(2);
    await page.reload();
    await menu(page).waitFor();
  });

  it('is not over when nobody answers, or the server is in trouble: it says so and tries again', async () => {
    const ana = await patient(suite.app, 'Ana Patient');
    const { page } = await suite.open();
    await signInAs(page, ana.email);
    for (const trouble of ['nobody', 'busy'] as const) {
      let away = true;
      await page.route(refresh, (route) => {
        if (!away) return route.continue();
        if (trouble === 'nobody') return route.abort('internetdisconnected');
        return route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"AWAY"}' });
      });
      await page.goto('/visits');
      await page.getByText('There is no connection to the clinic at the moment.').waitFor();
      expect(new URL(page.url()).pathname).toBe('/visits');
      expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0);
      away = false;
      await page.getByRole('heading', { level: 1, name: 'My visits' }).waitFor();
      await page.getByText('There is no connection to the clinic at the moment.').waitFor({ state: 'detached' });
      await page.unroute(refresh);
    }
  });

  it('is over when the server refuses it, and then its pages are left', async () => {
    const ana = await patient(suite.app, 'Ana Refused');
    const { page } = await suite.open();
    await signInAs(page, ana.email);
    await page.route(refresh, (route) =>
      route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"UNAUTHENTICATED"}' }),
    );
    await page.goto('/visits');
    await page.waitForURL(/\/sign-in/);
  });

  it('of another account leaves nothing of the first in any tab', async () => {
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const bea = await patient(suite.app, 'Bea Visible');
    const start = '2026-12-01T13:00:00Z';
    await bea.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    const { page, context } = await suite.open();
    await signInAs(page, (await desk()).email);
    await page.goto('/board');
    await page.getByText('Bea Visible').first().waitFor();
    // Whatever the first tab shows from now on is noted.
    await page.evaluate(`
      window.shown = [];
      new MutationObserver(() => window.shown.push(document.getElementById('root').textContent))
        .observe(document.getElementById('root'), { childList: true, subtree: true, characterData: true });
      addEventListener('pagehide', () => sessionStorage.setItem('shown', JSON.stringify(window.shown)));`);
    const other = await context.newPage();
    await other.goto('/me/security');
    const ana = await patient(suite.app, 'Ana Second');
    await other.goto('/sign-in');
    await other.getByLabel('E-mail address').fill(ana.email);
    await other.getByLabel('Password', { exact: true }).fill(password);
    await other.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await other.waitForURL((url) => url.pathname !== '/sign-in');
    await page.waitForURL(`${suite.app.url}/`);
    await menu(page).waitFor();
    expect(await page.getByText('Bea Visible').count()).toBe(0);
    const shown = await page.evaluate<string[]>(`JSON.parse(sessionStorage.getItem('shown') ?? '[]')`);
    // The names went, once and for all, and never stood beside something of the other account.
    const gone = shown.findIndex((text) => !text.includes('Bea Visible'));
    expect(gone).toBeGreaterThanOrEqual(0);
    expect(shown.slice(gone).filter((text) => text.includes('Bea Visible'))).toEqual([]);
    expect(shown.join(' ')).not.toContain(ana.email);
  });

  it('of another account shows nothing of the first when a page comes back from the browser’s memory', async () => {
    const { page, context } = await suite.open();
    await signInAs(page, (await desk()).email);
    await page.goto('/board/patients');
    await page.getByRole('heading', { level: 1, name: 'Patients' }).waitFor();
    // As a frozen page: it heard no message. What it does when it comes back is what counts.
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`);
    expect(await page.evaluate(`getComputedStyle(document.getElementById('root')).visibility`)).toBe('hidden');
    await page.evaluate(`localStorage.setItem('may-be-signed-in', '00000000-0000-7000-8000-000000000000')`);
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await page.waitForURL(`${suite.app.url}/`);
    expect(context.pages()).toHaveLength(1);
  });

  it('asks for the password above what was typed, and then sends it once', async () => {
    const file = await suite.clinic.admin.post('/patients', { fullName: 'Cara Typed', phone: '+49301234567' });
    const staff = await desk();
    const { page } = await suite.open();
    await signInAs(page, staff.email);
    await page.goto(`/board/patients/${file.body.id}`);
    await page.getByLabel('Mobile number').fill('+49307654321');
    await endSessions(staff);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    expect(await page.getByLabel('Mobile number').inputValue()).toBe('+49307654321');
    await page.keyboard.press('Escape');
    await dialog.getByLabel('Password', { exact: true }).fill('not-the-password');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is not the password of your account.').waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Cara Typed is saved.').waitFor();
    const { body } = await suite.clinic.admin.get(`/patients/${file.body.id}`).expect(200);
    expect(body.phone).toBe('+49307654321');
  });

  it('sends a command that waited for the password with the key that it had', async () => {
    const staff = await desk();
    const { page } = await suite.open();
    await signInAs(page, staff.email);
    await page.goto('/board/patients');
    await page.getByRole('button', { name: 'New patient' }).click();
    await page.getByRole('dialog').getByLabel('Full name').fill('Dora Once');
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/patients'))
        keys.push(request.headers()['idempotency-key']);
    });
    await endSessions(staff);
    await page.getByRole('button', { name: 'Make the file' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Sign in and go on' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dora Once' }).waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('is left by a button, and what another account opens beside it clears it', async () => {
    const file = await suite.clinic.admin.post('/patients', { fullName: 'Elsa Left' });
    const staff = await desk();
    const ana = await patient(suite.app, 'Ana Third');
    for (const way of ['button', 'other account'] as const) {
      const { page, context } = await suite.open();
      await signInAs(page, staff.email);
      await page.goto(`/board/patients/${file.body.id}`);
      await page.getByLabel('Mobile number').fill('+49307654321');
      await endSessions(staff);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
      if (way === 'button') {
        await page.getByRole('button', { name: 'Leave this page' }).click();
        await page.waitForURL(/\/sign-in/);
      } else {
        const other = await context.newPage();
        await signInAs(other, ana.email);
        await page.waitForURL(`${suite.app.url}/`);
      }
      await until(page, `!document.body.textContent.includes('Elsa Left')`);
    }
  });
});
