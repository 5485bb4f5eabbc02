import { conflict, refused } from '../../shared/kernel/domain-error.js';

export type NoteStatus = 'draft' | 'signed';

/** What was added to a signed note. */
export interface Amendment {
  readonly text: string;
  /** RFC 3339. */
  readonly at: string;
  /** The practitioner. */
  readonly by: string;
}

export const maxNoteLength = 10_000;
const maxAmendments = 50;

/**
 * What a practitioner writes about a visit: a draft until it is signed, from then on only added to. The patient sees it
 * once it is released, with whatever is added later.
 */
export class VisitNote {
  readonly version: number;
  readonly createdAt: Temporal.Instant;
  status: NoteStatus;
  text: string;
  amendments: readonly Amendment[];
  signedAt: Temporal.Instant | null;
  releasedAt: Temporal.Instant | null;
  updatedAt: Temporal.Instant;

  constructor(
    readonly appointmentId: string,
    readonly patientId: string,
    /** The author. */
    readonly practitionerId: string,
    text: string,
    now: Temporal.Instant,
  ) {
    this.status = 'draft';
    this.text = text;
    this.amendments = [];
    this.signedAt = null;
    this.releasedAt = null;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** What its author can do to it now, in the words of the paths. */
  get allowedActions(): string[] {
    if (this.status === 'draft') return ['edit', 'sign'];
    return this.releasedAt === null ? ['amend', 'release'] : ['amend'];
  }

  /** @throws INVALID_TRANSITION once it is signed */
  rewrite(text: string, now: Temporal.Instant): void {
    this.require('edit');
    this.text = text;
    this.updatedAt = now;
  }

  sign(now: Temporal.Instant): void {
    this.require('sign');
    this.status = 'signed';
    this.signedAt = now;
    this.updatedAt = now;
  }

  /** @throws TOO_MANY_AMENDMENTS */
  amend(text: string, by: string, now: Temporal.Instant): void {
    this.require('amend');
    if (this.amendments.length >= maxAmendments) {
      throw refused('TOO_MANY_AMENDMENTS', `A note takes ${maxAmendments} amendments at most.`);
    }
    this.amendments = [...this.amendments, { text, at: now.toString(), by }];
    this.updatedAt = now;
  }

  /** Lets the patient read it, for good. */
  release(now: Temporal.Instant): void {
    this.require('release');
    this.releasedAt = now;
    this.updatedAt = now;
  }

  private require(action: string): void {
    const allowed = this.allowedActions;
    if (allowed.includes(action)) return;
    const current = this.releasedAt === null ? this.status : 'released';
    throw conflict('INVALID_TRANSITION', `This note is ${current}: it cannot be told to ${action}.`, {
      current,
      allowed,
    });
  }
}
