/**
 * A clinic and its people, who do through the real API what their sentences say:
 *
 *   const { clinic, ana, dr, desk } = await world();
 *   const appointment = await ana.books(dr, 'Thu 09:30');   // of the coming week, by the site's clock
 *   await desk.approves(appointment);
 *   await ana.wasTold('confirmed');
 *   await dr.calendarShows('Thu 09:30');
 *   await clinic.close();
 *
 * A test that must not meet the appointments of another one takes people of its own, not a day of its own:
 *
 *   beforeEach(async () => ({ ana, ben, dr } = await clinic.newPeople()));
 */
import { expect } from 'vitest';
import type { Config } from '../../src/config.js';
import { startTestApp, type TestApp } from './app.js';
import { addDoctor, openClinic, type Clinic, type ClinicOptions } from './clinic.js';
import { patient, Person, person } from './people.js';

/** An appointment as the API answers it. */
export interface Appointment {
  readonly id: string;
  readonly status: string;
  readonly revision: number;
  readonly start: string;
  readonly end: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly [field: string]: unknown;
}

/** Fields of a booking request beside its place and time; `for` is the patient whom somebody else books for. */
export type BookingFields = { for?: Person } & Record<string, unknown>;

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The clinic of a world, its clock and its calendar. */
export class WorldClinic implements Clinic {
  readonly admin: Clinic['admin'];
  readonly doctor: Clinic['doctor'];
  readonly practitionerId: string;
  readonly specialtyId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  /** Everybody who is signed in, and is again after time has passed. */
  readonly people: Person[];

  constructor(
    readonly app: TestApp,
    made: Clinic,
    readonly timeZone: string,
    private readonly weekly: ClinicOptions['weekly'],
  ) {
    this.admin = made.admin;
    this.doctor = made.doctor;
    this.practitionerId = made.practitionerId;
    this.specialtyId = made.specialtyId;
    this.siteId = made.siteId;
    this.visitTypeId = made.visitTypeId;
    this.people = [this.admin, this.doctor];
  }

  /** Where and what is booked unless a test says otherwise. */
  placeOf(practitioner: Person): { practitionerId: string; siteId: string; visitTypeId: string } {
    const { siteId, visitTypeId } = this;
    return { practitionerId: practitioner.account.practitionerId!, siteId, visitTypeId };
  }

