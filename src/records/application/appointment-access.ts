import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAppointmentFacts, type ToldAppointmentFacts } from '../../appointments/index.js';
import { AuthoriseRecord, type AuthorisedRecord } from '../../patients/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { attempted, DomainError, forbidden, hidden, missing, type Whose } from '../../shared/kernel/domain-error.js';

/** An appointment whose patient's record the actor may open. */
export interface OpenAppointment {
  readonly appointment: ToldAppointmentFacts;
  /** Whether the actor is the patient. */
  readonly own: boolean;
  /** Whether the actor is the appointment's practitioner. */
  readonly treats: boolean;
  /** Whether nothing may be written: a broken glass alone opened the record. */
  readonly readOnly: boolean;
}

/** Lets an actor at what is written about an appointment. Whoever may not know of it is told that there is no such thing. */
@Injectable()
export class AppointmentAccess {
  constructor(private readonly queries: QueryBus) {}

  /** @throws missing, in the words of `what` */
  async toRead(actor: Actor, appointmentId: string, what: string): Promise<OpenAppointment> {
    return this.open(actor, appointmentId, 'read', what);
  }

  /** For a change of what is written already. @throws missing, READ_ONLY_ACCESS */
  async toChange(actor: Actor, appointmentId: string, what: string): Promise<OpenAppointment> {
    return this.open(actor, appointmentId, 'write', what);
  }

  /** @throws missing; READ_ONLY_ACCESS; NOT_THE_AUTHOR for who cares for the patient, but at another appointment */
  async toWrite(actor: Actor, appointmentId: string, what: string): Promise<ToldAppointmentFacts> {
    const { appointment, treats } = await this.open(actor, appointmentId, 'write', what);
    if (!treats) throw notTheAuthor({ patientId: appointment.patientId, resource: what, resourceId: appointmentId });
    return appointment;
  }

  /** Whether the actor may read or write the patient's record. @throws READ_ONLY_ACCESS */
  async may(actor: Actor, patientId: string, to: 'read' | 'write'): Promise<boolean> {
    return (await this.record(actor, patientId, to)) !== undefined;
  }

  private async record(actor: Actor, patientId: string, to: 'read' | 'write'): Promise<AuthorisedRecord | undefined> {
    try {
      return await this.queries.execute(new AuthoriseRecord(actor, patientId, to));
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'missing') return undefined;
      throw error;
    }
  }

  private async open(
    actor: Actor,
    appointmentId: string,
    to: 'read' | 'write',
    what: string,
  ): Promise<OpenAppointment> {
    const appointment = await this.queries.execute(new FindAppointmentFacts(appointmentId));
    if (!appointment) throw missing(what);
    const record = await this.record(actor, appointment.patientId, to);
    if (!record) throw hidden(what, { patientId: appointment.patientId, resource: what, resourceId: appointmentId });
    return {
      appointment,
      own: actor.patientId === appointment.patientId,
      treats: actor.practitionerId === appointment.practitionerId,
      readOnly: record.readOnly,
    };
  }
}

/** Practitioners read what others wrote about their patients, and change only what is their own. */
export function notTheAuthor(whose: Whose): DomainError {
  return attempted(forbidden('NOT_THE_AUTHOR', 'Only the practitioner of the visit writes this.'), whose);
}
