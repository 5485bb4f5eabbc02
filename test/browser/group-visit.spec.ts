import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { patient, person } from '../support/people.js';

/** A visit that several patients attend together, for as many as there are places. */
await describeInBrowser('a group visit', (suite) => {
  let visitTypeId: string;
  beforeAll(async () => {
    const group = { name: 'Back school', durationMinutes: 60, mode: 'in_person', approval: 'automatic', capacity: 2 };
    visitTypeId = (await suite.clinic.admin.post('/visit-types', group).expect(201)).body.id;
  });

  it('has room for two at one time, and sends the third to the nearest', async () => {
    const [day, date] = ['Thursday 3 December', '2026-12-03'];
    const { practitionerId, siteId, doctor } = suite.clinic;
    const people = ['Ana Silva', 'Bea Costa', 'Carla Dias'];
    const start = `${date}T09:00:00Z`;
    const link = `/book/${practitionerId}?siteId=${siteId}&visitTypeId=${visitTypeId}&start=${start}`;
    const [first, second, third] = (await Promise.all(
      people.map(async (name, nth) => {
        const { email } = await patient(suite.app, name);
        const { page } = await suite.open({ viewport: nth === 0 ? desktop : phone });
        await signInAs(page, email);
        return page;
      }),
    )) as [Page, Page, Page];

    await first.goto(`/practitioners/${practitionerId}?from=${date}`);
    await first.getByLabel('Kind of visit').selectOption(visitTypeId);
    await first.getByText('Group of up to 2').waitFor();
    await first.getByRole('link', { name: new RegExp(`^${day}, 10:00, .*60 minutes, Dr Nimal Perera`) }).click();
    await second.goto(link);
    await third.goto(link);
    await third.getByText('your place is yours when you book').waitFor();
    await third.getByLabel('Reason for the visit').fill('My lower back');
    for (const page of [first, second]) {
      await page.getByText('your place is yours when you book').waitFor();
      await page.getByRole('button', { name: 'Book this visit' }).click();
      await page.getByRole('heading', { name: 'Your visit is confirmed' }).waitFor();
    }

    await third.getByRole('button', { name: 'Book this visit' }).click();
    await third.getByRole('heading', { name: 'This time has just been taken' }).waitFor();
    await third.getByText('What you typed is kept for another time.').waitFor();
    const near = third.getByRole('link', { name: /60 minutes/ });
    await near.nth(2).waitFor();
    expect(await near.count()).toBe(3);
    expect((await near.allTextContents()).join()).not.toContain('10:00');
    expect([await barriers(third), await overflow(third)]).toEqual([[], 0]);
    await near.first().click();
    await third.getByText('your place is yours when you book').waitFor();
    expect(await third.getByLabel('Reason for the visit').inputValue()).toBe('My lower back');

    const desk = await suite.open();
    const staff = await person(suite.app, ['staff'], { siteIds: [siteId] });
    await signInAs(desk.page, staff.email);
    await desk.page.goto(`/board?date=${date}`);
    const expected = desk.page.getByRole('region', { name: /^Expected/ }).getByRole('listitem');
    for (const name of people.slice(0, 2)) {
      await expected.filter({ hasText: name }).getByText('10:00').waitFor();
    }
    expect(await expected.count()).toBe(2);
    const { body } = await doctor.get(
      `/appointments?practitionerId=${practitionerId}&from=${date}&to=${date}T23:00:00Z`,
    );
    expect(body.items.map((visit: { start: string }) => visit.start)).toEqual([start, start]);
  });
});
