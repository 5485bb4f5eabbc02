import { startTestApp, type TestApp } from './app.js';
import { admin, type Person } from './people.js';

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
export const licence = { number: 'SLMC-CANARY-77', issuingBody: 'SLMC', expiresOn: '2030-01-01' };

export const pathOf = (id: string) => `/practitioner-applications/${id}`;

/** A clinic without practitioners, in which people apply. */
export async function openForApplications() {
  const app: TestApp = await startTestApp();
  const boss: Person = await admin(app);
  const specialtyId: string = (await boss.post('/specialties', { name: 'Cardiology' }).expect(201)).body.id;
  const address = { line1: '1 High Street', city: 'Town', country: 'GB' };
  const site = { name: 'Main', timeZone: 'Europe/London', address };
  const siteId: string = (await boss.post('/sites', site).expect(201)).body.id;

  const draft = (fields: object = {}) => ({
    fullName: 'Jana Okafor',
    specialtyIds: [specialtyId],
    qualifications: 'MBBS',
    yearsOfExperience: 9,
    languages: ['en'],
    bio: 'Listens.',
    licence,
    ...fields,
  });
  const open = async (who: Person, fields: object = {}): Promise<string> =>
    (await who.post('/practitioner-applications', draft(fields)).expect(201)).body.id;
  const upload = (who: Person, id: string, content: Buffer, name: string, kind = 'licence') =>
    app
      .post(`${pathOf(id)}/documents`)
      .set('Authorization', `Bearer ${who.accessToken}`)
      .field('kind', kind)
      .attach('file', content, name);
  return { app, boss, specialtyId, siteId, draft, open, upload };
}
