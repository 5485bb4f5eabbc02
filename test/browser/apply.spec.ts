import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { password, patient } from '../support/people.js';
import { fillLicence, sendLicence } from '../support/portal.js';

await describeInBrowser('an application', (suite) => {
  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])(
    'on %s: is written step by step, asked back, handed in again and approved',
    async (_, viewport) => {
      const { app, clinic } = suite;
      const name = `Dilani Fernando ${viewport.width}`;
      const dilani = await patient(app, name);
      const { page } = await suite.open({ viewport });
      const fits = async () => {
        expect(await overflow(page)).toBe(0);
        expect(await barriers(page)).toEqual([]);
      };
      const next = () => page.getByRole('button', { name: 'Save and go on' }).click();
      await signInAs(page, dilani.email);
      await page.goto('/apply');
      await page.getByRole('heading', { name: 'About you' }).waitFor();
      await next();
      await page.getByText('Please fill this in.').waitFor();
      await page.getByLabel('Full name').fill(name);
      await page.getByLabel('Title before the name').fill('Dr');
      await fits();
      await next();

      await page.getByRole('heading', { name: 'Qualification' }).waitFor();
      await page.getByLabel('General practice').check();
      await page.getByLabel('Years of experience').fill('9');
      await next();
      await fillLicence(page);
      // What is kept is still there after a reload.
      await next();
      await page.getByRole('heading', { name: 'Documents' }).waitFor();
      await page.reload();
      await page.getByRole('link', { name: /Review/ }).click();
      await page.getByText('Before you hand it in').waitFor();
      await page.getByRole('link', { name: 'Add a document that proves your licence' }).click();
      await sendLicence(page);
      await fits();
      await next();
      await page.getByText('SLMC-77').waitFor();
      await page.getByRole('button', { name: 'Hand in the application' }).click();
      await page.getByRole('heading', { name: 'Your application is handed in' }).waitFor();

      const { body } = await dilani.get('/practitioner-applications').expect(200);
      const path = `/practitioner-applications/${body.items[0].id}`;
      await clinic.admin.post(`${path}/start-review`).expect(200);
      await clinic.admin.post(`${path}/request-info`, { reason: 'Your qualifications, please.' }).expect(200);
      await page.goto('/apply?step=qualification');
      await page.getByText('Your qualifications, please.').waitFor();
      await page.getByLabel('Qualifications').fill('MBBS');
      await next();
      await page.getByRole('link', { name: /Review/ }).click();
      await page.getByRole('button', { name: 'Hand it in again' }).click();
      await page.getByRole('heading', { name: 'Your application is handed in' }).waitFor();

      const boss = await suite.open({ viewport });
      await signInAs(boss.page, clinic.admin.email);
      await boss.page.goto(`/admin/applications/${body.items[0].id}`);
      await boss.page.getByText('MBBS').first().waitFor();
      await clinic.admin.post(`${path}/start-review`);
      await boss.page.reload();
      await boss.page.getByRole('button', { name: 'Approve' }).click();
      await boss.page
        .getByRole('dialog')
        .getByRole('button', { name: /Approve/ })
        .click();
      await boss.page.getByText('Approved').first().waitFor();
      await app.settle();
      await page.reload();
      // The new role begins with a new session, which leads back here.
      await page.getByLabel('E-mail address').fill(dilani.email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'You are listed' }).waitFor();
      await fits();
    },
    240_000,
  );
});
