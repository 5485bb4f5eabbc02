import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { barriers, desktop, overflow, phone, signInAs } from '../support/browser.js';
import { addDoctor } from '../support/clinic.js';
import { patient, type Person } from '../support/people.js';

/** Somebody is away: the visits of those days go to a colleague, if the colleague is free. */
await describeInBrowser('leave with visits in it', (suite) => {
  let colleague: Person;
  beforeAll(async () => {
    colleague = await addDoctor(suite.app, suite.clinic, undefined, 'Dr Dilani Fernando');
  });
  const visitAt = async (who: Person, start: string, practitionerId = suite.clinic.practitionerId) => {
    const { siteId, visitTypeId } = suite.clinic;
    const { body } = await who.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    return body.id as string;
  };
  const practitionerOf = async (id: string): Promise<string> =>
    (await suite.clinic.admin.get(`/appointments/${id}`).expect(200)).body.practitionerId;
  const exceptions = async (): Promise<object[]> => {
    const { practitionerId, doctor } = suite.clinic;
    return (await doctor.get(`/practitioners/${practitionerId}/exceptions`).expect(200)).body.items;
  };

  it.each([
    ['a desktop', desktop, '2026-12-09'],
    ['a phone', phone, '2026-12-10'],
  ])(
    'on %s: is refused while the colleague is busy, with the reason, and then hands over',
    async (_, viewport, day) => {
      const { doctor, practitionerId } = suite.clinic;
      const [ana, bea, carla] = [
        await patient(suite.app, 'Ana Silva'),
        await patient(suite.app, 'Bea Costa'),
        await patient(suite.app, 'Carla Dias'),
      ];
      const first = await visitAt(ana, `${day}T09:00:00Z`);
      const second = await visitAt(bea, `${day}T11:00:00Z`);
      const inTheWay = await visitAt(carla, `${day}T11:00:00Z`, colleague.account.practitionerId);

      const { page } = await suite.open({ viewport });
      await signInAs(page, doctor.email);
      await page.goto('/desk/leave');
      await page.getByLabel('First day').fill(day);
      await page.getByLabel('Last day').fill(day);
      await page.getByLabel('Reason (optional)').fill('A course');
      await page.getByRole('button', { name: 'Check and add' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('2 visits are booked in that time').waitFor();
      // Berlin is an hour ahead.
      await dialog.getByText(/10:00.*Ana Silva/).waitFor();
      await dialog.getByText(/12:00.*Bea Costa/).waitFor();
      expect(await exceptions()).toHaveLength(viewport === desktop ? 0 : 1);

      await dialog.getByRole('button', { name: 'Add leave' }).click();
      await dialog.getByText('Please fill this in.').waitFor();
      await dialog.getByLabel('Give them to a colleague').check();
      await dialog.getByLabel('Who takes them over').selectOption({ label: 'Dr Dilani Fernando' });
      await dialog.getByRole('button', { name: 'Add leave' }).click();
      await dialog.getByRole('alert').getByText('This time has already been taken.').waitFor();
      await dialog.getByText(/It concerns the visit .*12:00/).waitFor();
      expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
      // None of them has moved, and what was chosen is still there.
      expect([await practitionerOf(first), await practitionerOf(second)]).toEqual([practitionerId, practitionerId]);
      expect(await exceptions()).toHaveLength(viewport === desktop ? 0 : 1);
      expect(await dialog.getByLabel('Give them to a colleague').isChecked()).toBe(true);
      expect(await dialog.getByLabel('Who takes them over').inputValue()).toBe(colleague.account.practitionerId);

      await carla.post(`/appointments/${inTheWay}/cancel`).expect(200);
      await dialog.getByRole('button', { name: 'Add leave' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('list', { name: 'Coming leave' }).getByText('A course').first().waitFor();
      const theirs = colleague.account.practitionerId;
      expect([await practitionerOf(first), await practitionerOf(second)]).toEqual([theirs, theirs]);
      expect(await exceptions()).toContainEqual(expect.objectContaining({ from: day, reason: 'A course' }));
      expect((await ana.get('/appointments').expect(200)).body.items[0]).toMatchObject({ practitionerId: theirs });
    },
  );
});
