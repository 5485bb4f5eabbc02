import { cleanImage } from '../../shared/http/clean-image.js';
import { uploadedFile, type Upload } from '../../shared/http/upload.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { documentTypes, maxFileBytes, type DocumentType } from '../domain/document.js';

/**
 * The file that was sent, made harmless: a picture is made anew. A PDF stays as it is, because a signature in it would not
 * survive a change; it is only ever given out as a file to keep.
 */
export async function harmlessDocument(
  file: Upload | undefined,
): Promise<{ name: string; type: DocumentType; content: Buffer }> {
  const { name, type, content } = await uploadedFile(
    file,
    documentTypes,
    'Documents are PDF, PNG, JPEG or WebP files.',
  );
  if (type === 'application/pdf') return { name, type, content };
  const clean = await cleanImage(content, type);
  // Lossless and with more colours than it came with, it may have grown.
  if (clean.length > maxFileBytes) throw refused('IMAGE_TOO_LARGE', 'The picture is too large; save it as a JPEG.');
  return { name, type, content: clean };
}
