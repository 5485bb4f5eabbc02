import sharp, { type Sharp } from 'sharp';
import { refused } from '../kernel/domain-error.js';
import { currentRequest } from '../kernel/request-context.js';
import { scansOf } from './jpeg-scans.js';
import { Semaphore } from './semaphore.js';

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

// Nobody reaches a decoder but these three, whatever a file turns out to be within.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
const mostScans = 40;
// What was decoded for one person stays in memory for nobody.
sharp.cache(false);

/** A picture of 60 megapixels may take half a gigabyte while it is read. */
const semaphore = new Semaphore(20);

/** How a picture is made anew: into a square, of so many pixels at most, and written by `write`. */
interface Making {
  readonly edge: number;
  readonly mostPixels: number;
  readonly write: (image: Sharp) => Sharp;
}

/**
 * An uploaded picture made anew from its pixels: upright, without metadata, without whatever else was in the file.
 * Decoded, a small file can be enormous: reading it fails beyond `mostPixels`, and after ten seconds.
 * @throws `otherwise` for what is no picture, or one that would keep us too busy; TOO_MANY_REQUESTS while another one of the
 * same account is being made.
 */
export async function madeAnew(content: Buffer, making: Making, otherwise: () => Error): Promise<Buffer> {
  if (content[0] === 0xff && scansOf(content) > mostScans) throw otherwise();
  return semaphore.run(currentRequest()?.accountId ?? '', async () => {
    const image = sharp(content, { limitInputPixels: making.mostPixels, failOn: 'error' })
      .autoOrient()
      .resize(making.edge, making.edge, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: 10 });
    try {
      return await making.write(image).toBuffer();
    } catch {
      // What the decoder says would name parts of the file.
      throw otherwise();
    }
  });
}

const writers: Record<ImageType, Making['write']> = {
  'image/png': (image) => image.png(),
  'image/jpeg': (image) => image.jpeg({ quality: 90 }),
  'image/webp': (image) => image.webp({ quality: 90 }),
};

/**
 * The picture made anew in its own format, and not larger than a screen needs.
 * @throws UNREADABLE_IMAGE
 */
export function cleanImage(content: Buffer, type: ImageType): Promise<Buffer> {
  return madeAnew(content, { edge: 5_000, mostPixels: 60_000_000, write: writers[type] }, () =>
    refused('UNREADABLE_IMAGE', 'The picture is damaged, or has more than 60 megapixels.'),
  );
}
