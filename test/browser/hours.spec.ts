import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { addDoctor } from '../support/clinic.js';
import type { Person } from '../support/people.js';

const thursdays = ['2026-12-10', '2026-12-17'] as const;

await describeInBrowser('hours that are not every week’s, or have no times', (suite) => {
  const freeOn = async ({ account }: Person, date: string): Promise<number> => {
    const { siteId, visitTypeId } = suite.clinic;
    const practitionerId = account.practitionerId!;
    const to = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    const asked = new URLSearchParams({ practitionerId, siteId, visitTypeId, from: date, to });
    return (await suite.app.get(`/slots?${asked}`).expect(200)).body.items.length;
  };
  const weekly = [{ weekday: 4, from: '09:00', to: '12:00' }];
  const hoursOf = async (who: Person, viewport: typeof phone): Promise<Page> => {
    const { page } = await suite.open({ viewport });
    await signInAs(page, who.email);
    await page.goto('/desk/hours');
    await page.getByRole('heading', { name: 'The week' }).waitFor();
    return page;
  };

  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('on %s: every other week, in the preview, over the API and in the calendar', async (_, viewport) => {
    const doctor = await addDoctor(suite.app, suite.clinic, weekly, `Dr Rana ${viewport.width}`);
    const page = await hoursOf(doctor, viewport);
    await page.getByLabel('Thursday 09:00: every other week').check();
    await page.getByRole('button', { name: 'Check and save' }).click();
    await page.getByText('The hours are saved.').first().waitFor();
    const free = await Promise.all(thursdays.map((date) => freeOn(doctor, date)));
    expect(free.toSorted()).toEqual([0, 6]);

    const preview = page.getByRole('region', { name: /^Free times/ }).getByRole('listitem');
    await preview.nth(13).waitFor();
    for (const [nth, date] of ['Thu 10 Dec', 'Thu 17 Dec'].entries()) {
      const words = free[nth] === 0 ? 'Nothing free' : /09:00 – 11:30\s*6 times/;
      await preview.filter({ hasText: date }).filter({ hasText: words }).waitFor();
    }
    expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
    if (viewport === phone) return;

    for (const [nth, date] of thursdays.entries()) {
      await page.goto(`/desk/week?date=${date}`);
      await page.locator(`[role="columnheader"][data-date="${date}"]`).waitFor();
      // Three of the ten hours that are shown, or none.
      expect(await openShare(page, date)).toBeCloseTo(free[nth] === 0 ? 0 : 0.3, 2);
    }
  });

  it('in which patients are seen by number offer no times, and say so', async () => {
    const doctor = await addDoctor(suite.app, suite.clinic, weekly, 'Dr Sena Rao');
    const page = await hoursOf(doctor, desktop);
    await page.getByLabel('Hours', { exact: true }).selectOption('Another site or period …');
    await page.getByLabel('How patients are seen').selectOption('In a session, by number');
    await page.getByRole('button', { name: 'Add hours on Thursday' }).click();
    await page.getByLabel('Thursday, from').fill('10:00');
    await page.getByLabel('Thursday, to').fill('14:00');
    await page.getByRole('button', { name: 'Check and save' }).click();
    await page.getByText('Overlaps other working hours.').waitFor();
    expect(await page.getByLabel('Thursday, from').inputValue()).toBe('10:00');

    await page.getByLabel('Thursday, from').fill('13:00');
    await page.getByLabel('Thursday, to').fill('17:00');
    await page.getByRole('button', { name: 'Check and save' }).click();
    await page.getByText('The hours are saved.').first().waitFor();
    await page.getByRole('region', { name: 'By number' }).getByText('no times are offered').waitFor();
    expect(await page.getByLabel('Hours', { exact: true }).locator('option:checked').textContent()).toBe(
      'Main house, always, by number',
    );
    expect(await barriers(page)).toEqual([]);
    const { body } = await doctor.get(`/practitioners/${doctor.account.practitionerId}/working-hours`).expect(200);
    const session = [expect.objectContaining({ weekday: 4, from: '13:00', to: '17:00' })];
    expect(body.items).toHaveLength(2);
    expect(body.items).toContainEqual(expect.objectContaining({ mode: 'session', weekly: session }));
    // The morning is booked by the clock as before, the session not at all.
    expect(await freeOn(doctor, thursdays[0])).toBe(6);
  });
});

/** How much of a day of the calendar is not shaded, from 0 to 1. */
function openShare(page: Page, date: string): Promise<number> {
  return page.evaluate<number>(`(() => {
    const day = [...document.querySelectorAll('[role="cell"][data-date="${date}"]')].at(-1);
    const tall = (one) => one.getBoundingClientRect().height;
    const shades = [...day.querySelectorAll('[class*="shade"]')].map(tall);
    return 1 - shades.reduce((sum, one) => sum + one, 0) / tall(day);
  })()`);
}
