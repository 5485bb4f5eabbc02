import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, type Person } from '../../support/people.js';
import { picture, putPhoto } from '../../support/pictures.js';

describe('the own profile of a practitioner', () => {
  let app: TestApp;
  let clinic: Clinic;
  let path: string;
  let colleague: Person;
  let ana: Person;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    path = `/practitioners/${clinic.practitionerId}`;
    colleague = await addDoctor(app, clinic, undefined, 'Dr Other');
    ana = await patient(app);
  });
  afterAll(() => app.close());

  describe('ways to reach them', () => {
    const phone = { value: '+94771234567', visibility: 'public' };
    const email = { value: 'private-canary@doctors.test', visibility: 'clinic' };
    const practiceAddress = { value: '12 Lake Road', visibility: 'clinic' };
    const nothing = { phone: null, email: null, practiceAddress: null };
    const contactIn = async (who: { get: TestApp['get'] }) => {
      const read = (await who.get(path).expect(200)).body.contact;
      const { body } = await who.get('/practitioners?q=perera').expect(200);
      expect(body.items[0].contact).toEqual(read);
      return read;
    };

    it('are shown to those they were given to, in the profile and in the search', async () => {
      expect(await contactIn(app)).toEqual(nothing);
      const contact = { phone: { ...phone, value: '+94 77 123-4567' }, email, practiceAddress };
      const changed = await clinic.doctor.patch(path, { contact }).expect(200);
      expect(changed.body.contact).toEqual({ phone, email, practiceAddress });
      const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
      for (const who of [clinic.doctor, colleague, desk, clinic.admin]) {
        expect(await contactIn(who)).toEqual({ phone, email, practiceAddress });
      }
      for (const who of [app, ana]) {
        expect(await contactIn(who)).toEqual({ ...nothing, phone });
        expect((await who.get('/practitioners').expect(200)).text).not.toMatch(/canary|Lake Road/);
      }
    });

    it('change one by one, by themselves and admins only', async () => {
      const shown = { ...email, visibility: 'public' };
      await clinic.admin.patch(path, { contact: { email: shown } }).expect(200);
      expect(await contactIn(app)).toEqual({ ...nothing, phone, email: shown });
      const { body } = await clinic.doctor.patch(path, { contact: { phone: null, email: null } }).expect(200);
      expect(body.contact).toEqual({ ...nothing, practiceAddress });
      await colleague.patch(path, { contact: { phone } }).expect(403);
      await ana.patch(path, { contact: { phone } }).expect(403);
      expect(await contactIn(clinic.doctor)).toEqual({ ...nothing, practiceAddress });
    });

    it('are refused where they are none', async () => {
      const bad: [object | null, string][] = [
        [null, '/contact'],
        [{ phone: '+94771234567' }, '/contact/phone'],
        [{ phone: { value: '+94771234567' } }, '/contact/phone/visibility'],
        [{ phone: { ...phone, visibility: 'everyone' } }, '/contact/phone/visibility'],
        [{ phone: { ...phone, value: 'call me' } }, '/contact/phone/value'],
        [{ email: { ...email, value: 'x@' } }, '/contact/email/value'],
        [{ practiceAddress: { ...practiceAddress, value: 'x'.repeat(301) } }, '/contact/practiceAddress/value'],
        [{ fax: phone }, '/contact/fax'],
      ];
      for (const [contact, pointer] of bad) {
        const { body } = await clinic.doctor.patch(path, { contact }).expect(400);
        expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
      }
    });
  });

  describe('the photo', () => {
    const put = (content: Buffer, name?: string, who = clinic.doctor) =>
      putPhoto(app, who, clinic.practitionerId, content, name);
    const urls = async () => {
      const { body } = await app.get('/practitioners?q=perera').expect(200);
      return [(await app.get(path).expect(200)).body.photoUrl, body.items[0].photoUrl];
    };

    it('is made anew: small, upright, without anything that was written into it', async () => {
      expect(await urls()).toEqual([null, null]);
      await app.get(`${path}/photo`).expect(404);
      const exif = { IFD0: { Copyright: 'PLANTED-CANARY' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
      const original = await sharp(await picture(1200, 800))
        .withMetadata({ orientation: 6, exif })
        .jpeg()
        .toBuffer();
      expect(original.includes('PLANTED-CANARY')).toBe(true);

      const { body } = await put(Buffer.concat([original, Buffer.from('<script>TRAILER</script>')])).expect(200);
      expect(await urls()).toEqual([body.photoUrl, body.photoUrl]);
      const answer = await app.raw.get(body.photoUrl).expect(200);
      expect(answer.headers).toMatchObject({
        ...{
          'content-type': 'image/jpeg',
          'cache-control': 'public, max-age=300',
          'x-content-type-options': 'nosniff',
        },
      });
      const shown = answer.body as Buffer;
      expect(shown.includes('PLANTED-CANARY') || shown.includes('TRAILER')).toBe(false);
      const { format, width, height, exif: kept, icc, xmp } = await sharp(shown).metadata();
      expect({ format, width, height, kept, icc, xmp }).toEqual({ format: 'jpeg', width: 341, height: 512 });
      const { etag } = answer.headers;
      await app.raw.get(body.photoUrl).set('If-None-Match', etag!).expect(304);
      await app.raw.get(body.photoUrl).set('If-None-Match', '"other"').expect(200);
    });

    it('is replaced under another address, and taken away', async () => {
      const before = (await urls())[0];
      for (const format of ['png', 'webp'] as const) {
        const { body } = await put(await picture(20, format === 'png' ? 20 : 10, format), 'me.gif').expect(200);
        expect(body.photoUrl).not.toBe(before);
      }
      const small = await sharp((await app.get(`${path}/photo`).expect(200)).body as Buffer).metadata();
      expect(small).toMatchObject({ format: 'jpeg', width: 20, height: 10 });
      await clinic.admin.delete(`${path}/photo`).expect(204);
      await clinic.doctor.delete(`${path}/photo`).expect(204);
      await app.get(`${path}/photo`).expect(404);
      expect(await urls()).toEqual([null, null]);
    });

    it('is theirs and the admins’ to change', async () => {
      const fine = await picture();
      await put(fine, 'me.jpg', colleague).expect(403);
      await put(fine, 'me.jpg', ana).expect(403);
      await colleague.delete(`${path}/photo`).expect(403);
      await put(fine, 'me.jpg', clinic.admin).expect(200);
      await putPhoto(app, clinic.admin, newId(), fine).expect(404);
      await clinic.admin.delete(`/practitioners/${newId()}/photo`).expect(404);
      await app.put(`${path}/photo`).attach('file', fine, 'me.jpg').expect(401);
    });

    it('refuses what is hostile, and keeps the one there is', async () => {
      const [kept] = await urls();
      const hostile = {
        svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        html: Buffer.from('<!doctype html><script>alert(1)</script>'),
        pdf: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
        gif: await picture(10, 10, 'gif'),
        tiff: await picture(10, 10, 'tiff'),
        cut: (await picture(600, 600, 'png')).subarray(0, 300),
        noise: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(4_000)]),
        bomb: pngBomb(20_000, 20_000),
      };
      for (const [what, content] of Object.entries(hostile)) {
        const { status, body } = await put(content, 'me.jpg');
        expect({ what, status, code: body.code }).toEqual({ what, status: 422, code: 'UNSUPPORTED_FILE_TYPE' });
      }
      const large = Buffer.concat([await picture(), Buffer.alloc(10 * 1024 * 1024)]);
      await put(large).expect(413);
      await put(Buffer.alloc(0)).expect(400);
      await put(await picture())
        .field('practitionerId', newId())
        .expect(400);
      await clinic.doctor.put(`${path}/photo`, {}).expect(400);
      expect((await urls())[0]).toBe(kept);
    });
  });
});

/** A few hundred kilobytes that say they are 400 megapixels. */
function pngBomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const bytes = Buffer.alloc(body.length + 8);
    bytes.writeUInt32BE(data.length);
    body.copy(bytes, 4);
    bytes.writeUInt32BE(crc32(body), body.length + 4);
    return bytes;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}
