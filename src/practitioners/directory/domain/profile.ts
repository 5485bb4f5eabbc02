import type { Money } from '../../catalogue/domain/facts.js';

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
