import { expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser-suite.js';
import { desktop, phone, signInAs } from '../support/browser.js';
import { patient, person } from '../support/people.js';

await describeInBrowser('the administration', (suite) => {
  it.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('on %s: somebody is invited, suspended with a reason, and let in again', async (_, viewport) => {
    const email = `nadia.${viewport.width}@clinic.test`;
    const { page } = await suite.open({ viewport });
    await signInAs(page, suite.clinic.admin.email);
    await page.goto('/admin/accounts');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Full name').fill(`Nadia ${viewport.width}`);
    await dialog.getByLabel('E-mail address').fill(email);
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.getByText('Choose at least one site.').waitFor();
    await dialog.getByRole('group', { name: 'Works at' }).getByRole('checkbox').first().check();
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.waitFor({ state: 'detached' });
    await suite.app.settle();
    const { body } = await suite.app.raw.get('/dev/mailbox.json').expect(200);
    expect(body.items.filter(({ to }: { to: string }) => to.includes(email))).toHaveLength(1);

    await page.getByRole('link', { name: `Nadia ${viewport.width}` }).click();
    await page.getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('dialog').getByLabel('Reason, for the audit').fill('Left the clinic');
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Suspended', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Let in again' }).click();
    await page.getByText('Invited', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Audit', exact: true }).click();
    await page.getByText('Left the clinic').first().waitFor();

    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    await page.getByLabel('State').selectOption('Sent');
    const listed = page.getByRole(viewport === phone ? 'listitem' : 'row').filter({ hasText: 'Invitation' });
    await listed.filter({ hasText: 'Sent' }).first().waitFor();
    await page.getByLabel('State').selectOption('Given up');
    await page.getByText('There is no such message.').waitFor();
    expect(new URL(page.url()).searchParams.get('status')).toBe('parked');
  });

  it('changes the clinic’s settings, which everybody sees, and meets a change of somebody else', async () => {
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.admin.email);
    await page.goto('/admin/settings');
    await page.getByLabel('Name of the clinic').fill('Lakeside Clinic');
    await page.getByLabel('Hours before the visit').fill('48');
    const other = await suite.clinic.admin.get('/settings').expect(200);
    const theirs = { ...other.body, policies: { ...other.body.policies, maxFutureVisits: 7 } };
    await suite.clinic.admin.put('/settings', theirs, other.headers.etag).expect(200);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Bring in their changes' }).click();
    await page.getByText('Their changes are in the form now.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('banner').getByText('Lakeside Clinic').waitFor();
    const { body } = await suite.clinic.admin.get('/settings').expect(200);
    expect(body.policies).toMatchObject({ cancellationCutOffHours: 48, maxFutureVisits: 7 });
  });

  it('reads the reports as picture, table and file, and the status of the system', async () => {
    const { practitionerId, siteId, visitTypeId } = suite.clinic;
    const ana = await patient(suite.app, 'Ana Silva');
    const start = '2026-12-01T10:00:00Z';
    await ana.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.admin.email);
    await page.goto('/reports?from=2026-12-01&to=2026-12-02');
    const table = page.getByRole('table', { name: 'Visits' });
    await table.getByRole('row', { name: /^Total 1 / }).waitFor();
    await page.locator('.recharts-surface').first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save for a spreadsheet' }).click();
    expect((await download).suggestedFilename()).toBe('appointments-day-2026-12-01-2026-12-02.csv');
    await page.getByText('Utilisation', { exact: true }).first().click();
    await page.getByRole('table', { name: 'Utilisation' }).waitFor();
    await page.goto('/admin/status');
    await page.getByRole('region', { name: 'Database' }).getByText('Works').waitFor();
    await page.getByRole('table', { name: 'Slowest routes' }).waitFor();
  });

  it('is not for the front desk, which is led away', async () => {
    const desk = await person(suite.app, ['staff'], { siteIds: [suite.clinic.siteId] });
    const { page } = await suite.open();
    await signInAs(page, desk.email);
    await page.goto('/admin/accounts');
    await page.waitForURL((url) => !url.pathname.startsWith('/admin'));
    expect(await page.getByRole('banner').getByRole('link', { name: 'Administration' }).count()).toBe(0);
  });

  it('speaks German to whoever wants it, and keeps doing so', async () => {
    const { page } = await suite.open();
    await signInAs(page, suite.clinic.admin.email);
    await page.goto('/admin/settings');
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByLabel('Language', { exact: true }).first().selectOption('de');
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('de');
    await page.goto('/admin/accounts');
    await page.getByRole('heading', { level: 1, name: 'Konten' }).waitFor();
  });
});
