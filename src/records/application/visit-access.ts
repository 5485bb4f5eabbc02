import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAppointmentFacts, type ToldAppointmentFacts } from '../../appointments/index.js';
import { AuthoriseRecord, type AuthorisedRecord } from '../../patients/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { attempted, DomainError, forbidden, hidden, missing, type Whose } from '../../shared/kernel/domain-error.js';

/** A visit whose patient's record the actor may open. */
export interface OpenVisit {
  readonly visit: ToldAppointmentFacts;
  /** Whether the actor is the patient. */
  readonly own: boolean;
  /** Whether the actor is the visit's practitioner. */
  readonly treats: boolean;
  /** Whether nothing may be written: a broken glass alone opened the record. */
  readonly readOnly: boolean;
}

/** Lets an actor at what is written about a visit. Whoever may not know of it is told that there is no such thing. */
@Injectable()
export class VisitAccess {
  constructor(private readonly queries: QueryBus) {}

  /** @throws missing, in the words of `what` */
  async toRead(actor: Actor, appointmentId: string, what: string): Promise<OpenVisit> {
    return this.open(actor, appointmentId, 'read', what);
  }

  /** For a change of what is written already. @throws missing, READ_ONLY_ACCESS */
  async toChange(actor: Actor, appointmentId: string, what: string): Promise<OpenVisit> {
    return this.open(actor, appointmentId, 'write', what);
  }

  /** @throws missing; READ_ONLY_ACCESS; NOT_THE_AUTHOR for who cares for the patient, but at another visit */
  async toWrite(actor: Actor, appointmentId: string, what: string): Promise<ToldAppointmentFacts> {
    const { visit, treats } = await this.open(actor, appointmentId, 'write', what);
    if (!treats) throw notTheAuthor({ patientId: visit.patientId, resource: what, resourceId: appointmentId });
    return visit;
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

  private async open(actor: Actor, appointmentId: string, to: 'read' | 'write', what: string): Promise<OpenVisit> {
    const visit = await this.queries.execute(new FindAppointmentFacts(appointmentId));
    if (!visit) throw missing(what);
    const record = await this.record(actor, visit.patientId, to);
    if (!record) throw hidden(what, { patientId: visit.patientId, resource: what, resourceId: appointmentId });
    return {
      visit,
      own: actor.patientId === visit.patientId,
      treats: actor.practitionerId === visit.practitionerId,
      readOnly: record.readOnly,
    };
  }
}

/** Practitioners read what others wrote about their patients, and change only what is their own. */
export function notTheAuthor(whose: Whose): DomainError {
  return attempted(forbidden('NOT_THE_AUTHOR', 'Only the practitioner of the visit writes this.'), whose);
}
