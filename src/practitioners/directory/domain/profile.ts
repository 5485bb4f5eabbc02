import type { Money } from '../../catalogue/domain/money.js';

export const genders = ['female', 'male', 'other'] as const;
export type Gender = (typeof genders)[number];

/** What a practitioner shows to everyone. */
export interface Profile {
  readonly fullName: string;
  /** Before the name: Dr, Prof. */
  readonly title: string | null;
  readonly gender: Gender | null;
  readonly specialtyIds: readonly string[];
  /** As people write them after a name: MBBS, MD. */
  readonly qualifications: string | null;
  readonly yearsOfExperience: number | null;
  /** BCP 47 tags or names, in the practitioner's order. */
  readonly languages: readonly string[];
  readonly bio: string | null;
}

export interface PractitionerDetails extends Profile {
  readonly fee: Money | null;
  /** Where they are listed; null when they work wherever their hours say. */
  readonly homeSiteId: string | null;
}

/** What a profile has where nothing is said. */
const unsaid: Omit<Profile, 'fullName'> = {
  title: null,
  gender: null,
  specialtyIds: [],
  qualifications: null,
  yearsOfExperience: null,
  languages: [],
  bio: null,
};

/** The profile among other fields. */
export function profileOf(fields: Pick<Profile, 'fullName'> & Partial<Profile>): Profile {
  const names = Object.keys(unsaid) as (keyof typeof unsaid)[];
  const said = Object.fromEntries(names.map((name) => [name, fields[name] ?? unsaid[name]])) as typeof unsaid;
  return { fullName: fields.fullName, ...said };
}
