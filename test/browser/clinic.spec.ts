import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { desktop, phone, signInAs } from '../support/browser.js';
import { apply } from '../support/clinic.js';
import { patient, person } from '../support/people.js';

await describeInBrowser('the clinic’s own work', (suite) => {
  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('on %s: an application is reviewed and approved, and the practitioner can be booked', async (_, viewport) => {
    const name = `Dr Dilani Fernando ${viewport.width}`;
    await apply(suite.app, suite.clinic, name);
    const { page } = await suite.open({ viewport });
    await signInAs(page, suite.clinic.admin.email);
    await page.goto('/admin/applications');
    await page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
    await page.getByText('licence.pdf').first().waitFor();
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Approve/ })
      .click();
    await page.getByText('Approved').first().waitFor();
    await suite.app.settle();
    await page.goto('/practitioners?q=Dilani');
    await page.getByRole('link', { name: `All times of ${name}` }).click();
    await page
      .getByRole('link', { name: /30 minutes/ })
      .first()
      .waitFor();
  });

  it('keeps the catalogue: a specialty is added, refused twice by name, and changed', async () => {
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.admin.email);
    await page.goto('/admin/specialties');
    for (const expected of ['added', 'refused']) {
      await page.getByRole('button', { name: 'Add a specialty' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Cardiology');
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      if (expected === 'added') await dialog.waitFor({ state: 'detached' });
      else await dialog.getByText('Another specialty has this name').first().waitFor();
    }
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close without saving' }).click();
    await page
      .getByRole('button', { name: /Change.*Cardiology/ })
      .first()
      .click();
    await page.getByRole('dialog').getByLabel('Name').fill('Heart and circulation');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Heart and circulation').first().waitFor();
  });

  it('shows which visits a change of hours would hit, before it is saved', async () => {
    const { practitionerId, siteId, visitTypeId, doctor } = suite.clinic;
    const ana = await patient(suite.app, 'Ana Silva');
    // A Thursday: the first day on which the doctor wants to end at noon.
    const start = '2026-12-03T14:00:00Z';
    await ana.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    const { page } = await suite.open();
    await signInAs(page, doctor.email);
    await page.goto('/desk/hours');
    await page.getByLabel('Thursday, to').fill('12:00');
    await page.getByRole('button', { name: 'Check and save' }).click();
    await page.getByText('1 visit lies outside the new hours').waitFor();
    await page.getByText('Ana Silva').first().waitFor();
    await page.getByLabel('Keep them').check();
    await page.getByRole('button', { name: 'Save these hours' }).click();
    await page.getByText('The hours are saved.').first().waitFor();
    const { body } = await doctor.get(`/practitioners/${practitionerId}/working-hours`).expect(200);
    expect(JSON.stringify(body)).toContain('"to":"12:00"');
    expect((await ana.get('/appointments').expect(200)).body.items[0].status).toBe('pending');
  });

  it('sees the day through: check-in, start, complete', async () => {
    const { practitionerId, siteId, visitTypeId, doctor } = suite.clinic;
    const bea = await patient(suite.app, 'Bea Costa');
    const start = '2026-12-01T09:00:00Z';
    const { body } = await bea.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    await doctor.post(`/appointments/${body.id}/approve`).expect(200);
    await suite.app.advance('PT65M');
    const front = await suite.open();
    const desk = await person(suite.app, ['staff'], { siteIds: [siteId] });
    await signInAs(front.page, desk.email);
    await front.page
      .getByRole('button', { name: /^Check in: .*Bea Costa/ })
      .first()
      .click();
    await front.page.getByText('Checked in').first().waitFor();
    const { page } = await suite.open({ viewport: phone });
    await signInAs(page, doctor.email);
    await page
      .getByRole('button', { name: /^Start: .*Bea Costa/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^Complete: .*Bea Costa/ })
      .first()
      .click();
    await page.getByText('Completed').first().waitFor();
    const [visit] = await suite.app.sql<{ status: string }>`
      select status from appointments.appointment where id = ${body.id}`;
    expect(visit!.status).toBe('completed');
  });
});
