import type { VisitNote } from './visit-note.js';

/** The notes, one a visit. */
export abstract class VisitNotes {
  abstract add(note: VisitNote): void;

  /** The note of a visit as it stands. */
  abstract find(appointmentId: string): Promise<VisitNote | undefined>;

  /** The same, locked until the transaction ends. */
  abstract lock(appointmentId: string): Promise<VisitNote | undefined>;
}
