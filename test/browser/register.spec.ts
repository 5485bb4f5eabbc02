import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { barriers, signInAs } from '../support/browser.js';
import { describeInBrowser } from '../support/browser-suite.js';
import { addDoctor } from '../support/clinic.js';
import { mailsTo } from '../support/portal.js';

const secret = 'tea-at-four-2026';

await describeInBrowser('who has registered, and whose address it is', (suite) => {
  const signUp = async (page: Page, email: string): Promise<void> => {
    await page.goto('/sign-up');
    await page.getByLabel('Full name').fill('Ana Silva');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await page.getByRole('main').getByRole('button', { name: 'Create account' }).click();
    await page.getByText('We sent a link').waitFor();
  };
  const openLink = async (page: Page, email: string): Promise<void> => {
    const [mail] = await mailsTo(suite.app, email);
    const link = new URL(/http\S+verify\S+/.exec(mail!.text)![0]);
    await page.goto(link.pathname + link.search);
  };
  const action = (page: Page) => page.getByRole('button', { name: 'Verify my address' });
  const press = (page: Page) => action(page).click();

  it('stays signed in when the link is opened in the same browser', async () => {
    const email = 'same@people.test';
    const { page } = await suite.open();
    await signUp(page, email);
    await signInAs(page, email, secret);
    await openLink(page, email);
    await action(page).waitFor();
    expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);
    await press(page);
    await page.waitForURL('**/practitioners');
    await page.reload();
    await page.getByRole('button', { name: 'Your account' }).waitFor();
  });

  it('is asked for the password in another browser, and a stranger’s session ends', async () => {
    const email = 'owner@people.test';
    const stranger = await suite.open();
    await signUp(stranger.page, email);
    await signInAs(stranger.page, email, secret);

    const { page } = await suite.open();
    await openLink(page, email);
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Password', { exact: true }).fill('what-would-it-be');
    await press(page);
    await page.getByText('This is not the password of the account.').waitFor();
    await page.getByRole('link', { name: /not your account\? Set a new password/ }).click();
    await page.waitForURL('**/forgot');
    await page.goBack();
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await press(page);
    await page.waitForURL('**/practitioners');
    await page.getByRole('button', { name: 'Your account' }).waitFor();

    await stranger.page.goto('/visits');
    await stranger.page.waitForURL(/\/sign-in/);
  });

  it('is not verified by somebody who is signed in with another account', async () => {
    const email = 'third@people.test';
    const { page } = await suite.open();
    await signUp(page, email);
    await signInAs(page, suite.clinic.admin.email);
    await openLink(page, email);
    await press(page);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await press(page);
    await page.waitForURL('**/practitioners');
    const [account] = await suite.app.sql<{ verified: boolean }>`
      select verified_at is not null as verified from identity.account where email = ${email}`;
    expect(account).toEqual({ verified: true });
  });

  it('loses the role of a practitioner by an administrator, once the practitioner is suspended', async () => {
    const { app, clinic } = suite;
    const doctor = await addDoctor(app, clinic, undefined, 'Dr Vera Weg');
    const { page } = await suite.open();
    await signInAs(page, clinic.admin.email);
    await page.goto(`/admin/accounts/${doctor.account.id}`);
    const role = page.getByRole('checkbox', { name: /^Practitioner/ });
    const save = page.getByRole('button', { name: 'Save the roles' });
    await role.uncheck();
    await save.click();
    await page.getByRole('alert').getByText('Suspend the practitioner first').waitFor();
    await clinic.admin
      .post(`/practitioners/${doctor.account.practitionerId}/suspend`, { resolution: { kind: 'keep' } })
      .expect(200);
    await save.click();
    await page.getByText('The roles of Dr Vera Weg are saved.').waitFor();
    await doctor.get('/me').expect(401);
    // Not given here again: that needs the practitioner.
    await role.and(page.locator(':disabled')).waitFor();
  });
});
