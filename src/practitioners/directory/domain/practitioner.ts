import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { conflict } from '../../../shared/kernel/domain-error.js';
import { given } from '../../catalogue/domain/changes.js';
import { noContact, type Contact } from './contact.js';
import { PractitionerChanged, PractitionerListed, PractitionerStatusChanged } from './events.js';
import { feeColumns, type FeeColumns } from '../../catalogue/domain/money.js';
import { usableLicence, type Licence, type PractitionerStatus } from './licence.js';
import type { PractitionerDetails } from './profile.js';

/** A practitioner as the table holds them: a field of the profile is declared there and in the mapping. */
export interface PractitionerColumns extends Omit<PractitionerDetails, 'fee'>, FeeColumns {
  readonly id: string;
  readonly version: number;
  readonly accountId: string;
  readonly status: PractitionerStatus;
  /** Null: nothing was said. */
  readonly contact: Contact | null;
  /** Empty: every active visit type. */
  readonly visitTypeIds: readonly string[];
  readonly licenceNumber: string;
  readonly licenceIssuingBody: string;
  /** `YYYY-MM-DD`, the last day on which the licence counts. */
  readonly licenceExpiresOn: string;
}

/** What other contexts may know of a practitioner. */
export const sharedFields = [
  ...(['id', 'fullName', 'accountId', 'status', 'licenceExpiresOn'] as const),
  ...(['specialtyIds', 'visitTypeIds', 'homeSiteId'] as const),
] satisfies (keyof PractitionerColumns)[];
export type PractitionerRow = Pick<PractitionerColumns, (typeof sharedFields)[number]>;

const PractitionerFields = Aggregate as abstract new () => Aggregate & PractitionerColumns;

/** A professional who can be booked: listed once their licence was checked, `active` or `suspended` from then on. */
export class Practitioner extends PractitionerFields {
  /** @throws LICENCE_INCOMPLETE, LICENCE_EXPIRED */
  static list(
    id: string,
    accountId: string,
    details: PractitionerDetails,
    licence: Partial<Record<keyof Licence, string | null>>,
    today: string,
  ): Practitioner {
    const practitioner = new Practitioner();
    practitioner.become({ id, accountId, status: 'active', visitTypeIds: [], contact: null });
    practitioner.describe(details);
    practitioner.hold(usableLicence(licence, today));
    practitioner.record(new PractitionerListed({ practitionerId: id, siteId: details.homeSiteId }));
    return practitioner;
  }

  get licence(): Licence {
    return { number: this.licenceNumber, issuingBody: this.licenceIssuingBody, expiresOn: this.licenceExpiresOn };
  }

  change(changes: Partial<PractitionerDetails>): void {
    this.describe(changes);
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** From now on reached like this; what is not named stays as it is. */
  reachableBy(changes: Partial<Contact>): void {
    this.become({ contact: { ...(this.contact ?? noContact), ...given(changes) } });
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** @throws LICENCE_INCOMPLETE, LICENCE_EXPIRED */
  renewLicence(changes: Partial<Licence>, today: string): void {
    this.hold(usableLicence({ ...this.licence, ...given(changes) }, today));
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** From now on only these visit types; an empty list means every active one. */
  offer(visitTypeIds: readonly string[]): void {
    this.become({ visitTypeIds: [...new Set(visitTypeIds)] });
    this.record(new PractitionerChanged({ practitionerId: this.id }));
  }

  /** Not offered any more. Visits that are booked stay booked. */
  suspend(): void {
    this.turn('suspended', 'activate');
  }

  activate(): void {
    this.turn('active', 'suspend');
  }

  private turn(status: PractitionerStatus, opposite: string): void {
    if (this.status === status) {
      throw conflict('INVALID_TRANSITION', `This practitioner is ${status} already.`, {
        current: status,
        allowed: [opposite],
      });
    }
    this.become({ status });
    this.record(new PractitionerStatusChanged({ practitionerId: this.id, status }));
  }

  private describe({ fee, ...details }: Partial<PractitionerDetails>): void {
    this.become({ ...given(details), ...feeColumns(fee) });
  }

  private hold({ number, issuingBody, expiresOn }: Licence): void {
    this.become({ licenceNumber: number, licenceIssuingBody: issuingBody, licenceExpiresOn: expiresOn });
  }

  private become(fields: Partial<PractitionerColumns>): void {
    Object.assign(this, fields);
  }
}
