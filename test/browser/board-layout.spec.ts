import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { overflow, signInAs } from '../support/browser.js';
import { patient, person, signIn, type Person } from '../support/people.js';

const widths = [360, 768, 1280, 1920] as const;
const languages = {
  en: { board: 'Board', again: 'Try again' },
  de: { board: 'Tagestafel', again: 'Erneut versuchen' },
};

/** Cards and buttons that lie over each other, and words that are cut, as sentences. */
const faults = `(() => {
  const found = [];
  const shown = (one) => one.getClientRects().length > 0;
  const cards = [...document.querySelectorAll('[data-board-card]')].filter(shown);
  const buttons = [...document.querySelectorAll('main button, main a')].filter(shown);
  const name = (one) => (one.getAttribute('aria-label') ?? one.textContent).slice(0, 60);
  const over = (one, other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  };
  for (const group of [cards, buttons]) {
    group.forEach((one, at) => {
      for (const other of group.slice(at + 1)) {
        const nested = one.contains(other) || other.contains(one);
        if (!nested && over(one, other)) found.push(name(one) + ' lies over ' + name(other));
      }
    });
  }
  for (const card of cards) {
    const edge = card.getBoundingClientRect();
    const column = card.closest('section').getBoundingClientRect();
    if (edge.right > column.right + 1) found.push(name(card) + ' is wider than its column');
    for (const inside of card.querySelectorAll('*')) {
      const { right, width } = inside.getBoundingClientRect();
      if (width > 0 && right > edge.right + 1) found.push(name(inside) + ' leaves its card');
      const hides = getComputedStyle(inside).overflowX !== 'visible';
      if (hides && inside.scrollWidth > inside.clientWidth + 1) found.push(name(inside) + ' is cut');
    }
  }
  return [...new Set(found)];
})()`;

await describeInBrowser('the board', (suite) => {
  let desk: Person;
  beforeAll(async () => {
    const { practitionerId, siteId, visitTypeId, admin } = suite.clinic;
    await admin.patch(`/practitioners/${practitionerId}`, { fullName: 'Dr Wolfeschlegelsteinhausenbergerdorff' });
    const names = [
      'Ana Silva',
      'Adolph Wolfeschlegelsteinhausenbergerdorff',
      'Bea Costa',
      'Donaudampfschifffahrt Kapitänin',
      'Eva Done',
    ];
    let done = '';
    for (const [nth, name] of names.entries()) {
      const somebody = await patient(suite.app, name);
      const start = `2026-12-01T${['10', '11', '12', '13', '09'][nth]}:00:00Z`;
      const { body } = await somebody.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
      const steps = ['', 'approve', 'approve check-in', 'approve check-in start', 'approve'][nth]!;
      for (const step of steps.split(' ').filter(Boolean)) {
        await admin.post(`/appointments/${body.id}/${step}`).expect(200);
      }
      done = body.id;
    }
    // Eva's visit has begun; the others are still to come.
    await suite.app.advance('PT65M');
    const boss = await signIn(suite.app, admin.email);
    for (const step of ['check-in', 'start', 'complete']) {
      await boss.post(`/appointments/${done}/${step}`).expect(200);
    }
    desk = await person(suite.app, ['staff'], { siteIds: [siteId] });
  });

  const boardIn = async (language: keyof typeof languages): Promise<Page> => {
    const { page } = await suite.open();
    await signInAs(page, desk.email);
    await page.evaluate(`localStorage.setItem('language', '${language}')`);
    await page.goto('/board');
    await page.getByRole('heading', { level: 1, name: languages[language].board }).waitFor();
    // One in each column.
    await page.locator('[data-board-card]').nth(4).waitFor();
    return page;
  };

  it.each(Object.keys(languages) as (keyof typeof languages)[])(
    'has every card and button in its place, at every width, also with a step that failed: %s',
    async (language) => {
      const page = await boardIn(language);
      await page.route('**/appointments/*/*', (route) =>
        route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
      );
      for (const failed of [false, true]) {
        if (failed) {
          for (const card of await page.locator('[data-board-card]').all()) {
            const step = card.getByRole('button').first();
            if ((await card.getByRole('button').count()) > 1) await step.click();
          }
          await page.getByRole('button', { name: languages[language].again }).first().waitFor();
        }
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          expect([width, failed, await page.evaluate<string[]>(faults), await overflow(page)]).toEqual([
            ...[width, failed, [], 0],
          ]);
        }
      }
    },
  );

  it('opens the ways to another time above itself', async () => {
    const page = await boardIn('en');
    await page.getByRole('button', { name: /^More for Adolph/ }).click();
    await page.getByRole('menuitem', { name: 'Move to another time' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move this visit' });
    await dialog
      .getByRole('button', { name: /30 minutes/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: /^Move/ }).last().click();
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/board');
  });
});
