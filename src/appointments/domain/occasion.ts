import type { Policies } from '../../settings/index.js';
import type { AppointmentActor } from './acting-as.js';

/** The moment of a decision about one appointment: who decides, when, and by which policies of the clinic. */
export interface Occasion {
  readonly actor: AppointmentActor;
  readonly now: Temporal.Instant;
  readonly policies: Policies;
}
