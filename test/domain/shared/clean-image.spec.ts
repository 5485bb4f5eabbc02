import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import sharp from 'sharp';
import { cleanImage } from '../../../src/shared/http/clean-image.js';
import { scansOf } from '../../../src/shared/http/jpeg-scans.js';
import { jpegOfScans, talkativePicture } from '../../support/attacks/hostile-files.js';

const square = sharp({ create: { width: 8, height: 8, channels: 3, background: '#37a' } });
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
);

describe('a picture made anew', () => {
  it.each([
    ['SVG', async () => svg],
    ['GIF', () => square.clone().gif().toBuffer()],
    ['TIFF', () => square.clone().tiff().toBuffer()],
    ['AVIF', () => square.clone().avif().toBuffer()],
  ])('is decoded by no decoder of %s, whatever it was taken for', async (_, made) => {
    await expect(cleanImage(await made(), 'image/png')).rejects.toMatchObject({ code: 'UNREADABLE_IMAGE' });
  });

  it('comes of a JPEG of a few scans, not of one that keeps the decoder busy', async () => {
    expect(scansOf(await talkativePicture('jpeg'))).toBe(1);
    const progressive = await square.clone().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
    expect(scansOf(progressive)).toBe(10);
    for (const count of [1, 2, 40, 41, 880]) expect(scansOf(await jpegOfScans(count))).toBe(count);
    await cleanImage(await jpegOfScans(40), 'image/jpeg');
    await expect(cleanImage(await jpegOfScans(41), 'image/jpeg')).rejects.toMatchObject({ code: 'UNREADABLE_IMAGE' });
  });

  it('has its scans counted whatever is sent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const file = Buffer.concat([Buffer.of(0xff, 0xd8), bytes]);
        expect(scansOf(file)).toBeLessThanOrEqual(file.length / 2);
      }),
    );
  });

  it('keeps what can be seen through', async () => {
    const clear = sharp({ create: { width: 4, height: 4, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } });
    const again = await cleanImage(await clear.png().toBuffer(), 'image/png');
    expect(await sharp(again).metadata()).toMatchObject({ format: 'png', hasAlpha: true, width: 4 });
  });
});
