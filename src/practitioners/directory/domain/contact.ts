/** `public` is for everyone; `clinic` for staff, practitioners and admins who are signed in. */
export const visibilities = ['public', 'clinic'] as const;
export type Visibility = (typeof visibilities)[number];

export interface ContactEntry {
  readonly value: string;
  readonly visibility: Visibility;
}

/** How a practitioner is reached, each way for those it was given to. */
export interface Contact {
  readonly phone: ContactEntry | null;
  readonly email: ContactEntry | null;
  readonly practiceAddress: ContactEntry | null;
}

export const noContact: Contact = { phone: null, email: null, practiceAddress: null };

/** What of it a reader sees. What is not for them looks like what was never given. */
export function contactFor(reader: Visibility, contact: Contact): Contact {
  const shown = (entry: ContactEntry | null): ContactEntry | null =>
    entry && (reader === 'clinic' || entry.visibility === 'public') ? entry : null;
  return {
    phone: shown(contact.phone),
    email: shown(contact.email),
    practiceAddress: shown(contact.practiceAddress),
  };
}
