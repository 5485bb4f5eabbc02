import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

describe('the meeting of a video visit', () => {
  let app: TestApp;
  let clinic: Clinic;
  let doctor: Person;
  let ana: Person;
  beforeAll(async () => {
    app = await startTestApp({ meetingUrlTemplate: 'https://meet.example.org/{room}?from=careslot' });
    clinic = await openClinic(app, { visitType: { mode: 'video' } });
    doctor = clinic.doctor;
    ana = await patient(app, 'Ana');
  });
  afterAll(() => app?.close());

  /** Time passes, tokens end, and both sign in again. */
  const passUntil = async (instant: string): Promise<void> => {
    await app.advance(app.now.until(Temporal.Instant.from(instant)).toString());
    [doctor, ana] = [await signIn(app, doctor.email), await signIn(app, ana.email)];
  };
  const book = async (start: string, visitTypeId = clinic.visitTypeId) => {
    const { practitionerId, siteId } = clinic;
    const wish = { practitionerId, siteId, visitTypeId, start };
    return (await ana.post('/appointments', wish).expect(201)).body.id as string;
  };
  const meeting = (id: string) => `/appointments/${id}/meeting`;
  const refusal = async (who: Person, id: string, status: number) =>
    (await who.get(meeting(id)).expect(status)).body as { code: string; availableFrom?: string };

  it('is open from 15 minutes before the start until half an hour after the end, for both and the same', async () => {
    const id = await book('2026-12-03T09:00:00Z');
    expect((await refusal(ana, id, 409)).code).toBe('NOT_CONFIRMED');
    await doctor.post(`/appointments/${id}/approve`).expect(200);
    await passUntil('2026-12-03T08:44:30Z');
    for (const who of [ana, doctor]) {
      expect(await refusal(who, id, 422)).toMatchObject({ code: 'TOO_EARLY', availableFrom: '2026-12-03T08:45:00Z' });
    }
    await passUntil('2026-12-03T08:45:00Z');
    const { body, headers } = await ana.get(meeting(id)).expect(200);
    expect(body).toEqual({
      url: expect.stringMatching(/^https:\/\/meet\.example\.org\/[\w-]{43}\?from=careslot$/),
      availableFrom: '2026-12-03T08:45:00Z',
    });
    expect(headers['cache-control']).toBe('no-store');
    expect((await doctor.get(meeting(id)).expect(200)).body).toEqual(body);
    // Nobody checks in to a video visit.
    await doctor.post(`/appointments/${id}/start`).expect(200);
    await passUntil('2026-12-03T09:59:30Z');
    expect((await ana.get(meeting(id)).expect(200)).body.url).toBe(body.url);
    await passUntil('2026-12-03T10:00:00Z');
    for (const who of [ana, doctor]) expect((await refusal(who, id, 422)).code).toBe('MEETING_OVER');
  });

  it('has another address for another visit and after a move', async () => {
    const [first, second] = [await book('2026-12-04T09:00:00Z'), await book('2026-12-04T09:30:00Z')];
    for (const id of [first, second]) await doctor.post(`/appointments/${id}/approve`).expect(200);
    await passUntil('2026-12-04T09:15:00Z');
    const urlOf = async (id: string) => (await doctor.get(meeting(id)).expect(200)).body.url;
    const before = await urlOf(first);
    expect(await urlOf(second)).not.toBe(before);
    await doctor.post(`/appointments/${second}/cancel`, { reason: 'ill' }).expect(200);
    expect((await refusal(ana, second, 422)).code).toBe('MEETING_OVER');
    const moved = { start: '2026-12-04T09:30:00Z' };
    await doctor.post(`/appointments/${first}/reschedule`, moved).expect(200);
    expect(await urlOf(first)).not.toBe(before);
  });

  it('is nobody else’s: the clinic is told no, strangers find nothing', async () => {
    const id = await book('2026-12-07T09:00:00Z');
    await doctor.post(`/appointments/${id}/approve`).expect(200);
    await passUntil('2026-12-07T09:00:00Z');
    const boss = await signIn(app, clinic.admin.email);
    const other = await addDoctor(app, { ...clinic, admin: boss }, undefined, 'Dr Other');
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const ben = await patient(app, 'Ben');
    for (const who of [desk, boss]) {
      const answer = await who.get(meeting(id)).expect(403);
      expect(answer.body.code).toBe('NOT_PARTY');
      expect(answer.text).not.toContain('meet.example.org');
    }
    for (const who of [ben, other]) {
      const { requestId: _, ...seen } = (await who.get(meeting(id)).expect(404)).body;
      const { requestId: __, ...unseen } = (await who.get(meeting(newId())).expect(404)).body;
      expect(seen).toEqual(unseen);
    }
    await app.get(meeting(id)).expect(401);
  });

  it('stands in no mail, no calendar file, no event and no history', async () => {
    const { url } = await anyOpenMeeting();
    const room = url.split('/').at(-1)!.slice(0, 43);
    const mails = [...(await ana.mails()), ...(await doctor.mails())];
    expect(mails.length).toBeGreaterThan(5);
    expect(JSON.stringify(mails)).not.toMatch(new RegExp(`meet\\.example|${room}`));
    const events = await app.sql`select payload from platform.outbox`;
    const stored = JSON.stringify([events, await app.sql`select * from appointments.history`]);
    expect(stored).toContain('appointmentId');
    expect(stored).not.toContain(room);
  });

  const anyOpenMeeting = async (): Promise<{ url: string }> => {
    const id = await book('2026-12-08T09:00:00Z');
    await doctor.post(`/appointments/${id}/approve`).expect(200);
    await passUntil('2026-12-08T09:00:00Z');
    const { text } = await ana.get(`/appointments/${id}/calendar.ics`).expect(200);
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).not.toContain('meet.example.org');
    return (await ana.get(meeting(id)).expect(200)).body;
  };

  it('does not exist where people meet in person', async () => {
    const boss = await signIn(app, clinic.admin.email);
    const inPerson = { name: 'In person', durationMinutes: 30, mode: 'in_person', approval: 'automatic' };
    const type = await boss.post('/visit-types', inPerson).expect(201);
    const id = await book('2026-12-09T09:00:00Z', type.body.id);
    expect((await refusal(ana, id, 422)).code).toBe('NO_MEETING');
  });
});

describe('without a service for meetings', () => {
  it('says so', async () => {
    const app = await startTestApp();
    const clinic = await openClinic(app, { visitType: { mode: 'video', approval: 'automatic' } });
    const ana = await patient(app);
    const { practitionerId, siteId, visitTypeId } = clinic;
    const wish = { practitionerId, siteId, visitTypeId, start: '2026-12-03T09:00:00Z' };
    const { body: visit } = await ana.post('/appointments', wish).expect(201);
    expect((await ana.get(`/appointments/${visit.id}/meeting`).expect(422)).body.code).toBe('NO_MEETING_ROOM');
    await app.close();
  });
});
