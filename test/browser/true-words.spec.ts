import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { desktop, phone, signInAs } from '../support/browser.js';
import { patient, person } from '../support/people.js';

/** What the portal says about times, people and the system is so. */
await describeInBrowser('what the portal says', (suite) => {
  const desk = () => person(suite.app, ['staff'], { siteIds: [suite.clinic.siteId] });

  it('never calls a time free that the server does not offer', async () => {
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const place = { practitionerId, siteId, visitTypeId };
    const ana = await patient(suite.app, 'Ana Elsewhere');
    await ana.post('/appointments', { ...place, start: '2026-12-03T10:00:00Z' }).expect(201);
    await ana.post('/slot-holds', { ...place, start: '2026-12-04T10:00:00Z' }).expect(201);
    const { page } = await suite.open();
    await signInAs(page, ana.email);
    const said = {
      '2026-12-08T10:00:00Z': 'You keep another time already',
      '2026-12-03T10:00:00Z': 'You have booked this time already',
      '2026-12-08T10:07:00Z': 'This time cannot be booked',
      '2025-01-01T10:00:00Z': 'This time cannot be booked',
    };
    for (const [start, words] of Object.entries(said)) {
      await page.goto(`/book/${practitionerId}?${new URLSearchParams({ siteId, visitTypeId, start })}`);
      await page.getByText(words).first().waitFor();
      const offered = words.startsWith('You keep');
      expect([start, await page.getByRole('button', { name: 'Send the request' }).count()]).toEqual([
        start,
        offered ? 1 : 0,
      ]);
      expect(await page.getByRole('main').textContent()).not.toMatch(/\bit is free|they are free/);
    }
  });

  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('on %s: reads a booking back before it is made, which is certain at once', async (_, viewport) => {
    const name = `Tara Caller ${viewport.width}`;
    await suite.clinic.admin.post('/patients', { fullName: name, phone: `+4930${viewport.width}000` }).expect(201);
    const { page } = await suite.open({ viewport });
    await signInAs(page, (await desk()).email);
    await page.goto('/board/book');
    await page.getByLabel('Patient', { exact: true }).fill(name);
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await page.getByText('Confirmed at once', { exact: true }).waitFor();
    expect(await page.getByText('Needs the practitioner’s approval').count()).toBe(0);
    await page
      .getByRole('button', { name: /30 minutes/ })
      .first()
      .click();
    const sentence = `Consultation for ${name} with Dr Nimal Perera: Tuesday 1 December`;
    await page.getByText(new RegExp(`${sentence}.*, Main house\\.`)).waitFor();
    await page.getByText(`It is confirmed at once. Number to call back: +4930${viewport.width}000.`).waitFor();
    const answer = page.waitForResponse(
      (each) => each.request().method() === 'POST' && each.url().endsWith('/appointments'),
    );
    await page.getByRole('button', { name: 'Book this visit' }).click();
    expect((await (await answer).json()).status).toBe('confirmed');
  });

  it('names no patient in the reports', async () => {
    const { practitionerId, siteId, visitTypeId, admin } = suite.clinic;
    const bea = await patient(suite.app, 'Bea Waiting');
    const visit = { practitionerId, siteId, visitTypeId, start: '2026-12-01T15:00:00Z' };
    const { body } = await bea.post('/appointments', visit).expect(201);
    for (const step of ['approve', 'check-in']) await admin.post(`/appointments/${body.id}/${step}`).expect(200);
    const { page } = await suite.open();
    await signInAs(page, (await desk()).email);
    await page.goto('/reports');
    await page.getByText('Nothing here names a patient.').waitFor();
    await page.getByText(/^The longest: \d+ minutes?$/).waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('Bea Waiting');
  });

  it.each([
    ['en', { page: 'System status', mail: 'Mail', sms: 'SMS', backup: 'Last backup', off: 'Off', works: 'Works' }],
    [
      'de',
      { page: 'Systemstatus', mail: 'E-Mail', sms: 'SMS', backup: 'Letzte Sicherung', off: 'Aus', works: 'Läuft' },
    ],
  ])('says of a part that is off that it is off, in %s', async (language, words) => {
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.admin.email);
    await page.evaluate(`localStorage.setItem('language', '${language}')`);
    await page.goto('/admin/status');
    await page.getByRole('heading', { level: 1, name: words.page }).waitFor();
    for (const part of [words.mail, words.sms, words.backup]) {
      const region = page.getByRole('region', { name: part, exact: true });
      await region
        .getByText(new RegExp(`${words.off}$`))
        .first()
        .waitFor();
      expect(await region.getByText(new RegExp(`${words.works}$`)).count()).toBe(0);
    }
    if (language === 'de') {
      const text = (await page.getByRole('main').textContent())!;
      expect(text).not.toMatch(/\b(waiting|oldest|the database|reachable|is known|goes out|Kind|Size)\b/);
    }
  });

  it('says on the board that it stands still without a network, and loads a page when there is one again', async () => {
    const { page, context, faults } = await suite.open();
    await signInAs(page, (await desk()).email);
    await page.goto('/board');
    await page.getByText('Changes appear by themselves.').waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline: this is how it was').waitFor();
    expect(await page.getByText('Changes appear by themselves.').count()).toBe(0);
    await page.getByRole('banner').getByRole('link', { name: 'Reports' }).press('Enter');
    await page.getByText('There is no connection to the clinic at the moment.').waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    // That a part of the page could not be loaded stood on the screen, and may stand in the console.
    const others = faults.splice(0).filter((fault) => !/preload CSS|dynamically imported module/.test(fault));
    expect(others).toEqual([]);
  });
});
