import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { addDoctor } from '../support/clinic.js';
import { proof } from '../support/credentials.js';
import { picture } from '../support/pictures.js';

await describeInBrowser('the profile of a practitioner', (suite) => {
  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('on %s: is changed, and patients see what is meant for everybody', async (_, viewport) => {
    const doctor = await addDoctor(suite.app, suite.clinic, undefined, `Dr Rana Iyer ${viewport.width}`);
    const id = doctor.account.practitionerId;
    const { page } = await suite.open({ viewport });
    await signInAs(page, doctor.email);
    await page.goto('/desk/profile');
    await page.getByLabel('About you (optional)').fill('Listens first, and then listens again.');
    await page.getByLabel('Telephone (optional)', { exact: true }).fill('not a number');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/must be a/).waitFor();
    await page.getByLabel('Telephone (optional)', { exact: true }).fill('+94 77 123 4567');
    await page.getByLabel('Who sees it: Telephone').selectOption('Everybody');
    await page.getByLabel('E-mail address (optional)', { exact: true }).fill('rana@clinic.test');
    await page.getByLabel('Who sees it: E-mail address').selectOption('Only the clinic');
    await save(page);
    const [chosen] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add a photo' }).click(),
    ]);
    await chosen.setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await picture(80, 80) });
    await page.getByText('Your photo is saved.').first().waitFor();

    const stranger = await suite.open({ viewport });
    await stranger.page.goto(`/practitioners/${id}`);
    const about = stranger.page.getByRole('region', { name: 'About', exact: true });
    await about.getByText('Listens first, and then listens again.').waitFor();
    const call = about.getByRole('link', { name: '+94771234567' });
    expect(await call.getAttribute('href')).toBe('tel:+94771234567');
    expect(await about.getByText('rana@clinic.test').count()).toBe(0);
    expect(
      await about.locator('img').evaluate((photo) => (photo as unknown as { naturalWidth: number }).naturalWidth),
    ).toBe(80);
    expect([await barriers(stranger.page), await overflow(stranger.page)]).toEqual([[], 0]);

    // Who sees it is changed alone; what the clinic sees is not on the page for patients either.
    await page.getByLabel('Who sees it: Telephone').selectOption('Only the clinic');
    await save(page);
    await stranger.page.reload();
    await about.getByText('Listens first, and then listens again.').waitFor();
    expect(await call.count()).toBe(0);
    await page.getByRole('link', { name: 'As patients see it' }).click();
    await page.waitForURL(`**/practitioners/${id}`);
    await page.getByRole('region', { name: 'About', exact: true }).getByText('Listens first').waitFor();
    expect(await page.getByText('+94771234567').count()).toBe(0);
    const { body } = await doctor.get(`/practitioners/${id}`).expect(200);
    expect(body.contact).toMatchObject({
      phone: { value: '+94771234567', visibility: 'clinic' },
      email: { value: 'rana@clinic.test', visibility: 'clinic' },
    });
  });

  it('takes a new licence: a wrong file is refused in words, a right one is seen on its way, and waits', async () => {
    const { doctor, practitionerId } = suite.clinic;
    const { page, context } = await suite.open({ viewport: phone });
    await signInAs(page, doctor.email);
    await page.goto('/desk/profile');
    await page.getByText('Nothing handed in since you are listed.').waitFor();
    const send = page.getByRole('button', { name: 'Send the document' });
    await send.click();
    await page.getByText('Please choose a file.').waitFor();

    const file = page.locator('input[type="file"][accept^="application/pdf"]');
    const program = { name: 'licence.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ is no PDF at all') };
    await file.setInputFiles(program);
    await page.getByLabel('Valid until', { exact: true }).fill('2031-05-04');
    await send.click();
    await page.getByRole('alert').getByText('Documents are PDF, PNG or JPEG files.').waitFor();
    // What was typed is kept for the right file.
    expect(await page.getByLabel('Valid until', { exact: true }).inputValue()).toBe('2031-05-04');

    // Slowly enough to be seen.
    const wire = await context.newCDPSession(page);
    await wire.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400_000 },
    });
    const large = Buffer.concat([proof, Buffer.alloc(600_000, '%')]);
    await file.setInputFiles({ name: 'renewed.pdf', mimeType: 'application/pdf', buffer: large });
    await send.click();
    await page
      .getByRole('status')
      .getByText(/kB of .*%/)
      .waitFor();
    await page.getByText('Handed in. An administrator looks at it.').first().waitFor();
    await page.getByRole('listitem').filter({ hasText: 'renewed.pdf' }).getByText('Being checked').waitFor();
    expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
    const { body } = await doctor.get(`/practitioners/${practitionerId}/credentials`).expect(200);
    expect(body.items).toMatchObject([
      { name: 'renewed.pdf', kind: 'licence', status: 'pending', expiresOn: '2031-05-04' },
    ]);
  });
});

async function save(page: Page): Promise<void> {
  const answer = page.waitForResponse((each) => each.request().method() === 'PATCH' && each.ok());
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await answer;
  await page.getByText('Your profile is saved.').first().waitFor();
}
