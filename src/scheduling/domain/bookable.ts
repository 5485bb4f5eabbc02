import type { BookingTerms, PractitionerRow, SiteRow } from '../../practitioners/index.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { sentenceFor } from './explain.js';
import { dayNumber } from './local-date.js';
import { instantsOfDays } from './time-zone.js';

/** The instant from which on the practitioner takes no bookings: the end of the licence's last day at the site; 0: never. */
export function bookableUntil(practitioner: PractitionerRow, site: SiteRow): number {
  return site.active ? takesAppointmentsUntil(practitioner, site) : 0;
}

function takesAppointmentsUntil(practitioner: PractitionerRow, site: SiteRow): number {
  if (practitioner.status !== 'active') return 0;
  const lastDay = dayNumber(practitioner.licenceExpiresOn);
  return instantsOfDays(site.timeZone, lastDay, lastDay + 1).at(-1)?.to ?? 0;
}

/** @throws PRACTITIONER_UNAVAILABLE, SITE_CLOSED or NOT_OFFERED */
export function applyTermsPolicies({ practitioner, site, offered }: BookingTerms, start: number): void {
  if (start >= takesAppointmentsUntil(practitioner, site)) {
    throw refused('PRACTITIONER_UNAVAILABLE', sentenceFor('PRACTITIONER_UNAVAILABLE'));
  }
  if (!site.active) throw refused('SITE_CLOSED', 'The site takes no visits any more.');
  if (!offered) throw refused('NOT_OFFERED', 'This practitioner does not offer this type of visit.');
}
