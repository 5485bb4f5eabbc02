import { ApiProperty } from '@nestjs/swagger';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { contactFor, visibilities, type Contact, type Visibility } from '../domain/contact.js';

export class ContactEntryView {
  value: string;
  @ApiProperty({ enum: visibilities })
  visibility: Visibility;
}

/** How they are reached. Null: not given, or not for the reader. */
export class ContactView {
  phone: ContactEntryView | null;
  email: ContactEntryView | null;
  practiceAddress: ContactEntryView | null;

  static of(contact: Contact, reader: Actor | undefined): ContactView {
    const clinic = reader !== undefined && hasRole(reader, 'staff', 'practitioner', 'admin');
    return Object.assign(new ContactView(), contactFor(clinic ? 'clinic' : 'public', contact));
  }
}
