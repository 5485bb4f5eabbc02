import type { PrescribedItem, Prescription } from './prescription.js';

/** What a pharmacy has to know of a medicine to hand it out: what, how strong, and how much of it. */
export type DispensedItem = Omit<PrescribedItem, 'instructions'>;

/** What whoever holds a prescription's code is told: enough to compare it with the paper and the person, and no more. */
export interface Verification {
  /** Whether medicine may be handed out on it. */
  readonly valid: boolean;
  readonly status: 'issued' | 'void';
  readonly number: string;
  readonly issuedAt: string;
  readonly practitionerName: string;
  readonly licenceNumber: string;
  readonly patientInitials: string;
  readonly patientBirthYear: number | null;
  /** None of a void prescription: nothing may be handed out. */
  readonly items: readonly DispensedItem[];
}

/** The answer about a prescription; undefined of a draft, which has no code. */
export function verificationOf(prescription: Prescription): Verification | undefined {
  const { status, number, issuedAt, particulars, items } = prescription;
  if (status === 'draft' || number === null || issuedAt === null || particulars === null) return undefined;
  const { practitioner, patient } = particulars;
  const valid = status === 'issued';
  return {
    ...{ valid, status, number },
    issuedAt: issuedAt.toString(),
    practitionerName: practitioner.name,
    licenceNumber: practitioner.licenceNumber,
    patientInitials: initialsOf(patient.name),
    patientBirthYear: patient.birthDate === null ? null : Temporal.PlainDate.from(patient.birthDate).year,
    items: valid ? items.map(({ instructions: _, ...item }) => item) : [],
  };
}

/** The first letter of the first and of the last name, whatever the script. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => `${firstOf(word)}.`).join(' ');
}

function firstOf(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return first!.segment.toUpperCase();
}
