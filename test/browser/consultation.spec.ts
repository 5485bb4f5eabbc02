import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { visitOfToday } from '../support/clinic.js';
import { password, patient, signIn, type Person } from '../support/people.js';
import { fillMedicine } from '../support/portal.js';

/** What a practitioner does while somebody sits in front of them, on one page. */
await describeInBrowser('a consultation', (suite) => {
  const fits = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
  };

  /** A visit whose time has come, and whose patient the front desk has let in. */
  const here = async (who: Person): Promise<string> => {
    const { app, clinic } = suite;
    const boss = await signIn(app, clinic.admin.email);
    const visitId = await visitOfToday(app, { ...clinic, admin: boss }, who);
    await app.advance('PT65M');
    await (await signIn(app, clinic.admin.email)).post(`/appointments/${visitId}/check-in`).expect(200);
    return visitId;
  };
  const doctor = () => signIn(suite.app, suite.clinic.doctor.email);
  const again = (who: Person) => signIn(suite.app, who.email);

  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('on %s: start, note, sign, release, prescribe, issue, paper, complete', async (_, viewport) => {
    const { app, clinic } = suite;
    const ana = await patient(app, `Ana Silva ${viewport.width}`);
    const id = ana.account.patientId!;
    await ana
      .put(`/patients/${id}/medical-history`, {
        bloodGroup: 'A+',
        allergies: [{ substance: 'Penicillin', reaction: 'Rash', severity: 'severe' }],
        conditions: [],
        medications: [{ name: 'Salbutamol', dose: '100 µg' }],
        surgeries: [],
        notes: null,
      })
      .expect(200);
    const visitId = await here(ana);
    const { page } = await suite.open({ viewport });
    await signInAs(page, clinic.doctor.email);
    await page.goto('/desk');
    await page.getByRole('link', { name: `Ana Silva ${viewport.width}` }).click();
    await page.waitForURL(`**/desk/visits/${visitId}`);
    await page.getByText('Penicillin').first().waitFor();
    await fits(page);

    await page.getByRole('button', { name: /^Start/ }).click();
    await page.getByRole('button', { name: /^Complete/ }).waitFor();

    const note = page.getByRole('textbox', { name: 'Note of the visit' });
    await note.fill('Cough for two weeks, chest clear.');
    await note.press('Control+s');
    await page.getByText('Draft saved.').waitFor();
    expect((await (await doctor()).get(`/appointments/${visitId}/note`).expect(200)).body.status).toBe('draft');
    await page.getByRole('button', { name: 'Sign the note' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign the note' }).click();
    await page.getByRole('button', { name: 'Add to the note' }).click();
    await page.getByLabel('What you add').fill('Back in a week if it stays.');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('Back in a week if it stays.').waitFor();
    await page.getByRole('button', { name: 'Let the patient read it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Let the patient read it' }).click();
    await page.getByText('The patient can read it').first().waitFor();
    const { body: read } = await (await again(ana)).get(`/appointments/${visitId}/note`).expect(200);
    expect(read).toMatchObject({ text: 'Cough for two weeks, chest clear.', status: 'signed' });

    await page.getByRole('button', { name: 'Write a prescription' }).click();
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.getByText('Please fill this in.').first().waitFor();
    await fillMedicine(page);
    await fits(page);
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.getByRole('button', { name: /^Issue/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save as PDF/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^RX-.*\.pdf$/);

    await page.getByRole('button', { name: /^Complete/ }).click();
    await page.getByText('Completed').first().waitFor();
    await fits(page);
    const { body } = await (await doctor()).get(`/appointments/${visitId}`).expect(200);
    expect(body.status).toBe('completed');
  });

  it('is done by keys, and asks before what is typed would be lost', async () => {
    const { app, clinic } = suite;
    const bea = await patient(app, 'Bea Costa');
    const visitId = await here(bea);
    const { page } = await suite.open();
    await signInAs(page, clinic.doctor.email);
    await page.goto(`/desk/visits/${visitId}`);
    await page.getByRole('textbox', { name: 'Note of the visit' }).waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Complete/ }).waitFor();
    await page.keyboard.press('F4');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Cetirizine');
    await page.getByRole('link', { name: 'Back to the day' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await page.getByRole('button', { name: 'Stay on the page' }).click();
    expect(await page.getByLabel('Medicine', { exact: true }).inputValue()).toBe('Cetirizine');
    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.keyboard.press('F2');
    await page.keyboard.type('Better than last week.');
    await page.keyboard.press('Control+s');
    await page.getByText('Draft saved.').waitFor();
    // Another window was faster: nothing that was typed is lost.
    await (await doctor()).put(`/appointments/${visitId}/note`, { text: 'From the other window' }).expect(200);
    await page.keyboard.type(' Cough is gone.');
    await page.keyboard.press('Control+s');
    await page.getByText('This note was changed elsewhere').waitFor();
    await page.getByRole('button', { name: 'Keep what I typed' }).click();
    await page.getByText('Draft saved.').waitFor();
    const { body } = await (await doctor()).get(`/appointments/${visitId}/note`).expect(200);
    expect(body.text).toBe('Better than last week. Cough is gone.');
  });

  it('opens a record without a visit in an emergency only, with a reason', async () => {
    const stranger = await patient(suite.app, 'Carla Dias');
    const id = stranger.account.patientId!;
    const history = { bloodGroup: null, conditions: [], medications: [], surgeries: [], notes: null };
    const allergies = [{ substance: 'Latex' }];
    await stranger.put(`/patients/${id}/medical-history`, { ...history, allergies }).expect(200);
    const { page } = await suite.open({ viewport: phone });
    await signInAs(page, suite.clinic.doctor.email);
    await page.goto(`/desk/patients/${id}`);
    await page.getByRole('heading', { name: 'This record is closed to you' }).waitFor();
    await fits(page);
    await page.getByRole('button', { name: 'Open the record' }).click();
    await page.getByText('Please say why').waitFor();
    await page.getByLabel('Why do you need it now?').fill('Unconscious in the emergency room');
    await page.getByLabel('Password', { exact: true }).fill('not-my-password');
    await page.getByRole('button', { name: 'Open the record' }).click();
    await page.getByText('This is not your password.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await fits(page);
    await page.getByRole('button', { name: 'Open the record' }).click();
    await page.getByRole('heading', { level: 1, name: 'Carla Dias' }).waitFor();
    await page.getByText(/Open until \d\d:\d\d.* you can read it and change nothing/).waitFor();
    await page.getByText('Latex').first().waitFor();
    await fits(page);
    // Also when the page is opened again, which knows of no time.
    await page.reload();
    await page.getByText('Open because of an emergency').waitFor();
    await page.getByText('Latex').first().waitFor();
    for (const name of ['Change the history', 'Add the document']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    await suite.app.settle();
    expect((await stranger.mails()).map(({ subject }) => subject)).toContain('Your record was opened in an emergency');
  });
});
