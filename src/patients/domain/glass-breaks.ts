import type { Actor } from '../../shared/kernel/actor.js';
import type { GlassBreak } from './break-glass.js';
import type { RecordAccessFacts } from './record-access.js';

/** Who opened which record in an emergency, and until when. */
export abstract class GlassBreaks {
  /** Locked to the end of the transaction: a glass broken twice at once is broken once, and no two at once pass the limit. */
  abstract lock(patientId: string, practitionerId: string): Promise<void>;

  /** What decides whether the actor may open the record without breaking anything; undefined without such a patient. */
  abstract access(actor: Actor, patientId: string, now: Temporal.Instant): Promise<RecordAccessFacts | undefined>;

  /** What the practitioner broke since then, oldest first. */
  abstract ofPractitioner(practitionerId: string, since: Temporal.Instant): Promise<GlassBreak[]>;

  /** Stored with the commit. */
  abstract add(broken: GlassBreak & { readonly practitionerId: string; readonly until: Temporal.Instant }): void;
}
