import type { ApplicationDocument } from './document.js';
import type { PractitionerApplication } from './practitioner-application.js';

/** Who asks for an application: its applicant sees their own, an admin sees all. */
export interface ApplicationScope {
  readonly accountId: string;
  readonly all: boolean;
}

/** `get` locks what it returns until the transaction ends; it throws `missing` for what is not in the scope. */
export abstract class PractitionerApplications {
  abstract get(id: string, scope: ApplicationScope): Promise<PractitionerApplication>;
  abstract add(application: PractitionerApplication): void;
  abstract countDocuments(applicationId: string): Promise<number>;
  abstract addDocument(document: ApplicationDocument, content: Buffer): Promise<void>;
}
