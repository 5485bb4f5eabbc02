import sharp, { type Sharp } from 'sharp';
import { refused } from '../kernel/domain-error.js';
import { currentRequest } from '../kernel/request-context.js';
import { scansOf } from './jpeg-scans.js';
import { Semaphore } from './semaphore.js';

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

// Only these three decoders can be reached, whatever a file contains.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
const maxScans = 40;
// A decoded picture does not stay in memory.
sharp.cache(false);

/** A picture of 60 megapixels may take half a gigabyte while it is read. */
const semaphore = new Semaphore(20);

/** How a picture is encoded again: it fits into a square of `edge` pixels. */
interface Encoding {
  readonly edge: number;
  readonly maxPixels: number;
  readonly write: (image: Sharp) => Sharp;
}

/**
 * Encodes an uploaded picture again from its pixels: upright, without metadata and without anything else in the file.
 * Decoded, a small file can be enormous: reading it fails beyond `maxPixels`, and after ten seconds.
 * @throws `otherwise` for a file that is no picture or takes too long; TOO_MANY_REQUESTS while another picture of the same
 * account is encoded.
 */
export async function reencode(content: Buffer, encoding: Encoding, otherwise: () => Error): Promise<Buffer> {
  if (content[0] === 0xff && scansOf(content) > maxScans) throw otherwise();
  return semaphore.run(currentRequest()?.accountId ?? '', async () => {
    const image = sharp(content, { limitInputPixels: encoding.maxPixels, failOn: 'error' })
      .autoOrient()
      .resize(encoding.edge, encoding.edge, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: 10 });
    try {
      return await encoding.write(image).toBuffer();
    } catch {
      // What the decoder says would name parts of the file.
      throw otherwise();
    }
  });
}

const writers: Record<ImageType, Encoding['write']> = {
  'image/png': (image) => image.png(),
  'image/jpeg': (image) => image.jpeg({ quality: 90 }),
  'image/webp': (image) => image.webp({ quality: 90 }),
};

/**
 * The picture encoded again in its own format, and not larger than a screen needs.
 * @throws UNREADABLE_IMAGE
 */
export function cleanImage(content: Buffer, type: ImageType): Promise<Buffer> {
  return reencode(content, { edge: 5_000, maxPixels: 60_000_000, write: writers[type] }, () =>
    refused('UNREADABLE_IMAGE', 'The picture is damaged, or has more than 60 megapixels.'),
  );
}
