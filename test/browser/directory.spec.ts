import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { desktop, overflow, phone, until } from '../support/browser.js';
import { picture, putPhoto } from '../support/pictures.js';

await describeInBrowser('the directory', (suite) => {
  it.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])('on %s: shows the nearest first to who tells where they are, and how far it is', async (_, viewport) => {
    const { admin, siteId } = suite.clinic;
    await admin.patch(`/sites/${siteId}`, { position: { lat: 52.52, lon: 13.4 } }, '*').expect(200);
    const { page, context } = await suite.open({ viewport });
    const chooseNearest = async () => {
      if (viewport === phone) await page.getByRole('button', { name: /^Filters/ }).click();
      await page.getByLabel('Sorted by').last().selectOption('distance');
    };
    await page.goto('/practitioners');
    await chooseNearest();
    await page.getByText('We could not learn where you are.').waitFor();
    await page.reload();

    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 52.4009, longitude: 13.0591 });
    await chooseNearest();
    await page.getByText(/, 27 km/).waitFor();
    // The address tells no more than about a kilometre.
    expect(decodeURIComponent(page.url())).toMatch(/near="?52\.40,13\.06"?/);
    await page.reload();
    await page.getByText(/, 27 km/).waitFor();
    expect(await overflow(page)).toBe(0);
  });

  it('shows photos, and a long name of the clinic that pushes nothing out of a phone', async () => {
    const { admin, doctor, practitionerId } = suite.clinic;
    await putPhoto(suite.app, doctor, practitionerId, await picture(400, 400)).expect(200);
    const { body: settings } = await admin.get('/settings').expect(200);
    const { locale, timeZone, policies, reminders } = settings;
    const name = 'Lakeside Clinic for General and Internal Medicine';
    await admin.put('/settings', { name, locale, timeZone, policies, reminders }).expect(200);
    const { page } = await suite.open({ viewport: phone });
    for (const path of ['/practitioners', `/practitioners/${practitionerId}`]) {
      await page.goto(path);
      await page.getByText(name).first().waitFor();
      const photo = `img[src*="/practitioners/${practitionerId}/photo"]`;
      await page.locator(photo).waitFor();
      await until(page, `document.querySelector('${photo}').naturalWidth > 0`);
      expect(await overflow(page)).toBe(0);
    }
  });
});
