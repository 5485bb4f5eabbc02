import type { TestApp } from '../app.js';
import { handIn } from '../credentials.js';
import { picture, putLogo, putPhoto } from '../pictures.js';
import { addDoctor, openClinic, visitOfToday, type Clinic } from '../clinic.js';
import { patient, person, signIn, type Person } from '../people.js';

/** Every kind of caller that the access matrix knows. */
export const kinds = [
  'anonymous',
  'expired',
  'suspended',
  'stranger',
  'owner',
  'doctor',
  'otherDoctor',
  'desk',
  'otherDesk',
  'admin',
] as const;
export type Kind = (typeof kinds)[number];

/** One of everything, so that every operation has an object to be tried on, and everybody who might try. */
export interface AccessWorld {
  readonly clinic: { -readonly [Part in keyof Clinic]: Clinic[Part] };
  readonly tokens: Record<Kind, string | undefined>;
  readonly people: Record<Exclude<Kind, 'anonymous' | 'expired' | 'suspended'>, Person>;
  readonly ids: Record<
    | 'visit'
    | 'hold'
    | 'patient'
    | 'practitioner'
    | 'application'
    | 'reviewedApplication'
    | 'document'
    | 'patientDocument'
    | 'credential'
    | 'site'
    | 'specialty'
    | 'visitType'
    | 'holiday'
    | 'exception'
    | 'session'
    | 'account'
    | 'delivery'
    | 'seenVisit'
    | 'prescription'
    | 'verification',
    string
  >;
}

export const prescribedItem = {
  drug: 'Amoxicillin',
  strength: '500 mg',
  form: 'capsule',
  dose: '1 capsule',
  frequency: 'three times a day',
  duration: '7 days',
  instructions: 'With food.',
};

export async function buildAccessWorld(app: TestApp): Promise<AccessWorld> {
  const stale = await person(app, ['admin'], { email: 'late@people.test' });
  await app.advance('PT16M');
  const clinic = await openClinic(app);
  const elsewhere = await clinic.admin
    .post('/sites', { name: 'Other house', timeZone: 'UTC', address: { line1: 'A', city: 'B', country: 'DE' } })
    .expect(201);
  const otherDoctor = await addDoctor(app, clinic, undefined, 'Dr Other');
  const owner = await patient(app, 'Ana Owner');
  const stranger = await patient(app, 'Bob Stranger');
  const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
  const otherDesk = await person(app, ['staff'], { siteIds: [elsewhere.body.id] });
  const suspended = await person(app, ['admin'], { email: 'suspended@people.test' });
  await app.sql`update identity.account set status = 'suspended' where id = ${suspended.account.id}`;

  const { practitionerId, siteId, visitTypeId } = clinic;
  const place = { practitionerId, siteId, visitTypeId };
  const slots = await app.get(
    `/slots?practitionerId=${practitionerId}&siteId=${siteId}&visitTypeId=${visitTypeId}&from=2026-12-08&to=2026-12-09`,
  );
  const [first, second] = slots.body.items as { start: string }[];
  const visit = await owner.post('/appointments', { ...place, start: first!.start }).expect(201);
  const hold = await owner.post('/slot-holds', { ...place, start: second!.start }).expect(201);
  const holiday = await clinic.admin.post('/holidays', { date: '2027-05-01', name: 'May Day', siteId }).expect(201);
  const exception = await clinic.doctor
    .post(`/practitioners/${practitionerId}/exceptions`, { kind: 'leave', from: '2027-02-01', to: '2027-02-02' })
    .expect(201);
  await putPhoto(app, clinic.doctor, practitionerId, await picture()).expect(200);
  await putLogo(app, clinic.admin, await picture()).expect(200);
  const credential = await handIn(app, clinic.doctor, practitionerId, { kind: 'diploma' }).expect(201);
  const wish = {
    specialtyIds: [clinic.specialtyId],
    qualifications: 'MBBS',
    yearsOfExperience: 1,
    languages: ['en'],
    bio: 'Hello.',
    licence: { number: 'X-1', issuingBody: 'Y', expiresOn: '2030-01-01' },
  };
  const application = await owner.post('/practitioner-applications', { ...wish, fullName: 'Ana Owner' }).expect(201);
  // The reviewer's rows work on another one: an approval would end the owner's session in the middle.
  const applicant = await person(app, []);
  const reviewed = await applicant.post('/practitioner-applications', { ...wish, fullName: 'Cyd' }).expect(201);
  const document = await app
    .post(`/practitioner-applications/${application.body.id}/documents`)
    .set('Authorization', `Bearer ${owner.accessToken}`)
    .field('kind', 'licence')
    .attach('file', Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'), 'a.pdf')
    .expect(201);
  const patientDocument = await app
    .post(`/patients/${owner.account.patientId}/documents`)
    .set('Authorization', `Bearer ${owner.accessToken}`)
    .field('kind', 'other')
    .attach('file', Buffer.from('%PDF-1.4\n%%EOF\n'), 'a.pdf')
    .expect(201);
  await app
    .put(`/patients/${owner.account.patientId}/photo`)
    .set('Authorization', `Bearer ${owner.accessToken}`)
    .attach('file', await picture(), 'me.jpg')
    .expect(204);
  const seenVisit = await visitOfToday(app, clinic, owner);
  await clinic.doctor.put(`/appointments/${seenVisit}/note`, { text: 'A cough.' }, '"0"').expect(200);
  await clinic.doctor.post(`/appointments/${seenVisit}/note/sign`).expect(200);
  await clinic.doctor.post(`/appointments/${seenVisit}/note/release`).expect(200);
  const prescription = await clinic.doctor
    .post(`/appointments/${seenVisit}/prescriptions`, { items: [prescribedItem] })
    .expect(201);
  const issued = await clinic.doctor.post(`/prescriptions/${prescription.body.id}/issue`).expect(200);
  await app.settle();
  const spare = await signIn(app, owner.email);
  const sessions = await owner.get('/auth/sessions').expect(200);
  const session = sessions.body.items.find((each: { current: boolean }) => !each.current);
  const deliveries = await clinic.admin.get('/notification-deliveries').expect(200);
  void spare;

  return {
    clinic,
    people: { owner, stranger, doctor: clinic.doctor, otherDoctor, desk, otherDesk, admin: clinic.admin },
    tokens: {
      anonymous: undefined,
      expired: stale.accessToken,
      suspended: suspended.accessToken,
      stranger: stranger.accessToken,
      owner: owner.accessToken,
      doctor: clinic.doctor.accessToken,
      otherDoctor: otherDoctor.accessToken,
      desk: desk.accessToken,
      otherDesk: otherDesk.accessToken,
      admin: clinic.admin.accessToken,
    },
    ids: {
      visit: visit.body.id,
      hold: hold.body.id,
      patient: owner.account.patientId!,
      practitioner: practitionerId,
      application: application.body.id,
      reviewedApplication: reviewed.body.id,
      document: document.body.id,
      patientDocument: patientDocument.body.id,
      credential: credential.body.id,
      site: siteId,
      specialty: clinic.specialtyId,
      visitType: visitTypeId,
      holiday: holiday.body.id,
      exception: exception.body.id,
      session: session.id,
      account: applicant.account.id,
      delivery: deliveries.body.items[0].id,
      seenVisit,
      prescription: issued.body.id,
      verification: issued.body.verificationCode,
    },
  };
}
