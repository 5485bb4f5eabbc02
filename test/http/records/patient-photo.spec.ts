import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Person } from '../../support/people.js';
import { picture } from '../../support/pictures.js';
import { recordPeople, trailOf, type RecordPeople } from '../../support/record-people.js';

let app: TestApp;
let people: RecordPeople;
let path: string;
beforeAll(async () => {
  app = await startTestApp();
  people = await recordPeople(app);
  path = `/patients/${people.anaId}/photo`;
});
afterAll(() => app.close());

const put = (who: Person, content: Buffer, at = path) =>
  app.put(at).set('Authorization', `Bearer ${who.accessToken}`).attach('file', content, 'me.jpg');
const withoutRequest = (body: object) => ({ ...body, requestId: '' });

describe('a patient’s photo', () => {
  it('is drawn anew without what the camera noted, and stored so that the database shows nothing of it', async () => {
    const { ana, doctor, attackers } = people;
    const exif = { IFD0: { Copyright: 'PLANTED-CANARY' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
    const camera = await sharp(await picture(1200, 800))
      .withMetadata({ orientation: 6, exif })
      .jpeg()
      .toBuffer();
    expect(camera.includes('PLANTED-CANARY')).toBe(true);
    await ana.get(path).expect(404);
    await put(ana, Buffer.concat([camera, Buffer.from('<script>TRAILER</script>')])).expect(204);

    const answer = await doctor.get(path).expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const shown = answer.body as Buffer;
    expect(shown.includes('PLANTED-CANARY') || shown.includes('TRAILER')).toBe(false);
    const { format, width, height, exif: kept, icc, xmp } = await sharp(shown).metadata();
    expect({ format, width, height, kept, icc, xmp }).toEqual({ format: 'jpeg', width: 341, height: 512 });
    const [stored] = await app.sql<{ content: Buffer }>`
      select content from patients.photo where patient_id = ${people.anaId}`;
    expect(stored!.content.includes(shown.subarray(0, 16))).toBe(false);
    expect((await attackers.desk.get(`/patients/${people.anaId}`).expect(200)).body.photoUpdatedAt).toMatch(/^2026-/);

    await attackers.desk.delete(path).expect(204);
    await ana.get(path).expect(404);
    expect((await ana.get(`/patients/${people.anaId}`).expect(200)).body.photoUpdatedAt).toBeNull();
    expect(await trailOf(app, people.anaId)).toEqual([
      'patient write photo',
      'practitioner read photo',
      'staff read file',
      'staff write photo',
    ]);
  });

  it('is for who may open the file, and changed by who acts for the patient', async () => {
    const fine = await picture();
    await put(people.ana, fine).expect(204);
    await put(people.doctor, fine).expect(403);
    await people.doctor.delete(path).expect(403);
    const nobody = `/patients/${newId()}/photo`;
    for (const attacker of [people.attackers.otherPatient, people.attackers.otherDoctor]) {
      const pairs = [
        [await attacker.get(path), await attacker.get(nobody)],
        [await put(attacker, fine), await put(attacker, fine, nobody)],
        [await attacker.delete(path), await attacker.delete(nobody)],
      ] as const;
      for (const [foreign, missing] of pairs) {
        expect(foreign.status).toBe(404);
        expect(withoutRequest(foreign.body)).toEqual(withoutRequest(missing.body));
      }
    }
    await app.get(path).expect(401);
    await app.put(path).attach('file', fine, 'me.jpg').expect(401);
    await people.attackers.boss.get(path).expect(200);
  });

  it('refuses what is hostile, and keeps the one there is', async () => {
    await put(people.ana, await picture(20, 10, 'webp')).expect(204);
    const hostile = {
      svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      pdf: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
      gif: await picture(10, 10, 'gif'),
      'gif with a script': Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;alert(1)')]),
      'script behind a JPEG’s first bytes': Buffer.from('\xff\xd8\xff\xe0/*<script>alert(1)</script>*/', 'latin1'),
      'cut off': (await picture(600, 600, 'png')).subarray(0, 300),
      '48 megapixels': await picture(8_000, 6_000, 'png'),
    };
    for (const [what, content] of Object.entries(hostile)) {
      const { status, body } = await put(people.ana, content);
      expect({ what, status, code: body.code }).toEqual({ what, status: 422, code: 'UNSUPPORTED_FILE_TYPE' });
    }
    await put(people.ana, Buffer.concat([await picture(), Buffer.alloc(10 * 1024 * 1024)])).expect(413);
    await put(people.ana, Buffer.alloc(0)).expect(400);
    await people.ana.put(path, {}).expect(400);
    const kept = await people.ana.get(path).expect(200);
    expect(await sharp(kept.body as Buffer).metadata()).toMatchObject({ width: 20, height: 10 });
  });
});
