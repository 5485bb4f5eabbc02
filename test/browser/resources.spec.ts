import { describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser, type Suite } from '../support/browser-suite.js';
import { signInAs } from '../support/browser.js';
import { addDoctor } from '../support/clinic.js';
import { patient, person, type Person } from '../support/people.js';
import { portalWrites } from '../support/portal-writes.js';

/** A thing that is kept: it is made and changed in the portal, and what was typed is there after a reload. */
interface Story {
  readonly writes: readonly string[];
  readonly who: (suite: Suite) => Person | Promise<Person>;
  readonly tell: (page: Page, who: Person) => Promise<void>;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const admin = ({ clinic }: Suite) => clinic.admin;
/** A field by its label, which may have the star of what is required. */
const labelled = (label: string) => new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}( \\*)?$`);
const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' });

/** Adds in the dialog of a catalogue, then changes the name there. */
async function addAndChange(page: Page, path: string, add: string, fields: Record<string, string>): Promise<void> {
  const name = fields.Name!;
  await page.goto(path);
  await press(page, add);
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(labelled(label)).fill(value);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await closed(page);
  await page.getByRole('button', { name: new RegExp(`^Change.*${name}`) }).click();
  await dialog.getByLabel(labelled('Name')).fill(`${name} two`);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await closed(page);
  await page.reload();
  await page.getByText(`${name} two`).first().waitFor();
}

const stories: Record<string, Story> = {
  'a site': {
    writes: ['POST /sites', 'PATCH /sites/{}'],
    who: admin,
    tell: (page) =>
      addAndChange(page, '/admin/sites', 'Add a site', {
        ...{ Name: 'Hill house', 'Time zone': 'Europe/Berlin', 'Street and number': 'Hill 1', City: 'Town' },
        ...{ Country: 'DE', 'Telephone (optional)': '+49 30 123456' },
      }),
  },
  'a visit type': {
    writes: ['POST /visit-types', 'PATCH /visit-types/{}'],
    who: admin,
    tell: async (page) => {
      await addAndChange(page, '/admin/visit-types', 'Add a visit type', { Name: 'Vaccination' });
      // Also one of which some fields follow the clinic.
      await page.getByRole('button', { name: /^Change.*Consultation/ }).click();
      await page.getByRole('dialog').getByLabel('Duration in minutes').fill('45');
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await closed(page);
      await page.reload();
      await page.getByText('45 minutes').first().waitFor();
    },
  },
  'a specialty': {
    writes: ['POST /specialties', 'PATCH /specialties/{}'],
    who: admin,
    tell: (page) => addAndChange(page, '/admin/specialties', 'Add a specialty', { Name: 'Dermatology' }),
  },
  'a holiday': {
    writes: ['POST /holidays', 'DELETE /holidays/{}'],
    who: admin,
    tell: async (page) => {
      await page.goto('/admin/holidays');
      await press(page, 'Add a holiday');
      await page.getByRole('dialog').getByLabel('Date').fill('2027-01-06');
      await page.getByRole('dialog').getByLabel('Name').fill('Epiphany');
      await page.getByRole('dialog').getByRole('button', { name: 'Check and add' }).click();
      await closed(page);
      await page.reload();
      await page.getByText('Epiphany').first().waitFor();
      await page.getByRole('button', { name: /^Remove.*Epiphany/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
      await closed(page);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.getByText('Epiphany').count()).toBe(0);
    },
  },
  'the clinic’s settings': {
    writes: ['PUT /settings'],
    who: admin,
    tell: async (page) => {
      await page.goto('/admin/settings');
      await page.getByLabel('Name of the clinic').fill('Riverside Clinic');
      await press(page, 'Save');
      await page.getByRole('banner').getByText('Riverside Clinic').waitFor();
      await page.reload();
      await page.getByRole('banner').getByText('Riverside Clinic').waitFor();
    },
  },
  'an account': {
    writes: ['POST /users', 'PATCH /users/{}', 'POST /users/{}/roles'],
    who: admin,
    tell: async (page) => {
      await page.goto('/admin/accounts');
      await press(page, 'Invite somebody');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Full name').fill('Nadia Invited');
      await dialog.getByLabel('E-mail address').fill('nadia.invited@clinic.test');
      await dialog.getByRole('group', { name: 'Works at' }).getByRole('checkbox').first().check();
      await press(page, 'Send the invitation');
      await closed(page);
      await page.getByRole('link', { name: 'Nadia Invited' }).click();
      await page.getByLabel('Full name').fill('Nadia Renamed');
      await press(page, 'Save');
      await page.getByText('Nadia Renamed is saved.').first().waitFor();
      await page.getByLabel('Administrator').check();
      await press(page, 'Save the roles');
      await page
        .getByText(/The roles of .* are saved/)
        .first()
        .waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Nadia Renamed' }).waitFor();
      expect(await page.getByLabel('Administrator').isChecked()).toBe(true);
    },
  },
  'a practitioner, by the administration': {
    writes: ['POST /practitioners', 'PATCH /practitioners/{}'],
    who: admin,
    tell: async (page) => {
      await page.goto('/admin/practitioners');
      await press(page, 'Add a practitioner');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Full name').fill('Dr Uma Added');
      await dialog.getByLabel('E-mail address').fill('uma.added@clinic.test');
      await dialog.getByLabel('Specialties').click();
      await page.getByRole('listbox', { name: 'Specialties' }).getByRole('option').first().click();
      await dialog.getByLabel('Number').fill('SLMC-901');
      await dialog.getByLabel('Issued by').fill('SLMC');
      await dialog.getByLabel('Valid until').fill('2031-01-01');
      const site = dialog.getByLabel('Where do they start?');
      if ((await site.count()) > 0) await site.selectOption({ index: 1 });
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await closed(page);
      await page.getByRole('link', { name: 'Dr Uma Added' }).click();
      await page
        .getByRole('button', { name: /^Change/ })
        .first()
        .click();
      await dialog.getByLabel('Issued by').fill('Medical Council');
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      await closed(page);
      await page.reload();
      await page.getByText('Medical Council').first().waitFor();
    },
  },
  'a patient’s file, at the desk': {
    writes: ['POST /patients', 'PATCH /patients/{}'],
    who: ({ app, clinic }) => person(app, ['staff'], { siteIds: [clinic.siteId] }),
    tell: async (page) => {
      await page.goto('/board/patients');
      await press(page, 'New patient');
      await page.getByRole('dialog').getByLabel('Full name').fill('Dinesh Filed');
      await press(page, 'Make the file');
      await page.getByRole('heading', { level: 1, name: 'Dinesh Filed' }).waitFor();
      await page.getByLabel('Mobile number').fill('+49301111111');
      await press(page, 'Save');
      await page.getByText('Dinesh Filed is saved.').first().waitFor();
      await page.reload();
      expect(await page.getByLabel('Mobile number').inputValue()).toBe('+49301111111');
    },
  },
  'a patient’s own profile': {
    writes: ['PATCH /patients/{}'],
    who: ({ app }) => patient(app, 'Ana Own'),
    tell: async (page) => {
      await page.goto('/me');
      await page.getByLabel('Mobile number').fill('+49302222222');
      await press(page, 'Save');
      await page.getByText('Your profile is saved').first().waitFor();
      await page.reload();
      expect(await page.getByLabel('Mobile number').inputValue()).toBe('+49302222222');
    },
  },
  'emergency contacts': {
    writes: ['PUT /patients/{}/emergency-contacts'],
    who: ({ app }) => patient(app, 'Ana Contact'),
    tell: async (page) => {
      await page.goto('/me/contacts');
      for (const name of ['Bea First', 'Bea Second']) {
        if (name === 'Bea First') await press(page, 'Add a person');
        await page.getByLabel('Full name').fill(name);
        await page.getByLabel('Who they are to you').fill('Sister');
        await page.getByLabel('Phone number').fill('+49303333333');
        await press(page, 'Save');
        await page.getByText('Your emergency contacts are saved.').first().waitFor();
        await page.reload();
        expect(await page.getByLabel('Full name').inputValue()).toBe(name);
      }
    },
  },
  'the medical history': {
    writes: ['PUT /patients/{}/medical-history'],
    who: ({ app }) => patient(app, 'Ana History'),
    tell: async (page) => {
      for (const words of ['Smokes.', 'Does not smoke.']) {
        await page.goto('/me/history/edit');
        await page.getByLabel('Anything else').fill(words);
        await press(page, 'Save');
        await page.getByRole('heading', { level: 1, name: 'Medical history' }).waitFor();
        await page.reload();
        await page.getByText(words).waitFor();
      }
    },
  },
  'a practitioner’s own profile': {
    writes: ['PATCH /practitioners/{}', 'PUT /practitioners/{}/visit-types'],
    who: ({ app, clinic }) => addDoctor(app, clinic, undefined, 'Dr Profile Own'),
    tell: async (page) => {
      await page.goto('/desk/profile');
      await page.getByLabel('About you (optional)').fill('Takes time.');
      await press(page, 'Save');
      await page.getByText('Your profile is saved.').first().waitFor();
      await page.getByLabel('All visit types of the clinic').uncheck();
      await page.getByLabel('Consultation', { exact: true }).check();
      await press(page, 'Save what can be booked');
      await page.getByText('Your profile is saved.').nth(1).waitFor();
      await page.reload();
      expect(await page.getByLabel('About you (optional)').inputValue()).toBe('Takes time.');
      expect(await page.getByLabel('Consultation', { exact: true }).isChecked()).toBe(true);
    },
  },
  'working hours': {
    writes: ['PUT /practitioners/{}/working-hours'],
    who: ({ app, clinic }) => addDoctor(app, clinic, undefined, 'Dr Hours Own'),
    tell: async (page) => {
      await page.goto('/desk/hours');
      await page.getByLabel('Monday, to').fill('15:00');
      await press(page, 'Check and save');
      await page.getByText('The hours are saved.').first().waitFor();
      await page.reload();
      expect(await page.getByLabel('Monday, to').inputValue()).toBe('15:00');
    },
  },
  leave: {
    writes: ['POST /practitioners/{}/exceptions', 'DELETE /practitioners/{}/exceptions/{}'],
    who: ({ app, clinic }) => addDoctor(app, clinic, undefined, 'Dr Leave Own'),
    tell: async (page) => {
      await page.goto('/desk/leave');
      await page.getByLabel('First day').fill('2027-02-01');
      await page.getByLabel('Last day').fill('2027-02-05');
      await page.getByLabel('Reason (optional)').fill('A course in Kandy');
      await press(page, 'Check and add');
      await page.getByText('A course in Kandy').first().waitFor();
      await page.reload();
      await page.getByText('A course in Kandy').first().waitFor();
      await page.getByRole('button', { name: /^Take back/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click();
      await closed(page);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.getByText('A course in Kandy').count()).toBe(0);
    },
  },
  'an application': {
    writes: ['POST /practitioner-applications', 'PATCH /practitioner-applications/{}'],
    who: ({ app }) => patient(app, 'Dilani Applies'),
    tell: async (page) => {
      for (const name of ['Dilani Applies', 'Dilani Applied']) {
        await page.goto('/apply?step=about');
        await page.getByLabel('Full name').fill(name);
        await press(page, 'Save and go on');
        await page.getByRole('heading', { name: 'Qualification' }).waitFor();
        await page.goto('/apply?step=about');
        expect(await page.getByLabel('Full name').inputValue()).toBe(name);
      }
    },
  },
};

/** What is kept besides, and whose story another file tells. */
const elsewhere: Record<string, readonly string[]> = {
  'admin-practitioners': ['POST /practitioners/{}/{}'],
  'patient-record': [
    ...['POST /patients/{}/documents', 'DELETE /patients/{}/documents/{}'],
    ...['PUT /patients/{}/photo', 'DELETE /patients/{}/photo', 'DELETE /auth/sessions/{}'],
  ],
  profile: [...['PUT /practitioners/{}/photo', 'DELETE /practitioners/{}/photo', 'POST /practitioners/{}/credentials']],
  consultation: ['PUT /appointments/{}/note', 'POST /appointments/{}/prescriptions', 'POST /patients/{}/break-glass'],
  visit: ['PATCH /appointments/{}', 'POST /appointments', 'POST /slot-holds', 'DELETE /slot-holds/{}'],
  apply: ['POST /practitioner-applications/{}/documents'],
  clinic: ['PUT /settings/logo', 'DELETE /settings/logo'],
};

/** Steps of something that is there already are no things of their own. */
const isOfThing = (write: string) => !/^POST (\/auth\/|.*\/\{\}\/.*[^s]$)/.test(write);

describe('everything that is kept in the portal', () => {
  it('has its story', () => {
    const told = [...Object.values(stories).flatMap(({ writes }) => writes), ...Object.values(elsewhere).flat()];
    expect([...new Set(told)].filter(isOfThing).sort()).toEqual(portalWrites().filter(isOfThing));
    for (const file of Object.keys(elsewhere)) expect(existsSync(`test/browser/${file}.spec.ts`)).toBe(true);
  });
});

await describeInBrowser('in the portal', (suite) => {
  it.each(Object.entries(stories))('%s is made, changed, and still so after a reload', async (_, story) => {
    const who = await story.who(suite);
    const { page } = await suite.open();
    const sent: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.method() !== 'GET') sent.push(`${request.method()} ${pathname.replace('/api/v1', '')}`);
    });
    await signInAs(page, who.email);
    await story.tell(page, who);
    for (const write of story.writes) {
      const shape = new RegExp(`^${write.replaceAll('{}', '[^/]+')}$`);
      expect([write, sent.some((request) => shape.test(request))]).toEqual([write, true]);
    }
  });
});
