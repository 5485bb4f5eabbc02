import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser, type Suite } from '../support/browser-suite.js';
import { desktop, phone, signInAs, until } from '../support/browser.js';
import { handIn } from '../support/credentials.js';
import { person, signIn } from '../support/people.js';

const focused = 'document.activeElement';

/** A licence and a diploma, handed in by their owner. */
async function handInTwo({ app }: Suite, practitionerId: string, email: string): Promise<void> {
  const owner = await signIn(app, email);
  const renewed = { kind: 'licence', expiresOn: '2032-03-01', licenceNumber: 'SLMC-900' };
  await handIn(app, owner, practitionerId, renewed).expect(201);
  await handIn(app, owner, practitionerId, { kind: 'diploma' }, undefined, 'diploma.pdf').expect(201);
}

async function addInDialog(page: Page, fullName: string, email: string): Promise<void> {
  await page.goto('/admin/practitioners');
  await page.getByRole('button', { name: 'Add a practitioner' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Full name').fill(fullName);
  await dialog.getByLabel('E-mail address').fill('nobody');
  await dialog.getByLabel('Specialties').click();
  await page.getByRole('listbox', { name: 'Specialties' }).getByRole('option', { name: 'General practice' }).click();
  await dialog.getByLabel('Number').fill('SLMC-900');
  await dialog.getByLabel('Valid until').fill('2031-01-01');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  // What is missing is said first, then what the server refuses, each at its field.
  await dialog.getByText('Please fill this in.').waitFor();
  await dialog.getByLabel('Issued by').fill('SLMC');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await until(page, `${focused}.getAttribute('data-path') === 'email' && ${focused}.ariaInvalid === 'true'`);
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

await describeInBrowser('the administration of practitioners', (suite) => {
  const directory = async () => {
    const { body } = await suite.app.get('/practitioners?limit=100').expect(200);
    return (body.items as { id: string; fullName: string }[]).map(({ fullName }) => fullName);
  };
  const find = async (fullName: string): Promise<string> => {
    const { body } = await suite.clinic.admin
      .get(`/practitioners?includeInactive=true&q=${encodeURIComponent(fullName)}`)
      .expect(200);
    return body.items[0].id as string;
  };
  const slotsOn = async (practitionerId: string, from: string, to: string): Promise<{ start: string }[]> => {
    const { visitTypeId } = suite.clinic;
    const query = new URLSearchParams({ practitionerId, visitTypeId, from, to });
    return (await suite.app.get(`/slots?${query}`).expect(200)).body.items;
  };

  it.each([
    ['a desktop', desktop, 'Dr Kamala Wide'],
    ['a phone', phone, 'Dr Kamala Small'],
  ])('on %s: somebody is added, gets hours, is checked, suspended and activated', async (_, viewport, fullName) => {
    // Who has an account already becomes a practitioner with it.
    const { email } = await person(suite.app, [], { fullName });
    const { page } = await suite.open({ viewport });
    await signInAs(page, suite.clinic.admin.email);
    await addInDialog(page, fullName, email);
    await suite.app.settle();
    expect(await directory()).toContain(fullName);
    const id = await find(fullName);

    // Found by name; the filter stands in the address.
    await page.getByRole('searchbox', { name: 'Name' }).fill(fullName.slice(3));
    await page.waitForURL(/q=Kamala/);
    await page.getByText('Listed', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: fullName }).click();
    await page.getByRole('heading', { level: 1, name: fullName }).waitFor();

    // Saturday is free before, and has hours afterwards.
    expect(await slotsOn(id, '2026-12-05', '2026-12-06')).toEqual([]);
    await page.getByRole('link', { name: 'Change the hours' }).click();
    await page.getByRole('heading', { level: 1, name: `Working hours of ${fullName}` }).waitFor();
    await page.getByRole('button', { name: 'Add hours on Saturday' }).click();
    await page.getByLabel('Saturday, from').fill('10:00');
    await page.getByLabel('Saturday, to').fill('12:00');
    await page.getByRole('button', { name: 'Check and save' }).click();
    await page.getByText('The hours are saved.').first().waitFor();
    expect((await slotsOn(id, '2026-12-05', '2026-12-06')).map(({ start }) => start.slice(11, 16))).toEqual([
      ...['09:00', '09:30', '10:00', '10:30'],
    ]);
    await page.getByRole('link', { name: 'Back to the practitioner' }).click();

    // Leave by the administration.
    await page.getByRole('link', { name: 'Leave', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `Leave of ${fullName}` }).waitFor();
    await page.getByLabel('First day').fill('2026-12-05');
    await page.getByLabel('Last day').fill('2026-12-05');
    await page.getByRole('button', { name: 'Check and add' }).click();
    await page.getByText('The leave is entered.').first().waitFor();
    expect(await slotsOn(id, '2026-12-05', '2026-12-06')).toEqual([]);

    // The queue: one is verified, one is rejected, and the focus stays in the list.
    await handInTwo(suite, id, email);
    await page.goto('/admin');
    await page.getByText('2 credentials').waitFor();
    await page.getByRole('link', { name: 'Check credentials' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download diploma.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('diploma.pdf');
    await page.getByRole('button', { name: `Verify: Licence, ${fullName}` }).click();
    await page.getByRole('dialog').getByText('counts until Monday 1 March 2032').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await until(page, `${focused}.textContent === 'Waiting for a decision'`);
    await page.getByRole('button', { name: `Reject: Diploma, ${fullName}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('dialog').getByText('Please fill this in.').waitFor();
    await page.getByRole('dialog').getByLabel('Reason').fill('The scan cannot be read');
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await page.getByText('No credential is waiting.').waitFor();
    await until(page, `${focused}.textContent === 'Waiting for a decision'`);
    const decided = await suite.clinic.admin.get(`/practitioners/${id}/credentials`).expect(200);
    expect(decided.body.items).toMatchObject([
      { kind: 'diploma', status: 'rejected', reason: 'The scan cannot be read' },
      { kind: 'licence', status: 'verified' },
    ]);

    // Gone from the directory, and back.
    await page.goto(`/admin/practitioners/${id}`);
    await page.getByText('The scan cannot be read').waitFor();
    await page.getByText('Until 1 Mar 2032').first().waitFor();
    await page.getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('dialog').getByText('If visits are booked with them').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Suspended', { exact: true }).waitFor();
    expect(await directory()).not.toContain(fullName);
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
    await page.getByText('Listed', { exact: true }).waitFor();
    expect(await directory()).toContain(fullName);
  });

  it('finds those who are suspended, and changes who somebody is', async () => {
    const { practitionerId, admin } = suite.clinic;
    await admin.post(`/practitioners/${practitionerId}/suspend`, { resolution: { kind: 'keep' } }).expect(200);
    const { page } = await suite.open();
    await signInAs(page, admin.email);
    await page.goto('/admin/practitioners?q=perera');
    const row = page.getByRole('row', { name: /Nimal Perera/ });
    await row.getByText('Suspended', { exact: true }).waitFor();
    await row.getByRole('link').click();
    await page.getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Full name').fill('Nimal P. Perera');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nimal P. Perera' }).waitFor();
    const { body } = await admin.get(`/practitioners/${practitionerId}`).expect(200);
    expect(body).toMatchObject({ fullName: 'Nimal P. Perera', status: 'suspended', fee: null });
    await admin.post(`/practitioners/${practitionerId}/activate`).expect(200);
  });
});
