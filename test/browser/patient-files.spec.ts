import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { patient, person } from '../support/people.js';

await describeInBrowser('the files of patients', (suite) => {
  const desk = () => person(suite.app, ['staff'], { siteIds: [suite.clinic.siteId] });
  const freeStart = async (): Promise<string> => {
    const { practitionerId, siteId, visitTypeId, admin } = suite.clinic;
    const asked = new URLSearchParams({ practitionerId, siteId, visitTypeId, from: '2026-12-02', to: '2026-12-09' });
    return (await admin.get(`/slots?${asked}`).expect(200)).body.items[0].start;
  };
  const visitOf = async (name: string) => {
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const somebody = await patient(suite.app, name);
    const start = await freeStart();
    const { body } = await somebody.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    return { id: body.id as string, somebody };
  };
  const listed = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

  it.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])('on %s: finds somebody by a misspelt name, corrects the file, sees and books visits', async (_, viewport) => {
    const name = `Ana Silva ${viewport.width}`;
    const { somebody } = await visitOf(name);
    await visitOf(`Bruno Reis ${viewport.width}`);
    const { page } = await suite.open({ viewport });
    await signInAs(page, (await desk()).email);
    await page.goto('/board');
    await page.getByRole('link', { name: 'Patients' }).click();
    await page.getByLabel('Patient', { exact: true }).fill(`Anna Sylva ${viewport.width}`);
    await page.getByRole('link', { name: new RegExp(`Bruno Reis ${viewport.width}`) }).waitFor({ state: 'detached' });
    await page.reload();
    await listed(page, name).click();
    await page.waitForURL(`**/board/patients/${somebody.account.patientId}`);
    await page.getByText('Waiting for approval').waitFor();

    await page.getByLabel('Mobile number').fill('not a number');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('must be', { exact: false }).waitFor();
    await page.getByLabel('Mobile number').fill('+94 77 555 0101');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`${name} is saved.`).waitFor();
    const { body: file } = await somebody.get(`/patients/${somebody.account.patientId}`).expect(200);
    expect(file.phone).toBe('+94775550101');
    expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);

    await page.getByRole('link', { name: 'Book a visit' }).click();
    await page.getByText(name, { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /30 minutes/ })
      .last()
      .click();
    await page.getByRole('button', { name: 'Book this visit' }).click();
    await page.waitForURL(/\/board(\?|$)/);
    const { body: visits } = await somebody.get(`/appointments?patientId=${somebody.account.patientId}`).expect(200);
    expect(visits.items).toHaveLength(2);
  });

  it('finds visits by patient, status and days, in an address that can be shared', async () => {
    const { id, somebody } = await visitOf('Chandra Mendis');
    await visitOf('Dilani Fonseka');
    await somebody.post(`/appointments/${id}/cancel`, { reason: 'I am well again' }).expect(200);
    const { page } = await suite.open();
    await signInAs(page, (await desk()).email);
    await page.goto('/board/visits');
    await listed(page, 'Dilani Fonseka').waitFor();
    await page.getByLabel('Search').fill('chandra');
    await listed(page, 'Dilani Fonseka').waitFor({ state: 'detached' });
    await listed(page, 'Chandra Mendis').waitFor();
    await page.getByLabel('Status').selectOption('confirmed');
    await page.getByText('No visit is like this.').waitFor();
    await page.getByLabel('Status').selectOption('cancelled');
    await page.getByText('Days', { exact: true }).click();
    await page.getByLabel('From').fill('2026-12-02');
    await page.getByLabel('Until').fill('2026-12-09');
    await listed(page, 'Chandra Mendis').waitFor();
    expect(new URL(page.url()).search).toContain('status=cancelled');

    const other = await suite.open();
    await signInAs(other.page, suite.clinic.admin.email);
    await other.page.goto(page.url());
    await listed(other.page, 'Chandra Mendis').waitFor();
    await other.page.getByText('Past', { exact: true }).click();
    await other.page.getByText('No visit is like this.').waitFor();
  });

  it('keeps patients and practitioners out', async () => {
    const { somebody } = await visitOf('Elena Ruiz');
    for (const who of [somebody, suite.clinic.doctor]) {
      const { page } = await suite.open();
      await signInAs(page, who.email);
      for (const path of ['/board/patients', `/board/patients/${somebody.account.patientId}`, '/board/visits']) {
        await page.goto(path);
        await page.waitForURL((url) => url.pathname === '/');
      }
    }
  });

  it('shows the day in numbers: to the administration, the front desk and the practitioner', async () => {
    const { body: dashboard } = await suite.clinic.admin.get('/dashboards/clinic').expect(200);
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.admin.email);
    await page.goto('/admin');
    const numbers = page.getByLabel('In numbers');
    await numbers.getByText('Requests').waitFor();
    expect(await numbers.textContent()).toContain(`Requests${dashboard.requests.count}`);
    await numbers.getByRole('link', { name: /^The oldest/ }).click();
    await page.waitForURL(/\/board\/visits\?status=pending/);

    const staff = await suite.open({ viewport: phone });
    await signInAs(staff.page, (await desk()).email);
    await staff.page.goto('/reports');
    await staff.page.getByRole('link', { name: 'Main house' }).click();
    await staff.page.waitForURL(/\/board\?siteId=/);

    const doctor = await suite.open();
    await signInAs(doctor.page, suite.clinic.doctor.email);
    await doctor.page.goto('/desk');
    await doctor.page.getByRole('heading', { name: 'This week' }).waitFor();
    await doctor.page.getByLabel('In numbers').getByText('Still free').waitFor();
  });

  it('tells a patient first what the practice could not take', async () => {
    const { id, somebody } = await visitOf('Farid Aziz');
    await suite.clinic.doctor.post(`/appointments/${id}/decline`, { reason: 'I am away that day' }).expect(200);
    const { page } = await suite.open({ viewport: phone });
    await signInAs(page, somebody.email);
    await page.goto('/visits');
    await page.getByText('The practice could not take this visit').waitFor();
    await page.getByRole('link', { name: 'Find another time', exact: true }).first().click();
    await page.waitForURL(/\/practitioners\//);
  });

  // Last, because it moves the clock past the tokens of the others.
  it('has what is still to come of a day that is over where the reader is', async () => {
    await suite.app.advance('PT5H');
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const grace = await patient(suite.app, 'Grace Okoro');
    const wish = { practitionerId, siteId, visitTypeId, start: '2026-12-01T14:00:00Z' };
    await grace.post('/appointments', wish).expect(201);
    const { page } = await suite.open({ timezoneId: 'Pacific/Kiritimati' });
    await signInAs(page, (await desk()).email);
    await page.goto('/board/visits');
    await listed(page, 'Grace Okoro').waitFor();
  });
});
