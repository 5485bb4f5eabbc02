import type { TestApp } from './app.js';
import type { Clinic } from './clinic.js';
import { patient } from './people.js';

/** Where a practitioner of the clinic can be found and booked on a day, in each of the ways there are, at this moment. */
export async function bookableOn(app: TestApp, clinic: Clinic, practitionerId: string, date: string) {
  const { siteId, visitTypeId, specialtyId } = clinic;
  const to = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  const place = { practitionerId, siteId, visitTypeId };
  const isTheirs = (item: { id?: string; practitionerId?: string }) =>
    item.id === practitionerId || item.practitionerId === practitionerId;
  const listed = async (path: string): Promise<boolean> =>
    ((await app.get(path).expect(200)).body.items as object[]).some(isTheirs);
  // Who is suspended has no public profile.
  const { body: profile } = await app.get(`/practitioners/${practitionerId}`);
  const days = await app
    .get(`/practitioners/${practitionerId}/availability?visitTypeId=${visitTypeId}&from=${date}&to=${to}`)
    .expect(200);
  // The visit is cancelled again: its time is not what is asked.
  const who = await patient(app);
  const start = `${date}T10:00:00Z`;
  const booked = await who.post('/appointments', { ...place, start });
  if (booked.status === 201) await who.post(`/appointments/${booked.body.id}/cancel`).expect(200);
  const held = await who.post('/slot-holds', { ...place, start });
  if (held.status === 201) await who.delete(`/slot-holds/${held.body.id}`).expect(204);
  const times = `siteId=${siteId}&visitTypeId=${visitTypeId}&from=${date}&to=${to}`;
  return {
    profile: profile.listed === true,
    nextStarts: profile.listed === true && profile.nextStarts.length > 0,
    search: await listed(`/practitioners?limit=100`),
    slots: await listed(`/slots?practitionerId=${practitionerId}&${times}`),
    earliest: await listed(`/slots?specialtyId=${specialtyId}&limit=100&${times}`),
    availability: days.body.items.some(({ count }: { count: number }) => count > 0),
    hold: held.status === 201,
    booking: booked.status === 201,
  };
}
