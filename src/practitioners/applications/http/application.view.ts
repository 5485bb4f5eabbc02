import { ApiProperty } from '@nestjs/swagger';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import {
  actionsIn,
  applicationStatuses,
  isEditable,
  type ApplicationStatus,
} from '../domain/application-transitions.js';
import type { ApplicationDocument } from '../domain/document.js';
import type { ApplicationRow } from '../persistence/read-applications.js';
import { LicenceView } from '../../directory/http/licence.view.js';

/** A document without its bytes. */
export class DocumentView {
  id: string;
  /** @example licence */
  kind: string;
  /** @example licence.pdf */
  name: string;
  /** What the content is. @example application/pdf */
  type: string;
  /** Bytes. */
  size: number;
  uploadedAt: string;

  static of({ applicationId: _, ...document }: ApplicationDocument): DocumentView {
    return Object.assign(new DocumentView(), document);
  }
}

/** A request to be listed as a practitioner. */
export class ApplicationView {
  id: string;
  accountId: string;
  @ApiProperty({ enum: applicationStatuses })
  status: ApplicationStatus;
  fullName: string;
  title: string | null;
  gender: string | null;
  specialtyIds: string[];
  qualifications: string | null;
  yearsOfExperience: number | null;
  languages: string[];
  bio: string | null;
  licence: LicenceView;
  documents: DocumentView[];
  /** The reviewer's words: what is missing, or why it was rejected. */
  reason: string | null;
  /** Once it is approved. */
  practitionerId: string | null;
  createdAt: string;
  updatedAt: string;
  submittedAt: string | null;
  decidedAt: string | null;
  /** What this account may do with it now: edit, submit, start-review, request-info, approve, reject. */
  allowedActions: string[];

  static of({ version, documents, reviewNote, ...application }: ApplicationRow, actor: Actor): ApplicationView {
    const view = Object.assign(new ApplicationView(), {
      ...application,
      documents: documents.map(DocumentView.of),
      reason: reviewNote,
      allowedActions: actionsOf(application, actor),
    });
    return withVersion(view, version);
  }
}

function actionsOf({ status, accountId }: Pick<ApplicationRow, 'status' | 'accountId'>, actor: Actor): string[] {
  if (accountId === actor.accountId)
    return [...(isEditable(status) ? ['edit'] : []), ...actionsIn(status, 'applicant')];
  return hasRole(actor, 'admin') ? actionsIn(status, 'reviewer') : [];
}

export class ApplicationPage extends PageOf(ApplicationView) {}
