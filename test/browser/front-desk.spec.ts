import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, phone, signInAs } from '../support/browser.js';
import { patient, person } from '../support/people.js';

await describeInBrowser('the front desk', (suite) => {
  const desk = () => person(suite.app, ['staff'], { siteIds: [suite.clinic.siteId] });
  const visitOf = async (name: string, start: string) => {
    const { practitionerId, siteId, visitTypeId, doctor } = suite.clinic;
    const somebody = await patient(suite.app, name);
    const wish = { practitionerId, siteId, visitTypeId, start, reason: 'A cough that stays' };
    const { body } = await somebody.post('/appointments', wish).expect(201);
    await doctor.post(`/appointments/${body.id}/approve`).expect(200);
    return { id: body.id as string, somebody };
  };

  it('sees on the board what happens elsewhere, by itself, and patients check in by the sign', async () => {
    const { somebody } = await visitOf('Bea Costa', '2026-12-01T14:00:00Z');
    const { page } = await suite.open();
    await signInAs(page, (await desk()).email);
    await page.goto('/board');
    await page.getByText('Changes appear by themselves.').waitFor();
    // Why, on a screen that stands open all day, is for who opens the visit.
    await page.getByText('Says why').first().waitFor();
    expect(await page.getByText('A cough that stays').count()).toBe(0);
    await page.getByRole('button', { name: 'Check-in sign' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Valid until').waitFor();
    expect(await barriers(page)).toEqual([]);
    const { body: sign } = await suite.clinic.admin.get(`/sites/${suite.clinic.siteId}/check-in-code`).expect(200);
    expect(await dialog.textContent()).toContain(sign.code);
    await page.keyboard.press('Escape');

    const arriving = await suite.open({ viewport: phone });
    await signInAs(arriving.page, somebody.email);
    await arriving.page.goto(new URL(sign.url as string).pathname + new URL(sign.url as string).search);
    await arriving.page.getByRole('button', { name: 'I am here' }).click();
    await arriving.page.getByText('The practice knows that you are here.').waitFor();
    await page.getByRole('region', { name: 'Here' }).getByText('Bea Costa').waitFor();
  });

  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('on %s: books for somebody who has no file yet, and warns of a second one', async (_, viewport) => {
    const name = `Chandra Mendis ${viewport.width}`;
    const { page } = await suite.open({ viewport });
    await signInAs(page, (await desk()).email);
    for (const expected of ['made', 'alike']) {
      await page.goto('/board/book');
      await page.getByLabel('Patient', { exact: true }).fill(expected === 'made' ? name : '0771239999');
      await page.getByRole('button', { name: 'New patient' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Full name').fill(name);
      await dialog.getByLabel('Birth date (optional)').fill(viewport === phone ? '1980-05-06' : '1975-02-03');
      await dialog.getByRole('button', { name: 'Make the file' }).click();
      if (expected === 'alike') await dialog.getByRole('button', { name: 'This one' }).first().click();
      await dialog.waitFor({ state: 'detached' });
      await page
        .getByRole('button', { name: /30 minutes/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Book this visit' }).click();
      await page.waitForURL(/\/board(\?|$)/);
    }
    const { body } = await suite.clinic.admin.get(`/patients?q=${encodeURIComponent(name)}`).expect(200);
    expect(body.items.filter(({ fullName }: { fullName: string }) => fullName === name)).toHaveLength(1);
  });

  // Last, because it moves the clock past the tokens of the others.
  it('runs the day by keyboard alone: C checks in, S starts, D is done', async () => {
    const { practitionerId, siteId, visitTypeId, admin } = suite.clinic;
    const asked = new URLSearchParams({ practitionerId, siteId, visitTypeId, from: '2026-12-01', to: '2026-12-02' });
    const { body: free } = await admin.get(`/slots?${asked}`).expect(200);
    const { id } = await visitOf('Ana Silva', free.items.at(-1).start);
    const { page } = await suite.open();
    await signInAs(page, (await desk()).email);
    await page.goto('/board');
    const card = () => page.getByRole('listitem').filter({ hasText: 'Ana Silva' });
    await card().focus();
    for (const [key, column] of [
      ['c', 'Here'],
      ['s', 'With the doctor'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('region', { name: column }).getByText('Ana Silva').waitFor();
      await card().focus();
    }
    await suite.app.advance('PT9H');
    await page.reload();
    await card().focus();
    await page.keyboard.press('d');
    await page.getByRole('region', { name: /^Done/ }).getByText('Ana Silva').waitFor();
    const [visit] = await suite.app.sql<{ status: string }>`
      select status from appointments.appointment where id = ${id}`;
    expect(visit!.status).toBe('completed');
  });
});
