import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../shared/http/etag.js';
import type { NoteDetails } from '../application/note-details.js';
import type { NoteStatus } from '../domain/visit-note.js';

/** What was added to a signed note. */
export class AmendmentView {
  text: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  /** The practitioner. */
  @ApiProperty({ format: 'uuid' })
  by: string;
}

/** What the practitioner wrote about a visit. */
export class NoteView {
  @ApiProperty({ format: 'uuid' })
  appointmentId: string;

  @ApiProperty({ format: 'uuid' })
  patientId: string;

  /** The author. */
  @ApiProperty({ format: 'uuid' })
  practitionerId: string;

  @ApiProperty({ enum: ['draft', 'signed'] })
  status: NoteStatus;

  text: string;

  /** Oldest first. */
  @ApiProperty({ type: AmendmentView, isArray: true })
  amendments: readonly AmendmentView[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  signedAt: string | null;

  /** Since when the patient may read it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  releasedAt: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  /** What you can do to it now: `edit`, or the last words of the paths of its commands. @example ["edit", "sign"] */
  allowedActions: string[];

  static of({ version, ...shown }: NoteDetails): NoteView {
    return withVersion(Object.assign(new NoteView(), shown), version);
  }
}