  /**
   * A moment as the API writes it, of 'Thu 09:30' (the first that is at least a day ahead) or '2026-12-10 09:30', both by
   * the site's clock, or of an instant.
   */
  at(when: string): string {
    if (when.endsWith('Z')) return when;
    const [day, time] = when.split(' ') as [string, string];
    const on = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone: this.timeZone, plainTime: time });
    const weekday = weekdays.indexOf(day) + 1;
    if (weekday === 0) return on(Temporal.PlainDate.from(day)).toInstant().toString();
    const soon = this.app.now.toZonedDateTimeISO(this.timeZone).add({ days: 1 });
    const first = on(soon.toPlainDate().add({ days: (weekday - soon.dayOfWeek + 7) % 7 }));
    const next = Temporal.ZonedDateTime.compare(first, soon) >= 0 ? first : first.add({ weeks: 1 });
    return next.toInstant().toString();
  }

  /** The starts that are offered at a practitioner on the day of a moment. */
  async freeStarts(practitioner: Person, when: string): Promise<string[]> {
    const date = Temporal.Instant.from(this.at(when)).toZonedDateTimeISO(this.timeZone).toPlainDate();
    const days = { from: `${date}`, to: `${date.add({ days: 1 })}` };
    const query = new URLSearchParams({ ...this.placeOf(practitioner), ...days });
    const { body } = await this.app.get(`/slots?${query}`).expect(200);
    return body.items.map(({ start }: { start: string }) => start);
  }

  /** Time passes: due work runs, tokens end, and everybody signs in again. */
  async passes(duration: string): Promise<void> {
    await this.app.advance(duration);
    await Promise.all(this.people.map((each) => each.signsInAgain()));
  }

  passesUntil(when: string): Promise<void> {
    return this.passes(this.app.now.until(this.at(when)).toString());
  }

  async newPatient(fullName?: string): Promise<Member> {
    return this.member(await patient(this.app, fullName));
  }

  async newPractitioner(fullName?: string): Promise<Member> {
    return this.member(await addDoctor(this.app, this, this.weekly, fullName));
  }

  async newDesk(siteId = this.siteId): Promise<Member> {
    return this.member(await person(this.app, ['staff'], { siteIds: [siteId] }));
  }

  /** Two patients and a practitioner whom no other test has met. */
  async newPeople(): Promise<{ ana: Member; ben: Member; dr: Member }> {
    const [ana, ben, dr] = await Promise.all([
      this.newPatient('Ana Silva'),
      this.newPatient('Ben Silva'),
      this.newPractitioner('Dr Nimal Perera'),
    ]);
    return { ana, ben, dr };
  }

  member(who: Person): Member {
    const member = new Member(this, who);
    this.people.push(member);
    return member;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** Somebody of a world. Each sentence is one request, which must succeed; `asksFor` and `tries` let a test see a refusal. */
export class Member extends Person {
  constructor(
    private readonly clinic: WorldClinic,
    who: Person,
  ) {
    super(clinic.app, who.email, who.accessToken, who.refreshToken, who.account);
  }

  asksFor(practitioner: Person, when: string, { for: other, ...fields }: BookingFields = {}) {
    const patientId = other?.account.patientId;
    const place = this.clinic.placeOf(practitioner);
    return this.post('/appointments', { ...place, start: this.clinic.at(when), patientId, ...fields });
  }

  async books(practitioner: Person, when: string, fields: BookingFields = {}): Promise<Appointment> {
    return (await this.asksFor(practitioner, when, fields).expect(201)).body;
  }

  async holds(practitioner: Person, when: string): Promise<string> {
    const hold = { ...this.clinic.placeOf(practitioner), start: this.clinic.at(when) };
    return (await this.post('/slot-holds', hold).expect(201)).body.id;
  }

  tries(action: string, { id }: { id: string }, body: object = {}) {
    return this.post(`/appointments/${id}/${action}`, body);
  }

  private async does(action: string, which: { id: string }, body: object = {}): Promise<Appointment> {
    return (await this.tries(action, which, body).expect(200)).body;
  }

  approves = (which: { id: string }) => this.does('approve', which);
  declines = (which: { id: string }, reason: string) => this.does('decline', which, { reason });
  cancels = (which: { id: string }, reason?: string) => this.does('cancel', which, { reason });
  moves = (which: { id: string }, when: string, more: object = {}) =>
    this.does('reschedule', which, { start: this.clinic.at(when), ...more });
  checksIn = (which: { id: string }) => this.does('check-in', which);
  starts = (which: { id: string }) => this.does('start', which);
  completes = (which: { id: string }) => this.does('complete', which);

  async reads({ id }: { id: string }): Promise<Appointment> {
    return (await this.get(`/appointments/${id}`).expect(200)).body;
  }

  /** Some mail to this person says so in its subject. */
  async wasTold(words: string): Promise<void> {
    await this.app.settle();
    const subjects = (await this.mails()).map(({ subject }) => subject);
    expect(subjects).toContainEqual(expect.stringContaining(words));
  }

  /** An appointment that still takes its time begins then. */
  async calendarShows(when: string): Promise<void> {
    expect(await this.startsOfDay(when)).toContain(this.clinic.at(when));
  }

  async calendarIsFree(when: string): Promise<void> {
    expect(await this.startsOfDay(when)).not.toContain(this.clinic.at(when));
  }

  private async startsOfDay(when: string): Promise<string[]> {
    const start = this.clinic.at(when);
    const to = Temporal.Instant.from(start).add({ minutes: 1 });
    const query = `status=pending,confirmed,checked_in,in_consultation&from=${start}&to=${to}`;
    const { body } = await this.get(`/appointments?${query}`).expect(200);
    return body.items.map((item: Appointment) => item.start);
  }
}

/** The people of every world: two patients, a practitioner and the front desk. */
export interface World {
  readonly app: TestApp;
  readonly clinic: WorldClinic;
  readonly ana: Member;
  readonly ben: Member;
  readonly dr: Member;
  readonly desk: Member;
}

export async function world(options: ClinicOptions & { config?: Partial<Config> } = {}): Promise<World> {
  const app = await startTestApp(options.config);
  const made = await openClinic(app, options);
  const clinic = new WorldClinic(app, made, options.timeZone ?? 'Europe/Berlin', options.weekly);
  const dr = clinic.member(made.doctor);
  const [ana, ben] = [await clinic.newPatient('Ana Silva'), await clinic.newPatient('Ben Silva')];
  return { app, clinic, ana, ben, dr, desk: await clinic.newDesk() };
}
