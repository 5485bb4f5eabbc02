import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { desktop, overflow, phone, signInAs } from '../support/browser.js';
import { fillRecord, smallPdf } from '../support/filled-record.js';
import { patient, signIn, type Person } from '../support/people.js';

/** A patient's own record, as they keep it, take from it, and see who looked at it. */
await describeInBrowser('a patient’s record', (suite) => {
  const signedIn = async (viewport: typeof phone): Promise<{ page: Page; ana: Person }> => {
    const ana = await patient(suite.app, 'Ana Silva');
    const { page } = await suite.open({ viewport });
    await signInAs(page, ana.email);
    return { page, ana };
  };
  const historyOf = async (ana: Person) =>
    (await ana.get(`/patients/${ana.account.patientId}/medical-history`).expect(200)).body;
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

  describeOnBoth('is written by its patient', async (viewport) => {
    const { page, ana } = await signedIn(viewport);
    await page.goto('/me/history');
    await page.getByText('Nothing is written yet').waitFor();
    await page.getByRole('link', { name: 'Write it down' }).click();
    // By keyboard: a new row takes the focus.
    await page.getByRole('button', { name: 'Add an allergy' }).press('Enter');
    await page.keyboard.type('Penicillin');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Rash');
    await page.getByLabel('How bad').selectOption('severe');
    await page.getByRole('button', { name: 'Add a condition' }).press('Enter');
    await page.keyboard.type('Asthma');
    await page.getByLabel('Since').fill('spring');
    await save(page);
    await page.getByText('Please write a year, a month or a day').waitFor();
    await page.getByLabel('Since').fill('2003-05');

    // What is not saved is not lost by a slip.
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stay on the page' }).click();
    await save(page);
    await page.getByRole('heading', { name: 'Medical history', level: 1 }).waitFor();
    await page.getByText('since May 2003').waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await historyOf(ana)).toMatchObject({
      allergies: [{ substance: 'Penicillin', reaction: 'Rash', severity: 'severe' }],
      conditions: [{ name: 'Asthma', since: '2003-05' }],
    });

    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await page.getByRole('button', { name: 'Remove: Asthma' }).press('Enter');
    await expectFocus(page, 'Add a condition');
    await save(page);
    // Where it is changed has the same heading.
    await page.getByRole('link', { name: 'Change', exact: true }).waitFor();
    expect((await historyOf(ana)).conditions).toEqual([]);
  });

  describeOnBoth('keeps what both have written when two write at once', async (viewport) => {
    const { page, ana } = await signedIn(viewport);
    await page.goto('/me/history/edit');
    await page.getByRole('button', { name: 'Add an allergy' }).click();
    await page.getByLabel('What you react to').fill('Penicillin');
    await page.getByLabel('Anything else').fill('Does not smoke.');
    const theirs = { bloodGroup: 'A+', allergies: [{ substance: 'Latex' }], notes: 'Smokes.' };
    const whole = { ...theirs, conditions: [], medications: [], surgeries: [] };
    await ana.put(`/patients/${ana.account.patientId}/medical-history`, whole).expect(200);
    await save(page);
    await page.getByText('Somebody else changed this a moment ago').waitFor();
    await page.getByText('Somebody else wrote “Smokes.” here').waitFor();
    expect(await page.getByLabel('Anything else').inputValue()).toBe('Does not smoke.');
    expect(await page.getByLabel('Blood group').inputValue()).toBe('A+');
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Save again' }).click();
    await page.getByRole('link', { name: 'Change', exact: true }).waitFor();
    const { allergies, bloodGroup, notes } = await historyOf(ana);
    expect({ allergies, bloodGroup, notes }).toEqual({
      allergies: [{ substance: 'Penicillin' }, { substance: 'Latex' }],
      bloodGroup: 'A+',
      notes: 'Does not smoke.',
    });
  });

  describeOnBoth('has a profile that two can change at once', async (viewport) => {
    const { page, ana } = await signedIn(viewport);
    const file = `/patients/${ana.account.patientId}`;
    await page.goto('/me');
    await page.getByLabel('Day').fill('31');
    await page.getByLabel('Month').fill('2');
    await page.getByLabel('Year').fill('1987');
    await save(page);
    await page.getByText('This date does not exist').waitFor();
    await page.getByLabel('Day').fill('12');
    await page.getByLabel('City').fill('Colombo');
    await ana.patch(file, { phone: '+94770000001' }).expect(200);
    await save(page);
    await page.getByText('Please fill this in').first().waitFor();
    await page.getByLabel('Street and number').fill('12 Galle Road');
    await page.getByLabel('Country').fill('LK');
    await save(page);
    await page.getByText('Somebody else changed this a moment ago').waitFor();
    expect(await page.getByLabel('Mobile number').inputValue()).toBe('+94770000001');
    await page.getByRole('button', { name: 'Save again' }).click();
    await page.getByText('Your profile is saved').waitFor();
    expect((await ana.get(file).expect(200)).body).toMatchObject({
      birthDate: '1987-02-12',
      phone: '+94770000001',
      address: { line1: '12 Galle Road', city: 'Colombo', country: 'LK' },
    });
  });

  describeOnBoth('takes documents, and says why it refuses one', async (viewport) => {
    const { page } = await signedIn(viewport);
    await page.goto('/me/documents');
    const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await (await chooser).setFiles(file);
    };
    await choose({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear doctor') });
    await page.getByRole('alert').getByText('PDF, PNG, JPEG or WebP').waitFor();
    await page.evaluate(dropTooLarge);
    await page.getByText(/This file has 15.7 MB; at most 15 MB/).waitFor();
    // It calls itself a PDF, but is none: the server looks at the content.
    await choose({ name: 'fake.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a PDF') });
    await page.getByRole('button', { name: 'Add it to my record' }).click();
    await page.getByRole('alert').getByText('Documents are PDF, PNG, JPEG or WebP files').waitFor();

    await choose({ name: 'blood.pdf', mimeType: 'application/pdf', buffer: smallPdf });
    await page.getByLabel('What is it?').fill('Blood test');
    await page.getByLabel('Kind').selectOption('lab-result');
    await page.getByLabel('Only me').check();
    await page.getByRole('button', { name: 'Add it to my record' }).click();
    await page.getByRole('heading', { name: 'Blood test' }).waitFor();
    await page.getByText('Only you can see it').waitFor();
    expect(await overflow(page)).toBe(0);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download: Blood test' }).click();
    expect((await download).suggestedFilename()).toBe('blood.pdf');
    await page.getByRole('button', { name: 'Delete: Blood test' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No documents yet').waitFor();
  });

  describeOnBoth('gives prescriptions to print and to check', async (viewport) => {
    const { page, ana } = await signedIn(viewport);
    const { visitId, verificationCode } = await fillRecord(suite.app, suite.clinic, ana);
    await page.goto(`/visits/${visitId}`);
    await page.getByText('The cough is better.').waitFor();
    await page.goto('/me/prescriptions');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save as PDF/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^RX-2026-\d{6}\.pdf$/);
    await page.getByRole('button', { name: 'Show at the pharmacy' }).click();
    await page.getByRole('dialog').getByText(verificationCode).waitFor();

    const pharmacy = await suite.open({ viewport });
    await pharmacy.page.goto('/prescriptions/verify');
    await pharmacy.page.getByLabel('Code on the prescription').fill(verificationCode.toLowerCase());
    await pharmacy.page.getByRole('button', { name: 'Check' }).click();
    await pharmacy.page.getByText('Genuine and valid').waitFor();
    expect(await pharmacy.page.getByText('Ana Silva').count()).toBe(0);
    await pharmacy.page.goto('/prescriptions/verify/00000-00000-00000-00000');
    await pharmacy.page.getByText('No prescription of this clinic has this code').waitFor();
  });

  describeOnBoth('tells who looked at it', async (viewport) => {
    const { page, ana } = await signedIn(viewport);
    await page.goto('/me/access-log');
    await page.getByText('Nobody but you has opened your record').waitFor();
    await fillRecord(suite.app, suite.clinic, ana);
    await suite.app.settle();
    await suite.clinic.doctor.get(`/patients/${ana.account.patientId}/medical-history`).expect(200);
    await page.reload();
    await page.getByText('Dr Nimal Perera (practitioner) looked at your medical history.').waitFor();
    await suite.clinic.admin.get(`/patients?email=${encodeURIComponent(ana.email)}`).expect(200);
    await page.reload();
    await page.getByText(/\(administration\) saw you in a list of patients\.$/).waitFor();
    expect(await page.getByText('You changed your medical history').count()).toBe(0);
    await page.getByText('Also my own').click();
    await page.getByText('You changed your medical history.').waitFor();
  });

  describeOnBoth('ends other sessions, one or all, and goes on after a new password', async (viewport) => {
    const { page, ana } = await signedIn(viewport);
    await page.goto('/me/security');
    await page.getByText('This device, now').waitFor();
    await page.getByRole('button', { name: /^Sign out: An unknown device/ }).click();
    await page.getByText('That device is signed out').waitFor();
    await ana.get('/me').expect(401);
    const again = await signIn(suite.app, ana.email);
    await page.getByLabel('Present password').fill('not-the-password');
    await page.getByLabel('New password').fill('tea-at-five-2026');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('is not your present password').waitFor();
    await page.getByLabel('Present password').fill('correct-Horse-77');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password is changed').waitFor();
    await again.get('/me').expect(401);
    await page.reload();
    await page.getByText('This device, now').waitFor();
    expect(await page.getByRole('button', { name: /^Sign out: / }).count()).toBe(0);
  });

  function describeOnBoth(what: string, run: (viewport: typeof phone) => Promise<void>): void {
    it.each([
      ['a phone', phone],
      ['a desktop', desktop],
    ])(`${what}, on %s`, (_, viewport) => run(viewport));
  }

  async function expectFocus(page: Page, name: string): Promise<void> {
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain(name);
  }
});

/** A picture of a little more than 15 MB, dragged onto the page: made there, because it takes long to send. */
const dropTooLarge = `{
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(15 * 1024 * 1024 + 1)], 'scan.png', { type: 'image/png' }));
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
  document.getElementById('file-hint').dispatchEvent(drop);
}`;
