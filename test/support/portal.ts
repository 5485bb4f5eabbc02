import type { Page } from 'playwright-core';
import type { TestApp } from './app.js';
import { proof } from './credentials.js';

/** What people do in the portal in more than one story, as they click it. */

/** The mails to an address, newest first. */
export async function mailsTo(app: TestApp, to: string): Promise<{ to: string; subject: string; text: string }[]> {
  await app.settle();
  const { body } = await app.raw.get('/dev/mailbox.json').expect(200);
  return (body.items as { to: string; subject: string; text: string }[]).filter((mail) => mail.to.includes(to));
}

/** Opens the link in the mail that verifies an address, and shows by the password that the account is one's own. */
export async function verify(app: TestApp, page: Page, email: string, password: string): Promise<void> {
  const [mail] = await mailsTo(app, email);
  const link = new URL(/http\S+verify\S+/.exec(mail!.text)![0]);
  await page.goto(link.pathname + link.search);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Verify my address' }).click();
  await page.waitForURL((url) => url.pathname !== '/verify');
}

/** Fills in the form of a prescription with one medicine. */
export async function fillMedicine(page: Page, medicine = 'Cetirizine'): Promise<void> {
  const facts = { Medicine: medicine, Strength: '10 mg', Form: 'tablet', Dose: '1 tablet' };
  for (const [field, value] of Object.entries({ ...facts, 'How often': 'once a day', 'How long': '5 days' })) {
    await page.getByLabel(field, { exact: true }).fill(value);
  }
}

/** Fills in the licence of an application. */
export async function fillLicence(page: Page): Promise<void> {
  await page.getByLabel('Licence number').fill('SLMC-77');
  await page.getByLabel('Issued by').fill('SLMC');
  await page.getByLabel('Valid until').fill('2030-01-01');
}

/** Sends the document that proves it. */
export async function sendLicence(page: Page): Promise<void> {
  const licence = { name: 'licence.pdf', mimeType: 'application/pdf', buffer: proof };
  await page.locator('input[type="file"]').setInputFiles(licence);
  await page.getByRole('button', { name: 'Send the document' }).click();
  await page.getByRole('list', { name: 'Handed in' }).getByText('licence.pdf').waitFor();
}
