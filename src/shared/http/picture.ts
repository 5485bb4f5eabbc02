import { refused } from '../kernel/domain-error.js';
import { imageTypes, pictureWithin } from './clean-image.js';
import { uploadedFile, type Upload } from './upload.js';

/** A picture of a person needs no more. */
const edge = 512;
/** Decoded, a small file can be enormous. */
const mostPixels = 40_000_000;
const otherwise = 'A picture is a JPEG, PNG or WebP file of at most 40 megapixels.';

/**
 * An uploaded picture of somebody as a small JPEG made anew: upright, without metadata, without whatever else was in the
 * file.
 * @throws 400 without a file, UNSUPPORTED_FILE_TYPE for what is no picture that people take.
 */
export async function uploadedPicture(file: Upload | undefined): Promise<Buffer> {
  const { content } = await uploadedFile(file, imageTypes, otherwise);
  return oneAtATime(() => drawnAnew(content));
}

async function drawnAnew(content: Buffer): Promise<Buffer> {
  try {
    return await pictureWithin(edge, content, mostPixels)
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .toBuffer();
  } catch {
    throw refused('UNSUPPORTED_FILE_TYPE', otherwise);
  }
}

let lastWork: Promise<unknown> = Promise.resolve();

/** Decoded, a picture of a few megabytes may take 160: not for many people at once. */
function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = lastWork.then(work);
  lastWork = result.catch(() => undefined);
  return result;
}
