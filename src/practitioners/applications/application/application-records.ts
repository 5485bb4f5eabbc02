import type { ApplicationStatus } from '../domain/application-transitions.js';
import type { ApplicationScope } from '../domain/applications.js';
import type { ApplicationDocument } from '../domain/document.js';
import type { Licence } from '../../directory/domain/licence.js';
import type { Profile } from '../../directory/domain/profile.js';

export interface ApplicationRecord extends Profile {
  readonly id: string;
  readonly accountId: string;
  readonly status: ApplicationStatus;
  readonly licence: { readonly [Field in keyof Licence]: string | null };
  readonly documents: readonly ApplicationDocument[];
  readonly reviewNote: string | null;
  readonly practitionerId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly version: number;
}

export interface ApplicationFilter {
  readonly status?: ApplicationStatus;
  readonly limit: number;
  /** The id of the last one of the page before. */
  readonly after?: string;
}

/** Reads applications for people to see, in the scope of who asks. */
export abstract class ApplicationRecords {
  /** Newest first, one more than the limit. */
  abstract list(scope: ApplicationScope, filter: ApplicationFilter): Promise<ApplicationRecord[]>;

  /** @throws missing */
  abstract read(id: string, scope: ApplicationScope): Promise<ApplicationRecord>;

  /** @throws missing */
  abstract document(
    applicationId: string,
    documentId: string,
    scope: ApplicationScope,
  ): Promise<{ name: string; type: string; content: Buffer }>;
}
