import { prescribedItem } from './attacks/access-world.js';
import type { TestApp } from './app.js';
import { visitOfToday, type Clinic } from './clinic.js';
import type { Person } from './people.js';

/** A record with something in every part: history, contact, document, and a visit with a prescription and a released note. */
export async function fillRecord(
  app: TestApp,
  clinic: Clinic,
  patient: Person,
): Promise<{ visitId: string; prescriptionId: string; verificationCode: string }> {
  const file = `/patients/${patient.account.patientId}`;
  await patient.put(`${file}/medical-history`, history).expect(200);
  await patient.put(`${file}/emergency-contacts`, contacts).expect(200);
  await app
    .post(`${file}/documents`)
    .set('Authorization', `Bearer ${patient.accessToken}`)
    .field('kind', 'lab-result')
    .field('title', 'Blood test of June')
    .attach('file', smallPdf, 'blood.pdf')
    .expect(201);
  const visitId = await visitOfToday(app, clinic, patient);
  const { doctor } = clinic;
  const items = [{ ...prescribedItem, instructions: 'With a glass of water.' }];
  const draft = await doctor.post(`/appointments/${visitId}/prescriptions`, { items }).expect(201);
  const issued = await doctor.post(`/prescriptions/${draft.body.id}/issue`).expect(200);
  await doctor.put(`/appointments/${visitId}/note`, { text: 'The cough is better.' }).expect(200);
  await doctor.post(`/appointments/${visitId}/note/sign`).expect(200);
  await doctor.post(`/appointments/${visitId}/note/release`).expect(200);
  return { visitId, prescriptionId: draft.body.id, verificationCode: issued.body.verificationCode };
}

export const smallPdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1');

const history = {
  bloodGroup: 'A+',
  allergies: [{ substance: 'Penicillin', reaction: 'Rash', severity: 'severe' }],
  conditions: [{ name: 'Asthma', since: '2003-05', note: 'Worse in spring' }],
  medications: [{ name: 'Salbutamol', dose: '100 µg when needed' }],
  surgeries: [{ name: 'Appendectomy', on: '2011-11-02' }],
  notes: 'Does not smoke.',
};

const contacts = { contacts: [{ fullName: 'Rosa Silva', relationship: 'mother', phone: '+94771234567' }] };
