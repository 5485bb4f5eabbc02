import type { Actor } from '../../shared/kernel/actor.js';
import type { VisitNote } from './visit-note.js';

type NoteState = Pick<VisitNote, 'patientId' | 'practitionerId' | 'status' | 'releasedAt'>;

/**
 * Which notes of a record that is open to the actor are shown: the author's always, to other practitioners once they are
 * signed, to the patient once they are released.
 */
export function mayReadNote(actor: Actor, note: NoteState): boolean {
  if (actor.practitionerId === note.practitionerId) return true;
  return actor.patientId === note.patientId ? note.releasedAt !== null : note.status === 'signed';
}
