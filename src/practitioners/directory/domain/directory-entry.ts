import type { Money } from '../../catalogue/domain/money.js';
import type { Contact } from './contact.js';
import type { Licence } from './licence.js';
import type { PractitionerColumns } from './practitioner.js';
import type { Profile } from './profile.js';

/** What a practitioner shows. */
export interface DirectoryEntry extends Omit<Profile, 'specialtyIds'> {
  readonly id: string;
  readonly specialties: readonly { readonly id: string; readonly name: string }[];
  /** Their own, else the lowest of the visit types they offer. */
  readonly fee: Money | null;
  readonly homeSiteId: string | null;
  readonly visitTypeIds: readonly string[];
  /** All of it: what the reader sees of it is the view's to decide. */
  readonly contact: Contact;
  /** Null: no photo. */
  readonly photoTag: string | null;
}

/** With what nobody but themselves and admins may see. */
export interface WholeEntry extends DirectoryEntry, Pick<PractitionerColumns, 'accountId' | 'status' | 'version'> {
  readonly licence: Licence;
}
