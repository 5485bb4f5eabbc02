import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { until } from '../support/browser.js';
import { visitOfToday } from '../support/clinic.js';
import { signInByKeys, tabTo } from '../support/keyboard.js';
import { patient, signIn } from '../support/people.js';

await describeInBrowser('the keyboard alone', (suite) => {
  it('books a visit and approves it', async () => {
    const { page } = await suite.open();
    const ana = await patient(suite.app, 'Ana Silva');
    await page.goto('/');
    await tabTo(page, /^Skip to the content$/);
    await tabTo(page, /Specialty or name/);
    await page.keyboard.type('perera');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'All times of Dr Nimal Perera' }).waitFor();
    await tabTo(page, /All times of Dr Nimal Perera/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: /30 minutes, Dr Nimal Perera/ })
      .first()
      .waitFor();
    await tabTo(page, /30 minutes, Dr Nimal Perera/);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor();
    await page.getByRole('heading', { name: 'Almost there' }).waitFor();
    await tabTo(page, /Almost there|^Sign in$/);
    await page.keyboard.press('Enter');
    await signInByKeys(page, ana.email);
    await page.getByText(/We keep this time for you/).waitFor();
    await tabTo(page, /Reason for the visit/);
    await page.keyboard.type('A cough that stays');
    await tabTo(page, /Send the request/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your request is sent' }).waitFor();

    const doctor = await suite.open();
    await doctor.page.goto('/sign-in');
    await signInByKeys(doctor.page, suite.clinic.doctor.email);
    await doctor.page.waitForURL('**/desk');
    // The new page takes the focus to its heading: a key that is pressed before would go nowhere.
    await until(doctor.page, "document.activeElement?.tagName === 'H1'");
    await tabTo(doctor.page, /^Requests$/);
    await doctor.page.keyboard.press('Enter');
    await doctor.page.getByRole('heading', { name: 'Requests (1)' }).waitFor();
    await tabTo(doctor.page, /^Approve/);
    await doctor.page.keyboard.press('Enter');
    await doctor.page.getByText('Nothing waits').first().waitFor();
    const { body } = await ana.get('/appointments').expect(200);
    expect(body.items.map(({ status }: { status: string }) => status)).toEqual(['confirmed']);
  });

  it('answers requests with one key, and opens and leaves dialogs', async () => {
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const bea = await patient(suite.app, 'Bea Costa');
    for (const start of ['2026-12-07T09:00:00Z', '2026-12-07T10:00:00Z']) {
      await bea.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    }
    const { page } = await suite.open();
    await page.goto('/sign-in');
    await signInByKeys(page, suite.clinic.doctor.email);
    await page.waitForURL('**/desk');
    await page.goto('/desk/requests');
    await page.getByRole('heading', { name: 'Requests (2)' }).waitFor();
    await tabTo(page, /Bea Costa/);
    await page.keyboard.press('d');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The focus is back where the key was pressed.
    await until(page, "document.activeElement.closest('main [role=list]') !== null");
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Requests (1)' }).waitFor();
    await until(page, "document.activeElement.closest('main [role=list]') !== null");
    await page.keyboard.press('d');
    await page.getByRole('dialog').getByLabel('Reason').waitFor();
    await page.keyboard.type('On a conference');
    await tabTo(page, /Decline the request/);
    await page.keyboard.press('Enter');
    await page.getByText('Nothing waits').first().waitFor();
    const { body } = await bea.get('/appointments').expect(200);
    expect(body.items.map(({ status }: { status: string }) => status).sort()).toEqual(['confirmed', 'declined']);
  });

  // The front desk's keys are in front-desk.spec. Last, because it moves the clock past the tokens of the others.
  it('sees a patient: start, note, prescription, complete', async () => {
    const carla = await patient(suite.app, 'Carla Dias');
    const visitId = await visitOfToday(suite.app, suite.clinic, carla);
    await suite.clinic.admin.post(`/appointments/${visitId}/check-in`).expect(200);
    await suite.app.advance('PT65M');
    const { page } = await suite.open();
    await page.goto('/sign-in');
    await signInByKeys(page, suite.clinic.doctor.email);
    await page.waitForURL('**/desk');
    const press = async (name: RegExp) => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    };
    await page.getByRole('button', { name: /^Start: Carla Dias/ }).waitFor();
    await press(/^Carla Dias$/);
    await page.waitForURL(`**/desk/visits/${visitId}`);
    await page.getByRole('textbox', { name: 'Note of the visit' }).waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Complete/ }).waitFor();

    await page.keyboard.press('F2');
    await page.keyboard.type('Cough for two weeks, chest clear.');
    await press(/^Sign the note$/);
    await page.getByRole('dialog', { name: 'Sign this note?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The note is signed.').first().waitFor();

    await page.keyboard.press('F4');
    await page.keyboard.press('Enter');
    const fields = ['Cetirizine', '10 mg', 'tablet', '1 tablet', 'once a day', '5 days'];
    for (const [nth, value] of fields.entries()) {
      if (nth > 0) await page.keyboard.press('Tab');
      await page.keyboard.type(value);
    }
    await press(/^Save as draft$/);
    await page.getByText('The draft is saved.').first().waitFor();
    await press(/^Issue/);
    await page.getByRole('dialog', { name: 'Issue this prescription?' }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Issued: RX-/)
      .first()
      .waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await page.getByText('Completed').first().waitFor();

    const doctor = await signIn(suite.app, suite.clinic.doctor.email);
    expect((await doctor.get(`/appointments/${visitId}`).expect(200)).body.status).toBe('completed');
    const { body: note } = await doctor.get(`/appointments/${visitId}/note`).expect(200);
    expect(note).toMatchObject({ status: 'signed', text: 'Cough for two weeks, chest clear.' });
    const { body } = await doctor.get(`/appointments/${visitId}/prescriptions`).expect(200);
    const [drug, strength, form, dose, frequency, duration] = fields;
    expect(body.items).toMatchObject([
      { status: 'issued', items: [{ drug, strength, form, dose, frequency, duration }] },
    ]);
  });
});
