import sharp from 'sharp';
import type { TestApp } from './app.js';
import type { Person } from './people.js';

/** A picture of one colour, as a camera or a program would make it. */
export function picture(
  width = 40,
  height = 30,
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' = 'jpeg',
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .toFormat(format)
    .toBuffer();
}

/** Uploads a practitioner's photo. */
export function putPhoto(app: TestApp, who: Person, practitionerId: string, content: Buffer, name = 'me.jpg') {
  return app
    .put(`/practitioners/${practitionerId}/photo`)
    .set('Authorization', `Bearer ${who.accessToken}`)
    .attach('file', content, name);
}

/** Uploads the clinic's logo. */
export function putLogo(app: TestApp, who: Person, content: Buffer, name = 'logo.png') {
  return app.put('/settings/logo').set('Authorization', `Bearer ${who.accessToken}`).attach('file', content, name);
}
