import type { Actor } from '../../shared/kernel/actor.js';
import type { Prescription, PrescriptionStatus } from './prescription.js';

/** What a list of prescriptions may be narrowed to. */
export interface PrescriptionFilter {
  readonly patientId?: string;
  readonly status?: PrescriptionStatus;
  /** Only those before this one. */
  readonly before?: string;
  readonly limit: number;
}

export abstract class Prescriptions {
  abstract add(prescription: Prescription): void;
  abstract find(id: string): Promise<Prescription | undefined>;
  /** The same, locked until the transaction ends. */
  abstract lock(id: string): Promise<Prescription | undefined>;
  abstract ofCode(codeHash: string): Promise<Prescription | undefined>;
  /** Oldest first. */
  abstract ofAppointment(appointmentId: string): Promise<Prescription[]>;
  /** The actor's own, newest first: those they wrote, and those issued for them. */
  abstract ofActor(actor: Actor, filter: PrescriptionFilter): Promise<Prescription[]>;
  /** The next number of a year, given once; two that ask at the same time wait for each other. */
  abstract nextNumber(year: number): Promise<string>;
  /** Keeps that somebody asked about it by its code. */
  abstract noteCheck(prescription: Prescription, now: Temporal.Instant): void;
}
