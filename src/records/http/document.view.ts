import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../../shared/http/paging.js';
import type { DocumentRecord } from '../application/document-record.js';
import { documentKinds, documentTypes, documentVisibilities } from '../domain/document.js';

/** A file in a patient's record, without its bytes. */
export class PatientDocumentView {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  patientId: string;
  /** The visit it belongs to. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  appointmentId: string | null;
  @ApiProperty({ enum: documentKinds })
  kind: string;
  @ApiProperty({ enum: documentVisibilities })
  visibility: string;
  title: string | null;
  /** @example blood-count.pdf */
  name: string;
  /** What the content is. */
  @ApiProperty({ enum: documentTypes })
  type: string;
  /** Bytes. */
  size: number;
  /** The practitioner who uploaded it; null when it was the patient. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  practitionerId: string | null;
  @ApiProperty({ format: 'date-time' })
  uploadedAt: string;
  /** `delete`: within 24 hours, for who uploaded it. */
  @ApiProperty({ enum: ['delete'], isArray: true })
  allowedActions: readonly string[];

  static of(document: DocumentRecord): PatientDocumentView {
    return Object.assign(new PatientDocumentView(), document);
  }
}

export class PatientDocumentPage extends PageOf(PatientDocumentView) {}
