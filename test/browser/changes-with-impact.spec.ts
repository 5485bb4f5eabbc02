import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { phone, signInAs } from '../support/browser.js';
import { booked, newPlace } from '../support/hit-place.js';
import { patient } from '../support/people.js';

const start = '2026-12-15T07:00:00Z';

await describeInBrowser('a change that hits visits', (suite) => {
  it('asks what becomes of them before a site is closed, with whom they are', async () => {
    const { admin } = suite.clinic;
    const place = await newPlace(admin);
    const site = (await admin.get(`/sites/${place.siteId}`).expect(200)).body.name;
    const ana = await patient(suite.app, 'Ana Silva');
    const visit = await booked(suite.app, admin, place, start, { patientId: ana.account.patientId });
    const { page } = await suite.open();
    await signInAs(page, admin.email);
    await page.goto('/admin/sites');
    await page.getByRole('button', { name: new RegExp(`Change.*${site}|${site}.*Change`) }).click();
    await page.getByRole('dialog').getByLabel('Open for booking').uncheck();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const question = page.getByRole('dialog').filter({ hasText: '1 visit is hit by this' });
    await question.getByText('Ana Silva').waitFor();
    // Back changes nothing.
    await question.getByRole('button', { name: 'Back' }).click();
    await question.waitFor({ state: 'detached' });
    expect((await admin.get(`/sites/${place.siteId}`).expect(200)).body.active).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await question.getByLabel('Cancel them').check();
    await question.getByLabel('Reason, for the patients').fill('The house is closed');
    await question.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
    expect((await admin.get(`/sites/${place.siteId}`).expect(200)).body.active).toBe(false);
    expect((await ana.get(`/appointments/${visit.id}`).expect(200)).body.status).toBe('cancelled');
  });

  it('on a phone: keeps the visits of who is suspended, which are then listed until they are settled', async () => {
    const { admin } = suite.clinic;
    const place = await newPlace(admin);
    const bea = await patient(suite.app, 'Bea Costa');
    const visit = await booked(suite.app, admin, place, start, { patientId: bea.account.patientId });
    const { page } = await suite.open({ viewport: phone });
    await signInAs(page, admin.email);
    await page.goto(`/admin/practitioners/${place.practitionerId}`);
    await page.getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    const question = page.getByRole('dialog').filter({ hasText: '1 visit is hit by this' });
    await question.getByText('Bea Costa').waitFor();
    await question.getByLabel('Keep them').check();
    await question.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Suspended', { exact: true }).waitFor();
    expect((await bea.get(`/appointments/${visit.id}`).expect(200)).body.status).toBe('confirmed');
    await page.goto('/board/visits?flag=any');
    await page.getByText('Practitioner suspended').last().waitFor();
    await page.getByText('Bea Costa').first().waitFor();
  });
});
