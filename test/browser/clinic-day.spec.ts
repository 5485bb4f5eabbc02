import { expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { signInAs } from '../support/browser.js';
import { pdfPages } from '../support/pdf-pages.js';
import { fillLicence, fillMedicine, sendLicence, verify } from '../support/portal.js';

const secret = 'tea-at-four-2026';

/** Strangers become a practitioner and a patient, meet, and the clinic counts it. Nothing here is done around the portal. */
await describeInBrowser('a clinic’s day, by strangers', (suite) => {
  it('from an application to the paper of a prescription and a line of the report', async () => {
    const [doctor, patient, boss] = await Promise.all([
      signedUp('Dr Dilani Fernando'),
      signedUp('Mina Silva'),
      admin(),
    ]);

    await apply(doctor.page);
    await boss.goto('/admin/applications');
    await boss
      .getByRole('link', { name: /Dilani Fernando/ })
      .first()
      .click();
    await boss.getByRole('button', { name: 'Start the review' }).click();
    await boss.getByRole('button', { name: 'Approve' }).click();
    await boss
      .getByRole('dialog')
      .getByRole('button', { name: /Approve/ })
      .click();
    await boss.getByText('Approved').first().waitFor();
    await suite.app.settle();

    await signInAs(doctor.page, doctor.email, secret);
    await doctor.page.goto('/desk/hours');
    await doctor.page.getByLabel('Tuesday, from').fill('10:00');
    await doctor.page.getByLabel('Tuesday, to').fill('12:00');
    await doctor.page.getByRole('button', { name: 'Check and save' }).click();
    await doctor.page.getByText('The hours are saved.').first().waitFor();

    await patient.page.goto('/me/history/edit');
    await patient.page.getByRole('button', { name: 'Add an allergy' }).click();
    await patient.page.keyboard.type('Penicillin');
    await patient.page.getByRole('button', { name: 'Save', exact: true }).click();
    await patient.page.getByRole('heading', { name: 'Medical history', level: 1 }).waitFor();
    await patient.page.goto('/practitioners?q=Dilani');
    await patient.page.getByRole('link', { name: 'All times of Dr Dilani Fernando' }).click();
    // Today is a Tuesday, and the first time is one of the new hours.
    await patient.page
      .getByRole('link', { name: /^Tuesday 1 December, 10:[03]0, .*Dr Dilani Fernando/ })
      .first()
      .click();
    await patient.page.getByLabel('Reason for the visit').fill('A cough that stays');
    await patient.page.getByRole('button', { name: 'Send the request' }).click();
    await patient.page.getByRole('heading', { name: 'Your request is sent' }).waitFor();
    const visit = new URL(patient.page.url()).pathname;

    await doctor.page.goto('/desk/requests');
    await doctor.page.getByText('A cough that stays').waitFor();
    await doctor.page.getByRole('button', { name: /^Approve/ }).click();
    await doctor.page.getByText('Nothing waits').first().waitFor();
    await boss.goto('/board');
    await boss.getByRole('button', { name: /^Check in: Mina Silva/ }).click();
    await boss.getByRole('region', { name: 'Here' }).getByText('Mina Silva').waitFor();
    await suite.app.advance('PT3H');
    await consult(doctor.page);

    await patient.page.goto(visit);
    await patient.page.getByText('Cough for two weeks, chest clear.').waitFor();
    await patient.page.goto('/me/prescriptions');
    const [download] = await Promise.all([
      patient.page.waitForEvent('download'),
      patient.page.getByRole('button', { name: /^Save as PDF/ }).click(),
    ]);
    const [paper] = await pdfPages(await readFile(await download.path()));
    expect(paper!.text).toMatch(/Dilani Fernando.*Cetirizine/);
    expect(paper!.text).toContain('Mina Silva');

    await boss.goto('/reports?groupBy=practitioner');
    const line = boss.getByRole('table', { name: 'Visits' }).getByRole('row').filter({ hasText: 'Dilani Fernando' });
    await line.waitFor();
    // One visit, completed.
    expect((await line.getByRole('cell').allTextContents()).slice(0, 2)).toEqual(['1', '1']);
  });

  async function signedUp(fullName: string): Promise<{ page: Page; email: string }> {
    const { page } = await suite.open();
    const email = `${fullName.split(' ').at(-1)!.toLowerCase()}@strangers.test`;
    await page.goto('/sign-up');
    await page.getByLabel('Full name').fill(fullName);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await page.getByRole('button', { name: 'Create account' }).last().click();
    await page.getByText('We sent a link').waitFor();
    await verify(suite.app, page, email, secret);
    return { page, email };
  }

  async function admin(): Promise<Page> {
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.admin.email);
    return page;
  }
});

async function apply(page: Page): Promise<void> {
  const next = () => page.getByRole('button', { name: 'Save and go on' }).click();
  await page.goto('/apply');
  await page.getByLabel('Full name').fill('Dr Dilani Fernando');
  await next();
  await page.getByLabel('General practice').check();
  await page.getByLabel('Years of experience').fill('9');
  await next();
  await fillLicence(page);
  await next();
  await page.getByRole('heading', { name: 'Documents' }).waitFor();
  await sendLicence(page);
  await next();
  await page.getByRole('button', { name: 'Hand in the application' }).click();
  await page.getByRole('heading', { name: 'Your application is handed in' }).waitFor();
}

/** Reads the history, writes and releases a note, prescribes, and completes the visit. */
async function consult(page: Page): Promise<void> {
  const confirm = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click();
  await page.goto('/desk');
  await page.getByRole('link', { name: 'Mina Silva' }).click();
  await page.getByText('Penicillin').first().waitFor();
  await page.getByRole('button', { name: /^Start/ }).click();
  await page.getByRole('button', { name: /^Complete/ }).waitFor();
  await page.getByRole('textbox', { name: 'Note of the visit' }).fill('Cough for two weeks, chest clear.');
  await page.getByRole('button', { name: 'Sign the note' }).click();
  await confirm('Sign the note');
  await page.getByRole('button', { name: 'Let the patient read it' }).click();
  await confirm('Let the patient read it');
  await page.getByText('The patient can read it').first().waitFor();
  await page.getByRole('button', { name: 'Write a prescription' }).click();
  await fillMedicine(page);
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await page.getByRole('button', { name: /^Issue/ }).click();
  await confirm('Issue');
  await page.getByRole('button', { name: /^Save as PDF/ }).waitFor();
  await page.getByRole('button', { name: /^Complete/ }).click();
  await page.getByText('Completed').first().waitFor();
}
