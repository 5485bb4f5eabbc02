import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { conflict } from '../../../shared/kernel/domain-error.js';
import { given } from '../../catalogue/domain/changes.js';
import { noContact, type Contact } from './contact.js';
import { PractitionerChanged, PractitionerListed, PractitionerStatusChanged } from './events.js';
import type { Money } from '../../catalogue/domain/facts.js';
import type { PractitionerStatus } from './facts.js';
import { usableLicence, type Licence } from './licence.js';
import type { Gender, PractitionerDetails } from './profile.js';

/** A professional who can be booked: listed once their licence was checked, `active` or `suspended` from then on. */
export class Practitioner extends Aggregate {
  readonly version: number;
  status: PractitionerStatus;
  fullName: string;
  title: string | null;
  gender: Gender | null;
  specialtyIds: readonly string[];
  qualifications: string | null;
  yearsOfExperience: number | null;
  languages: readonly string[];
  bio: string | null;
  feeAmount: number | null;
  feeCurrency: string | null;
  homeSiteId: string | null;
  /** Null: nothing was said. */
  contact: Contact | null;
  /** Empty: every active visit type. */
  visitTypeIds: readonly string[];
  private licenceNumber: string;
  private licenceIssuingBody: string;
  private licenceExpiresOn: string;

  /** Only for {@link list} and the mapping. */
  constructor(
    readonly id: string,
    readonly accountId: string,
  ) {
    super();
  }

  /** @throws LICENCE_INCOMPLETE, LICENCE_EXPIRED */
  static list(
    id: string,
    accountId: string,
    details: PractitionerDetails,
    licence: Partial<Record<keyof Licence, string | null>>,
    today: string,
  ): Practitioner {
    const practitioner = new Practitioner(id, accountId);
    practitioner.status = 'active';
    practitioner.visitTypeIds = [];
    practitioner.contact = null;
    practitioner.describe(details);
    practitioner.hold(usableLicence(licence, today));
    practitioner.record(new PractitionerListed({ practitionerId: id, siteId: details.homeSiteId }));
    return practitioner;
  }

  get licence(): Licence {
    return { number: this.licenceNumber, issuingBody: this.licenceIssuingBody, expiresOn: this.licenceExpiresOn };
  }

  get fee(): Money | null {
    return this.feeAmount === null || this.feeCurrency === null
      ? null
      : { amount: this.feeAmount, currency: this.feeCurrency };
  }

  change(changes: Partial<PractitionerDetails>): void {
    this.describe(changes);
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** From now on reached like this; what is not named stays as it is. */
  reachableBy(changes: Partial<Contact>): void {
    this.contact = { ...(this.contact ?? noContact), ...given(changes) };
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** @throws LICENCE_INCOMPLETE, LICENCE_EXPIRED */
  renewLicence(changes: Partial<Licence>, today: string): void {
    this.hold(usableLicence({ ...this.licence, ...given(changes) }, today));
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** From now on only these visit types; an empty list means every active one. */
  offer(visitTypeIds: readonly string[]): void {
    this.visitTypeIds = [...new Set(visitTypeIds)];
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** Not offered any more. Visits that are booked stay booked. */
  suspend(): void {
    this.become('suspended', 'activate');
  }

  activate(): void {
    this.become('active', 'suspend');
  }

  private become(status: PractitionerStatus, opposite: string): void {
    if (this.status === status) {
      throw conflict('INVALID_TRANSITION', `This practitioner is ${status} already.`, {
        current: status,
        allowed: [opposite],
      });
    }
    this.status = status;
    this.record(new PractitionerStatusChanged({ practitionerId: this.id, status }));
  }

  private describe({ fee, ...details }: Partial<PractitionerDetails>): void {
    Object.assign(this, given(details));
    if (fee === undefined) return;
    this.feeAmount = fee?.amount ?? null;
    this.feeCurrency = fee?.currency ?? null;
  }

  private hold(licence: Licence): void {
    this.licenceNumber = licence.number;
    this.licenceIssuingBody = licence.issuingBody;
    this.licenceExpiresOn = licence.expiresOn;
  }
}
