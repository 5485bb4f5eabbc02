import { withVersion } from '../../shared/http/etag.js';
import type { ContactList } from '../domain/emergency-contacts.js';
import { EmergencyContactsDto } from './emergency-contacts.dto.js';

/** Whom to call when something happens to the patient. */
export class EmergencyContactsView extends EmergencyContactsDto {
  /** None as long as nobody was named. @format date-time */
  updatedAt: string | null;

  static of({ contacts, version, updatedAt }: ContactList): EmergencyContactsView {
    return withVersion({ contacts: [...contacts], updatedAt }, version);
  }
}
