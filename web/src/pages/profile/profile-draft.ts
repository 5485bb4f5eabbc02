import type { Practitioner } from '../../api/schema';
import type { ProfileChange } from './queries';

/** How a practitioner can be reached; each way has its own visibility. */
export const ways = ['phone', 'email', 'practiceAddress'] as const;
type Way = (typeof ways)[number];
type Seen = 'public' | 'clinic';

export interface ProfileFields {
  title: string;
  qualifications: string;
  languages: string[];
  bio: string;
  contact: Record<Way, string>;
  seen: Record<Way, Seen>;
}

export function formOf({ title, qualifications, languages, bio, contact }: Practitioner): ProfileFields {
  const { phone, email, practiceAddress } = contact;
  return {
    title: title ?? '',
    qualifications: qualifications ?? '',
    languages: [...languages],
    bio: bio ?? '',
    contact: {
      phone: phone?.value ?? '',
      email: email?.value ?? '',
      practiceAddress: practiceAddress?.value ?? '',
    },
    seen: {
      phone: phone?.visibility ?? 'clinic',
      email: email?.visibility ?? 'clinic',
      practiceAddress: practiceAddress?.visibility ?? 'public',
    },
  };
}

export function changeOf({ title, qualifications, languages, bio, contact, seen }: ProfileFields): ProfileChange {
  const entry = (way: Way) =>
    contact[way].trim() === '' ? null : { value: contact[way].trim(), visibility: seen[way] };
  return {
    title: title.trim() || null,
    qualifications: qualifications.trim() || null,
    languages,
    bio: bio.trim() || null,
    contact: { phone: entry('phone'), email: entry('email'), practiceAddress: entry('practiceAddress') },
  };
}
