import { HttpStatus, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Sharp } from 'sharp';
import { refused } from '../kernel/domain-error.js';
import { imageTypes, reencode } from './clean-image.js';
import { uploadedFile, type Upload } from './upload.js';

/** A picture of a person needs no more. */
const edge = 512;
/** Decoded, a small file can be enormous. */
const maxPixels = 40_000_000;
const otherwise = 'A picture is a JPEG, PNG or WebP file of at most 40 megapixels.';
const notShown = (): Error => refused('UNSUPPORTED_FILE_TYPE', otherwise);

/** An uploaded logo as a small PNG made anew: what is transparent stays so. @throws as {@link uploadedPicture} */
export async function uploadedLogo(file: Upload | undefined): Promise<Buffer> {
  const { content } = await uploadedFile(file, imageTypes, otherwise);
  return reencode(content, { edge, maxPixels, write: (image) => image.png() }, notShown);
}

/**
 * An uploaded picture of somebody as a small JPEG made anew: upright, without metadata, without whatever else was in the
 * file.
 * @throws 400 without a file, UNSUPPORTED_FILE_TYPE for what is no picture that people take.
 */
export async function uploadedPicture(file: Upload | undefined): Promise<Buffer> {
  const { content } = await uploadedFile(file, imageTypes, otherwise);
  const write = (image: Sharp) => image.flatten({ background: '#ffffff' }).jpeg({ quality: 85 });
  return reencode(content, { edge, maxPixels, write }, notShown);
}

/** A picture that everybody may see and a browser may keep: 304 when the one it has is the one there is. */
export function publicPicture(
  request: Request,
  response: Response,
  { content, tag }: { content: Buffer; tag: string },
  type: string,
): StreamableFile | undefined {
  response.set({ ETag: `"${tag}"`, 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff' });
  if (!request.fresh) return new StreamableFile(content, { type, length: content.length });
  response.status(HttpStatus.NOT_MODIFIED);
  return undefined;
}
