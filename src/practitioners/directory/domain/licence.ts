import { refused } from '../../../shared/kernel/domain-error.js';

export type PractitionerStatus = 'active' | 'suspended';

/** The permission to practise. Private: the practitioner and admins see it, nobody else. */
export interface Licence {
  readonly number: string;
  readonly issuingBody: string;
  /** `YYYY-MM-DD`, the last day on which it counts. */
  readonly expiresOn: string;
}

/** A licence as it is asked for, with what is known of it. */
export type LicenceDraft = { readonly [Field in keyof Licence]?: string | null };

/**
 * A licence that somebody may be listed with.
 * @throws LICENCE_INCOMPLETE naming what is missing, LICENCE_EXPIRED when it does not reach past today.
 */
export function usableLicence(licence: Partial<Record<keyof Licence, string | null>>, today: string): Licence {
  const { number, issuingBody, expiresOn } = licence;
  if (!number || !issuingBody || !expiresOn) {
    const missing = (['number', 'issuingBody', 'expiresOn'] as const).filter((field) => !licence[field]);
    throw refused('LICENCE_INCOMPLETE', `The licence lacks its ${missing.join(', ')}.`, { missing });
  }
  // ISO dates sort like the days they name.
  if (expiresOn <= today) throw refused('LICENCE_EXPIRED', `The licence expired on ${expiresOn}.`, { expiresOn });
  return { number, issuingBody, expiresOn };
}

/** Whether a practitioner may treat patients on a local date (`YYYY-MM-DD`); on its last day a licence still counts. */
export function mayPractise(
  { status, licenceExpiresOn }: { readonly status: PractitionerStatus; readonly licenceExpiresOn: string },
  today: string,
): boolean {
  return status === 'active' && licenceExpiresOn >= today;
}

/** The date by which licences are judged. Sites have zones of their own, a licence has none. */
export function dateOf(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('UTC').toPlainDate().toString();
}
