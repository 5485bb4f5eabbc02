import type { Actor } from '../../shared/kernel/actor.js';
import type { Amendment, NoteStatus, VisitNote } from '../domain/visit-note.js';

/** A note as it is shown. */
export interface NoteDetails {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly status: NoteStatus;
  readonly text: string;
  readonly amendments: readonly Amendment[];
  readonly signedAt: string | null;
  readonly releasedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly allowedActions: string[];
  readonly version: number;
}

export function noteDetails(note: VisitNote, actor: Actor, readOnly = false): NoteDetails {
  const { appointmentId, patientId, practitionerId, status, text, amendments, version } = note;
  return {
    ...{ appointmentId, patientId, practitionerId, status, text, amendments, version },
    signedAt: note.signedAt?.toString() ?? null,
    releasedAt: note.releasedAt?.toString() ?? null,
    createdAt: note.createdAt.toString(),
    updatedAt: note.updatedAt.toString(),
    allowedActions: !readOnly && actor.practitionerId === practitionerId ? note.allowedActions : [],
  };
}
