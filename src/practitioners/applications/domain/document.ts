import type { FileType } from '../../../shared/kernel/file-name.js';

export const documentKinds = ['licence', 'diploma', 'identity', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const satisfies FileType[];
export type DocumentType = (typeof documentTypes)[number];

/** A file that proves what an application says. Its bytes are kept apart and encrypted. */
export interface ApplicationDocument {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly type: DocumentType;
  readonly size: number;
  readonly uploadedAt: string;
}

export const maxFileBytes = 10 * 1024 * 1024;

/** Enough for any application; it bounds what an account can store. */
export const maxDocuments = 20;
