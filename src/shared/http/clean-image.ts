import sharp, { type Sharp } from 'sharp';
import { refused } from '../kernel/domain-error.js';

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

// Nobody reaches a decoder but these three, whatever a file turns out to be within.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
// What was decoded for one person stays in memory for nobody.
sharp.cache(false);

/**
 * The pixels of an uploaded picture: upright, without metadata, without whatever else was in the file, within a square.
 * Decoded, a small file can be enormous: reading it fails beyond `mostPixels`, and after ten seconds.
 */
export function pictureWithin(edge: number, content: Buffer, mostPixels: number): Sharp {
  return sharp(content, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: 10 });
}

/**
 * The picture made anew from its pixels, in its own format, and not larger than a screen needs.
 * @throws UNREADABLE_IMAGE for what is no picture, or one that would fill the memory.
 */
export async function cleanImage(content: Buffer, type: ImageType): Promise<Buffer> {
  const image = pictureWithin(5_000, content, 60_000_000);
  try {
    if (type === 'image/png') return await image.png().toBuffer();
    return await (type === 'image/jpeg' ? image.jpeg({ quality: 90 }) : image.webp({ quality: 90 })).toBuffer();
  } catch {
    // What the decoder says would name parts of the file.
    throw refused('UNREADABLE_IMAGE', 'The picture is damaged, or has more than 60 megapixels.');
  }
}
