import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import { patient, type Person } from './people.js';

/** A site with its own visit type and two practitioners, so that a change of one of them hits nobody else's visits. */
export interface Place {
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly otherTypeId: string;
  readonly practitionerId: string;
  readonly colleagueId: string;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '12:00' }));

export const hoursOf = (place: Place, more: object = {}) => ({
  ...{ siteId: place.siteId, mode: 'slot', weekly: everyDay, visitTypeIds: [], ...more },
});

export async function newPlace(admin: Person, visitType: object = {}): Promise<Place> {
  const tag = randomUUID().slice(0, 8);
  const address = { line1: '1', city: 'Berlin', country: 'DE' };
  const site = { name: `House ${tag}`, timeZone: 'Europe/Berlin', address };
  const siteId = (await admin.post('/sites', site).expect(201)).body.id;
  const [visitTypeId, otherTypeId] = await Promise.all(
    ['Type', 'Other'].map(async (name) => {
      const fields = { durationMinutes: 30, mode: 'in_person', approval: 'automatic', bookingWindowDays: 30 };
      const type = { name: `${name} ${tag}`, ...fields, ...(name === 'Type' ? visitType : {}) };
      return (await admin.post('/visit-types', type).expect(201)).body.id as string;
    }),
  );
  const place = { siteId, visitTypeId: visitTypeId!, otherTypeId: otherTypeId! };
  const [practitionerId, colleagueId] = await Promise.all(
    ['first', 'second'].map(async (name) => {
      const licence = { number: `L${tag}`, issuingBody: 'X', expiresOn: '2040-12-31' };
      const email = `${name}.${tag}@example.org`;
      const body = { email, fullName: `Dr ${name} ${tag}`, licence, siteId };
      return (await admin.post('/practitioners', body).expect(201)).body.id as string;
    }),
  );
  const made = { ...place, practitionerId: practitionerId!, colleagueId: colleagueId! };
  for (const id of [made.practitionerId, made.colleagueId]) {
    await admin.put(`/practitioners/${id}/working-hours`, hoursOf(made)).expect(200);
  }
  return made;
}

/** Asks to book for a new patient, as the desk does; answers with what came of it. */
export async function bookAt(app: TestApp, admin: Person, place: Place, start: string, more: object = {}) {
  const { siteId, visitTypeId, practitionerId } = place;
  const who = await patient(app);
  const body = { siteId, visitTypeId, practitionerId, start, patientId: who.account.patientId, ...more };
  const { status, body: answer } = await admin.post('/appointments', body);
  return { status, body: answer as { id: string; patientId: string; code?: string } };
}

/** Books for a new patient. */
export async function booked(...what: Parameters<typeof bookAt>) {
  const { status, body } = await bookAt(...what);
  if (status !== 201) throw new Error(`Not booked: ${JSON.stringify(body)}`);
  return body;
}

/** One kind of change that hits the visit at 08:00 on 15 December (07:00 UTC). */
export interface Kind {
  readonly name: string;
  readonly make: (admin: Person, place: Place, more?: object, query?: string) => ReturnType<Person['post']>;
  /** What the colleague can take over at the same time, and whether their own practitioner has another free time. */
  readonly colleague: boolean;
  readonly later: boolean;
}

const late = everyDay.map((window) => ({ ...window, from: '10:00' }));
const of = ({ practitionerId }: Place): string => `/practitioners/${practitionerId}`;

export const kinds: readonly Kind[] = [
  {
    name: 'working hours',
    make: (admin, place, more = {}, query = '') =>
      admin.put(`${of(place)}/working-hours${query}`, { ...hoursOf(place, { weekly: late }), ...more }),
    ...{ colleague: true, later: true },
  },
  {
    name: 'working hours that name other visit types',
    make: (admin, place, more = {}, query = '') =>
      admin.put(`${of(place)}/working-hours${query}`, {
        ...hoursOf(place, { visitTypeIds: [place.otherTypeId] }),
        ...more,
      }),
    ...{ colleague: true, later: false },
  },
  {
    name: 'leave',
    make: (admin, place, more = {}, query = '') =>
      admin.post(`${of(place)}/exceptions${query}`, { kind: 'leave', from: '2026-12-15', to: '2026-12-16', ...more }),
    ...{ colleague: true, later: true },
  },
  {
    name: 'a holiday',
    make: (admin, { siteId }, more = {}, query = '') =>
      admin.post(`/holidays${query}`, { date: '2026-12-15', name: 'Feast', siteId, ...more }),
    ...{ colleague: false, later: true },
  },
  {
    name: 'opening hours',
    make: (admin, { siteId }, more = {}, query = '') =>
      admin.patch(`/sites/${siteId}${query}`, { openingHours: late, ...more }),
    ...{ colleague: false, later: true },
  },
  {
    name: 'closing a site',
    make: (admin, { siteId }, more = {}, query = '') =>
      admin.patch(`/sites/${siteId}${query}`, { active: false, ...more }),
    ...{ colleague: false, later: false },
  },
  {
    name: 'suspension',
    make: (admin, place, more = {}, query = '') => admin.post(`${of(place)}/suspend${query}`, more),
    ...{ colleague: true, later: false },
  },
  {
    name: 'a licence that is shortened',
    make: (admin, place, more = {}, query = '') =>
      admin.patch(of(place) + query, { licence: { expiresOn: '2026-12-14' }, ...more }),
    ...{ colleague: true, later: false },
  },
  {
    name: 'a visit type that is withdrawn',
    make: (admin, { visitTypeId }, more = {}, query = '') =>
      admin.patch(`/visit-types/${visitTypeId}${query}`, { active: false, ...more }),
    ...{ colleague: true, later: true },
  },
  {
    name: 'a visit type that somebody offers no more',
    make: (admin, place, more = {}, query = '') =>
      admin.put(`${of(place)}/visit-types${query}`, { visitTypeIds: [place.otherTypeId], ...more }),
    ...{ colleague: true, later: true },
  },
];
