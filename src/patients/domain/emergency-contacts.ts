/** Whom to call when something happens to the patient. */
export interface EmergencyContact {
  readonly fullName: string;
  /** What they are to the patient, in words: mother, neighbour. */
  readonly relationship: string;
  readonly phone: string;
}

export const maxEmergencyContacts = 5;

/** The contacts of a patient, the first to be called first. Version 0 is the one of who has named nobody yet. */
export interface ContactList {
  readonly contacts: readonly EmergencyContact[];
  readonly version: number;
  readonly updatedAt: string | null;
}

/** Whom to call for whom. */
export abstract class EmergencyContacts {
  abstract of(patientId: string): Promise<ContactList>;

  /** The contacts, which nobody else replaces until the transaction ends. */
  abstract toReplace(patientId: string): Promise<ContactList>;

  abstract replace(patientId: string, list: ContactList): Promise<void>;
}
