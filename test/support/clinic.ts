import type { TestApp } from './app.js';
import { admin, person, signIn, type Person } from './people.js';

/** A small clinic made through the API: one site, one visit type, one practitioner with hours. */
export interface Clinic {
  readonly admin: Person;
  readonly doctor: Person;
  readonly practitionerId: string;
  readonly specialtyId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
}

export interface ClinicOptions {
  timeZone?: string;
  visitType?: object;
  site?: object;
  weekly?: { weekday: number; from: string; to: string }[];
}

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

export async function openClinic(app: TestApp, options: ClinicOptions = {}): Promise<Clinic> {
  const boss = await admin(app);
  const specialty = await boss.post('/specialties', { name: 'General practice', description: 'All' }).expect(201);
  const site = await boss
    .post('/sites', {
      name: 'Main house',
      timeZone: options.timeZone ?? 'Europe/Berlin',
      address: { line1: 'High Street 1', city: 'Town', country: 'DE' },
      ...options.site,
    })
    .expect(201);
  const visitType = await boss
    .post('/visit-types', {
      name: 'Consultation',
      durationMinutes: 30,
      mode: 'in_person',
      approval: 'required',
      ...options.visitType,
    })
    .expect(201);
  const clinic = { admin: boss, specialtyId: specialty.body.id, siteId: site.body.id, visitTypeId: visitType.body.id };
  const doctor = await addDoctor(app, clinic, options.weekly ?? everyDay);
  return { ...clinic, doctor, practitionerId: doctor.account.practitionerId! };
}

/** One more practitioner of the clinic, by application and approval, with the same hours every day. */
export async function addDoctor(
  app: TestApp,
  clinic: Pick<Clinic, 'admin' | 'specialtyId' | 'siteId'>,
  weekly: { weekday: number; from: string; to: string }[] = everyDay,
  fullName = 'Dr Nimal Perera',
): Promise<Person> {
  const { applicant, path } = await apply(app, clinic, fullName);
  await clinic.admin.post(`${path}/start-review`).expect(200);
  await clinic.admin.post(`${path}/approve`, { siteId: clinic.siteId }).expect(200);
  await app.settle();
  const doctor = await signIn(app, applicant.email);
  const hours = { siteId: clinic.siteId, mode: 'slot', weekly, visitTypeIds: [] };
  await doctor.put(`/practitioners/${doctor.account.practitionerId}/working-hours`, hours).expect(200);
  return doctor;
}

/** An application with its licence, handed in. */
export async function apply(
  app: TestApp,
  clinic: Pick<Clinic, 'specialtyId'>,
  fullName: string,
): Promise<{ applicant: Person; path: string }> {
  const applicant = await person(app, [], { fullName });
  const application = await applicant
    .post('/practitioner-applications', {
      fullName,
      specialtyIds: [clinic.specialtyId],
      qualifications: 'MBBS',
      yearsOfExperience: 9,
      languages: ['en'],
      bio: 'A doctor.',
      licence: { number: 'SLMC-1', issuingBody: 'SLMC', expiresOn: '2030-01-01' },
    })
    .expect(201);
  const path = `/practitioner-applications/${application.body.id}`;
  await app
    .post(`${path}/documents`)
    .set('Authorization', `Bearer ${applicant.accessToken}`)
    .field('kind', 'licence')
    .attach(
      'file',
      Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1'),
      'licence.pdf',
    )
    .expect(201);
  await applicant.post(`${path}/submit`).expect(200);
  return { applicant, path };
}

/** A confirmed visit of the clinic's practitioner at the first free time of the present day. */
export async function visitOfToday(app: TestApp, clinic: Clinic, patient: Person): Promise<string> {
  const { practitionerId, siteId, visitTypeId, admin: boss } = clinic;
  const place = { practitionerId, siteId, visitTypeId };
  const today = app.now.toZonedDateTimeISO('UTC').toPlainDate();
  const query = new URLSearchParams({ ...place, from: `${today}`, to: `${today.add({ days: 1 })}` });
  const slots = await boss.get(`/slots?${query}`).expect(200);
  const { start } = slots.body.items[0] as { start: string };
  const visit = { ...place, start, patientId: patient.account.patientId };
  return (await boss.post('/appointments', visit).expect(201)).body.id as string;
}
