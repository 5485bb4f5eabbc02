/** The demo clinic as data: two sites in two time zones, six specialties, twelve practitioners, forty patients. */

import { defaultSettings } from '../settings/index.js';

export const demoPassword = 'demo-Clinic-2026';

/** Whom to sign in as. */
export const demoLogins = [
  ['administrator', 'admin@demo.clinic'],
  ['front desk', 'desk@demo.clinic'],
  ['practitioner', 'dr.perera@demo.clinic'],
  ['patient', 'ana@demo.clinic'],
] as const;

const weekdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const windows = (days: readonly number[], from: string, to: string) => days.map((weekday) => ({ weekday, from, to }));

export const sites = {
  colombo: {
    name: 'Lakeside Clinic Colombo',
    timeZone: 'Asia/Colombo',
    address: { line1: '41 Horton Place', city: 'Colombo', postalCode: '00700', country: 'LK' },
    position: { lat: 6.9118, lon: 79.8686 },
    phone: '+94112345678',
    directions: 'Second floor, beside the pharmacy. Please bring an identity card.',
    openingHours: windows(everyDay, '07:00', '20:00'),
  },
  london: {
    name: 'Lakeside Clinic London',
    timeZone: 'Europe/London',
    address: { line1: '12 Bermondsey Street', city: 'London', postalCode: 'SE1 2ER', country: 'GB' },
    position: { lat: 51.5036, lon: -0.0822 },
    phone: '+442079460000',
    directions: 'Two minutes from London Bridge station.',
    openingHours: windows([1, 2, 3, 4, 5, 6], '08:00', '19:00'),
  },
} as const;

export type SiteKey = keyof typeof sites;

export const specialties = [
  { name: 'General practice', description: 'First port of call for every complaint' },
  { name: 'Cardiology', description: 'Heart and circulation' },
  { name: 'Dermatology', description: 'Skin, hair and nails' },
  { name: 'Paediatrics', description: 'Children and adolescents' },
  { name: 'Orthopaedics', description: 'Bones, joints and muscles' },
  { name: 'Psychiatry', description: 'Mental health' },
] as const;

/** What the clinic decided about itself. */
export const settings = {
  name: 'Lakeside Clinic',
  locale: 'en',
  timeZone: 'Asia/Colombo',
  policies: defaultSettings.policies,
  reminders: ['PT24H', 'PT2H'],
};

const fee = (amount: number) => ({ amount, currency: 'USD' });

export const visitTypes = [
  { name: 'Consultation', durationMinutes: 30, mode: 'in_person', approval: 'required', fee: fee(4000) },
  {
    name: 'First visit',
    durationMinutes: 45,
    bufferAfterMinutes: 15,
    mode: 'in_person',
    approval: 'required',
    fee: fee(6500),
  },
  { name: 'Follow-up', durationMinutes: 15, mode: 'in_person', approval: 'automatic', fee: fee(2000) },
  {
    name: 'Video consultation',
    durationMinutes: 20,
    mode: 'video',
    approval: 'automatic',
    leadTimeMinutes: 60,
    fee: fee(3000),
  },
  {
    name: 'Antenatal class',
    durationMinutes: 60,
    mode: 'in_person',
    approval: 'automatic',
    capacity: 8,
    fee: fee(1500),
  },
] as const;

/** First name in mail, full name, specialty, site, gender, languages, days, from, to. */
const practitionerRows = [
  ['perera', 'Dr Nimal Perera', 0, 'colombo', 'male', ['si', 'en'], everyDay, '08:00', '16:00'],
  ['fernando', 'Dr Dilani Fernando', 1, 'colombo', 'female', ['si', 'ta', 'en'], weekdays, '09:00', '17:00'],
  ['rajan', 'Dr Kavitha Rajan', 3, 'colombo', 'female', ['ta', 'en'], weekdays, '08:30', '14:30'],
  ['silva', 'Dr Ruwan de Silva', 4, 'colombo', 'male', ['si', 'en'], everyDay, '14:00', '19:30'],
  ['cooray', 'Dr Amaya Cooray', 2, 'colombo', 'female', ['si', 'en'], weekdays, '10:00', '18:00'],
  ['ismail', 'Dr Farah Ismail', 5, 'colombo', 'female', ['ta', 'en', 'ar'], weekdays, '09:00', '15:00'],
  ['muller', 'Dr Jürgen Müller', 1, 'london', 'male', ['de', 'en'], weekdays, '09:00', '17:00'],
  ['okafor', 'Dr Chidi Okafor', 0, 'london', 'male', ['en', 'fr'], weekdays, '08:00', '16:00'],
  ['nunez', 'Dr Inés Núñez', 3, 'london', 'female', ['es', 'en'], weekdays, '09:00', '15:00'],
  ['oneill', "Dr Siobhán O'Neill", 5, 'london', 'female', ['en'], weekdays, '11:00', '18:30'],
  ['larsen', 'Dr Søren Larsen', 4, 'london', 'male', ['da', 'en'], weekdays, '08:00', '13:00'],
  ['chen', 'Dr Mei Chen', 2, 'london', 'female', ['zh', 'en'], weekdays, '10:00', '18:00'],
] as const;

