import { invalid, refused } from '../../shared/kernel/domain-error.js';

/** For which body care is planned: the administrative words of FHIR. Who somebody is, `gender` says in their own. */
export const administrativeSexes = ['female', 'male', 'other', 'unknown'] as const;
export type AdministrativeSex = (typeof administrativeSexes)[number];

/** Where a patient lives. */
export interface HomeAddress {
  readonly line1: string;
  readonly city: string;
  readonly postalCode?: string;
  readonly country: string;
}

/** What is known about a person beside the identity of the file. `null` is "not given". */
export interface PatientDetails {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** ISO date. */
  readonly birthDate: string | null;
  /** IANA name: when to reach this person at a decent hour. */
  readonly timeZone: string | null;
  /** BCP 47 tag: in which language to write to this person. */
  readonly locale: string | null;
  readonly sex: AdministrativeSex | null;
  /** In the person's own words. */
  readonly gender: string | null;
  readonly address: HomeAddress | null;
}

const oldest = 130;

/** The file of a person who is seen. It may belong to an account, or to none (booked by the front desk, a child). */
export class Patient {
  readonly id: string;
  readonly accountId: string | null;
  readonly createdAt: Temporal.Instant;
  readonly version: number;
  fullName: string;
  email: string | null;
  phone: string | null;
  birthDate: string | null;
  timeZone: string | null;
  locale: string | null;
  sex: AdministrativeSex | null;
  gender: string | null;
  address: HomeAddress | null;

  constructor(id: string, accountId: string | null, details: PatientDetails, now: Temporal.Instant) {
    this.id = id;
    this.accountId = accountId;
    this.createdAt = now;
    this.change(details, now);
  }

  /**
   * A change by hand. The address of a file with an account is the account's: it is changed there, where it is verified.
   * @throws EMAIL_OF_ACCOUNT
   */
  edit(details: Partial<PatientDetails>, now: Temporal.Instant): void {
    if (this.accountId !== null && details.email !== undefined && details.email !== this.email) {
      throw refused('EMAIL_OF_ACCOUNT', 'The e-mail address belongs to the account and is changed there.');
    }
    this.change(details, now);
  }

  /** Takes what is given and leaves the rest; `null` empties an optional field. */
  change(details: Partial<PatientDetails>, now: Temporal.Instant): void {
    if (details.birthDate) checkBirthDate(details.birthDate, now);
    const given = Object.entries(details).filter(([, value]) => value !== undefined);
    Object.assign(this, Object.fromEntries(given));
  }
}

function checkBirthDate(birthDate: string, now: Temporal.Instant): void {
  // The latest date anywhere on earth: nobody is refused for living east of the server.
  const today = now.toZonedDateTimeISO('Pacific/Kiritimati').toPlainDate();
  if (Temporal.PlainDate.compare(birthDate, today) > 0) throw invalid('/birthDate', 'must not be in the future');
  if (Temporal.PlainDate.compare(birthDate, today.subtract({ years: oldest })) < 0) {
    throw invalid('/birthDate', `must not be more than ${oldest} years ago`);
  }
}
