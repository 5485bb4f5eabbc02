export const documentKinds = ['licence', 'diploma', 'identity', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
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

/** Enough for any application; it bounds what an account can store. */
export const mostDocuments = 20;

const extensions: Record<DocumentType, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/**
 * The client's file name made harmless: no path, nothing that a header, a shell or a screen could trip over, and the
 * extension of what the file really is.
 */
export function harmlessName(given: string, type: DocumentType): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1)!;
  const stem = base
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replaceAll(/[^\p{L}\p{M}\p{N} _-]+/gu, '_')
    .replaceAll(/^[_ ]+|[_ ]+$/g, '')
    .trim();
  // By characters, so that no half of one stays behind.
  return `${[...stem].slice(0, 100).join('') || 'document'}.${extensions[type]}`;
}
