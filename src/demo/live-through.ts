import { isRefused, type ApiClient } from './api-client.js';
import { patients } from './clinic-data.js';
import { admin, desk, type DemoClinic } from './set-up-clinic.js';

interface Appointment {
  id: string;
  status: string;
  start: Temporal.Instant;
  patient: string;
}

interface Wish {
  practitioner: DemoClinic['practitioners'][number];
  visitTypeId: string;
}

/**
 * What happens in the clinic while the clock walks: patients book ahead, the desk answers, days pass. The dice are
 * seeded, so every demo of one day is alike.
 */
export class ClinicLife {
  private readonly appointments: Appointment[] = [];
  private readonly missedOne = new Set<string>();
  private seed = 20_261_123;

  constructor(
    private readonly api: ApiClient,
    private readonly clinic: DemoClinic,
  ) {}

  /** One morning: the desk works off what is there, then some patients book for the days ahead. */
  async morning(now: Temporal.Instant, bookings: number): Promise<void> {
    await this.closeWhatIsOver(now);
    await this.answerRequests(now);
    await this.newRequests(now, bookings);
  }

  async newRequests(now: Temporal.Instant, bookings: number): Promise<void> {
    for (let i = 0; i < bookings; i++) await this.book(now);
  }

  /** Consultations that the first practitioner, whom one signs in as, has still to answer. */
  async requestsToAnswer(now: Temporal.Instant, count: number): Promise<void> {
    const wish = { practitioner: this.clinic.practitioners[0]!, visitTypeId: this.clinic.visitTypeIds[0]! };
    for (let i = 0; i < count; i++) await this.book(now, wish);
  }

  /** Appointments of today: one is here, one is with the doctor; one appointment was an error altogether. */
  async leaveTodayRunning(now: Temporal.Instant): Promise<void> {
    await this.closeWhatIsOver(now);
    const open = this.appointments.filter((appointment) => appointment.status === 'confirmed');
    const arrived: Appointment[] = [];
    for (const appointment of open) {
      if (arrived.length < 4 && (await this.attempt(() => this.act(appointment, 'check-in', 'checked_in'))))
        arrived.push(appointment);
    }
    for (const appointment of arrived.slice(2))
      await this.attempt(() => this.act(appointment, 'start', 'in_consultation'));
    const mistake = this.appointments.find((appointment) => appointment.status === 'completed');
    if (mistake)
      await this.act(mistake, 'retract', 'entered_in_error', { reason: 'Booked for the wrong patient' }, admin);
  }

  private async book(now: Temporal.Instant, wished?: Wish): Promise<void> {
    const ahead = 1 + this.dice(6);
    const { practitioner, visitTypeId } = wished ?? this.anything();
    const from = now.add({ hours: 24 * ahead });
    const range = `from=${from.toString()}&to=${from.add({ hours: 24 }).toString()}`;
    const place = `practitionerId=${practitioner.id}&siteId=${practitioner.siteId}&visitTypeId=${visitTypeId}`;
    const { items } = await this.api.get<{ items: { start: string }[] }>(`/slots?${place}&${range}`);
    if (items.length === 0) return;
    const { start } = this.pick(items);
    const patient = this.someone(now).email;
    const wish = { practitionerId: practitioner.id, siteId: practitioner.siteId, visitTypeId, start };
    // Two appointments at one time, or too many: patients hear no now and then, in the demo too.
    await this.attempt(async () => {
      const reason = this.pick(['Check-up', 'Persistent cough', 'Back pain', 'Repeat prescription', 'Skin rash']);
      const booked = await this.api.post<{ id: string; status: string }>(patient, '/appointments', { ...wish, reason });
      this.appointments.push({ id: booked.id, status: booked.status, start: Temporal.Instant.from(start), patient });
    });
  }

  private anything(): Wish {
    const [first] = this.clinic.practitioners;
    const practitioner = this.dice(3) === 0 ? first! : this.pick(this.clinic.practitioners);
    return { practitioner, visitTypeId: this.pick(this.clinic.visitTypeIds.slice(0, 4)) };
  }

  /** Ana is the one to sign in as: she has some appointments ahead, but may well book more. */
  private someone(now: Temporal.Instant): { email: string } {
    const [ana, ...others] = patients;
    const coming = this.appointments.filter(
      ({ patient, status, start }) =>
        patient === ana!.email &&
        (status === 'pending' || status === 'confirmed') &&
        Temporal.Instant.compare(start, now) > 0,
    );
    return coming.length < 3 && this.dice(4) === 0 ? ana! : this.pick(others);
  }

  private async answerRequests(now: Temporal.Instant): Promise<void> {
    for (const appointment of this.appointments) {
      if (Temporal.Instant.compare(appointment.start, now) <= 0) continue;
      const throwOfDice = this.dice(20);
      if (appointment.status === 'pending' && throwOfDice < 2) {
        const reason = 'The doctor is at a conference that day';
        await this.attempt(() => this.act(appointment, 'decline', 'declined', { reason }));
      } else if (appointment.status === 'pending' && throwOfDice > 3) {
        await this.attempt(() => this.act(appointment, 'approve', 'confirmed'));
      } else if (appointment.status === 'confirmed' && throwOfDice === 0) {
        await this.attempt(() => this.act(appointment, 'cancel', 'cancelled', {}, appointment.patient));
      }
    }
  }

  private async closeWhatIsOver(now: Temporal.Instant): Promise<void> {
    const over = now.subtract({ minutes: 45 });
    for (const appointment of this.appointments) {
      if (appointment.status !== 'confirmed' || Temporal.Instant.compare(appointment.start, over) > 0) continue;
      // Nobody misses two: after some missed appointments the clinic must book, and Ana is there to try that herself.
      if (this.dice(10) === 0 && !this.missedOne.has(appointment.patient)) {
        this.missedOne.add(appointment.patient);
        await this.attempt(() => this.act(appointment, 'no-show', 'no_show'));
      } else await this.attempt(() => this.act(appointment, 'complete', 'completed'));
    }
  }

  private async act(
    appointment: Appointment,
    action: string,
    status: string,
    body: object = {},
    as = desk,
  ): Promise<void> {
    await this.api.post(as, `/appointments/${appointment.id}/${action}`, body);
    appointment.status = status;
  }

  /** False when a rule refused it; any other failure is one. */
  private async attempt(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (isRefused(error, 409, 422)) return false;
      throw error;
    }
  }

  private dice(sides: number): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * sides);
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.dice(items.length)]!;
  }
}
