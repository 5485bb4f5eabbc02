const extensions = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} as const;

/** The kinds of file that are taken from people at all; each context takes some of them. */
export type FileType = keyof typeof extensions;

/**
 * The client's file name made harmless: no path, nothing that a header, a shell or a screen could trip over, and the
 * extension of what the file really is.
 */
export function harmlessName(given: string, type: FileType): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1)!;
  const stem = base
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replaceAll(/[^\p{L}\p{M}\p{N} _-]+/gu, '_')
    .replaceAll(/^[_ ]+|[_ ]+$/g, '')
    .trim();
  // By characters, so that no half of one stays behind.
  return `${[...stem].slice(0, 100).join('') || 'document'}.${extensions[type]}`;
}
