import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { cleanImage } from '../../../src/shared/http/clean-image.js';

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

  it('keeps what can be seen through', async () => {
    const clear = sharp({ create: { width: 4, height: 4, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } });
    const again = await cleanImage(await clear.png().toBuffer(), 'image/png');
    expect(await sharp(again).metadata()).toMatchObject({ format: 'png', hasAlpha: true, width: 4 });
  });
});