/** Whose applications wait for the administrator. */
const applicantRows = [
  ['jayasuriya', 'Dr Hiruni Jayasuriya', 2, 'colombo', 'female', ['si', 'en'], weekdays, '09:00', '17:00'],
  ['haddad', 'Dr Karim Haddad', 1, 'london', 'male', ['ar', 'fr', 'en'], weekdays, '09:00', '17:00'],
] as const;

export const practitioners = practitionerRows.map(practitionerOf);
export const applicants = applicantRows.map(practitionerOf);

type PractitionerRow = (typeof practitionerRows)[number] | (typeof applicantRows)[number];

function practitionerOf(row: PractitionerRow, index: number) {
  const [mail, fullName, specialty, site, gender, languages, days, from, to] = row;
  return {
    email: `dr.${mail}@demo.clinic`,
    site: site as SiteKey,
    specialty,
    weekly: windows(days, from, to),
    application: {
      fullName,
      gender,
      qualifications: 'MBBS, MD',
      yearsOfExperience: 5 + ((index * 7) % 25),
      languages: [...languages],
      bio: `${fullName} listens first, explains in plain words and works in ${specialties[specialty].name.toLowerCase()}.`,
      licenceNumber: `${site === 'colombo' ? 'SLMC' : 'GMC'}-${20_114 + index * 37}`,
      issuingBody: site === 'colombo' ? 'Sri Lanka Medical Council' : 'General Medical Council',
    },
  };
}

const firstNames = 'Bimal Chloe Dinesh Emma Fathima George Hiruni Ivan Jaya Kamal Lucía Malik Nadia Oscar Priya'.split(
  ' ',
);
const lastNames = 'Silva Brown Kumar Taylor Rahman Novak Jayasuriya Petrov Garcia Mendis Wright Nazeer Costa'.split(
  ' ',
);

/** Ana first: she is the one to sign in as. */
export const patients = [
  { email: 'ana@demo.clinic', fullName: 'Ana de Alwis' },
  ...Array.from({ length: 39 }, (_, index) => ({
    email: `patient${String(index + 1).padStart(2, '0')}@demo.clinic`,
    fullName: `${firstNames[index % firstNames.length]} ${lastNames[(index * 5) % lastNames.length]}`,
  })),
];

/** What the front desk asks for: a birth date and a number for each of them. */
export function fileOf(index: number): { birthDate: string; phone: string } {
  const [year, month, day] = [1946 + ((41 + index * 13) % 62), 1 + ((3 + index * 5) % 12), 1 + ((11 + index * 7) % 28)];
  const birthDate = Temporal.PlainDate.from({ year, month, day }).toString();
  return { birthDate, phone: `+9477${2_345_670 + index * 1_371}` };
}

/** What Ana has written down about herself: her practitioners read it before the visit. */
export const anasHistory = {
  bloodGroup: 'A+',
  allergies: [{ substance: 'Penicillin', reaction: 'Rash', severity: 'severe' }],
  conditions: [{ name: 'Asthma', since: '2003-05', note: 'Worse in spring' }],
  medications: [{ name: 'Salbutamol', dose: '100 µg when needed' }],
  surgeries: [{ name: 'Appendectomy', on: '2011-11-02' }],
  notes: 'Does not smoke.',
};
export const anasContacts = {
  contacts: [{ fullName: 'Rosa de Alwis', relationship: 'mother', phone: '+94771234567' }],
};

/** The smallest PDF there is: what an applicant uploads as a licence. */
export const licenceDocument = Buffer.from(
  '%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
  'latin1',
);
