import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { patient } from '../support/people.js';

await describeInBrowser('the week of a practitioner', (suite) => {
  const confirmed = async (name: string, start: string) => {
    const { practitionerId, siteId, visitTypeId, doctor } = suite.clinic;
    const who = await patient(suite.app, name);
    const { body } = await who.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    await doctor.post(`/appointments/${body.id}/approve`).expect(200);
    return { who, id: body.id as string };
  };
  const startOf = async (id: string) => {
    const { body } = await suite.clinic.doctor.get(`/appointments/${id}`).expect(200);
    return body.start as string;
  };
  const openWeek = async (viewport: typeof phone, date: string): Promise<Page> => {
    const { page } = await suite.open({ viewport });
    await signInAs(page, suite.clinic.doctor.email);
    await page.goto(`/desk/week?date=${date}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };

  it('moves a visit by dragging, and asks first with both times', async () => {
    // Ten and eleven o'clock in Berlin.
    const { id } = await confirmed('Ana Silva', '2026-12-08T09:00:00Z');
    const page = await openWeek(desktop, '2026-12-08');
    await drag(page, id, 2);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/10:00/).first().waitFor();
    await dialog.getByText(/11:00/).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Leave it where it is' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await startOf(id)).toBe('2026-12-08T09:00:00Z');

    await drag(page, id, 2);
    await dialog.getByRole('button', { name: 'Move the visit' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Moved to .*11:00/).waitFor();
    expect(await startOf(id)).toBe('2026-12-08T10:00:00Z');
  });

  it('moves a visit by keys alone; a taken time is explained and nothing moves', async () => {
    const { id } = await confirmed('Bea Costa', '2026-12-09T09:00:00Z');
    await confirmed('Carla Dias', '2026-12-09T11:00:00Z');
    const page = await openWeek(desktop, '2026-12-09');
    const visit = page.locator(`[data-visit="${id}"]`);
    await visit.focus();
    expect(await visit.getAttribute('aria-label')).toMatch(/10:00.*Bea Costa.*Confirmed/);
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Time', { exact: true }).fill('12:00');
    await page.keyboard.press('Enter');
    await dialog.getByText(/The visit is where it was/).waitFor();
    expect(await startOf(id)).toBe('2026-12-09T09:00:00Z');
    await dialog.getByLabel('Time', { exact: true }).fill('15:30');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await startOf(id)).toBe('2026-12-09T14:30:00Z');
  });

  it('opens a visit, and is a list of days on a phone', async () => {
    const { id } = await confirmed('Dora Reis', '2026-12-16T09:00:00Z');
    const wide = await openWeek(desktop, '2026-12-16');
    await wide.locator(`[data-visit="${id}"]`).focus();
    await wide.keyboard.press('Enter');
    await wide.waitForURL(`**/desk/visits/${id}`);
    const narrow = await openWeek(phone, '2026-12-16');
    await narrow.getByRole('heading', { name: /Wednesday 16 December/ }).waitFor();
    await narrow.getByRole('link', { name: 'Dora Reis' }).waitFor();
    expect(await overflow(narrow)).toBe(0);
    expect(await narrow.locator('[data-visit]').count()).toBe(0);
  });
});

/** Pulls a visit of half an hour down by so many half hours. */
async function drag(page: Page, id: string, halfHours: number): Promise<void> {
  const visit = page.locator(`[data-visit="${id}"]`);
  await visit.scrollIntoViewIfNeeded();
  const box = (await visit.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const slot = (await page.locator('[data-visit]').first().boundingBox())!.height;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) await page.mouse.move(x, y + (slot * halfHours * step) / 10);
  await page.mouse.up();
}
