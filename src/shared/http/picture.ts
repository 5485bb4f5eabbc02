import sharp from 'sharp';
import { refused } from '../kernel/domain-error.js';
import type { FileType } from '../kernel/file-name.js';
import { uploadedFile, type Upload } from './upload.js';

/** A picture of a person needs no more. */
const edge = 512;
/** Decoded, a small file can be enormous. */
const mostPixels = 40_000_000;
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const satisfies FileType[];
const otherwise = 'A picture is a JPEG, PNG or WebP file of at most 40 megapixels.';

/**
 * An uploaded picture of somebody as a small JPEG made anew: upright, without metadata, without whatever else was in the
 * file.
 * @throws 400 without a file, UNSUPPORTED_FILE_TYPE for what is no picture that people take.
 */
export async function uploadedPicture(file: Upload | undefined): Promise<Buffer> {
  const { content } = await uploadedFile(file, pictureTypes, otherwise);
  try {
    return await sharp(content, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .timeout({ seconds: 10 })
      .toBuffer();
  } catch {
    throw refused('UNSUPPORTED_FILE_TYPE', otherwise);
  }
}
