export { PractitionersModule } from './practitioners.module.js';

export { FindBookingTerms, type BookingTerms } from './directory/persistence/find-booking-terms.js';
export { FindCredentials, type Credentials } from './credentials/persistence/find-credentials.js';
export { FindPractitioners } from './directory/persistence/find-practitioners.js';
export { FindSites } from './catalogue/persistence/read-sites.js';
export { FindVisitTypes } from './catalogue/persistence/read-visit-types.js';
export {
  PractitionerAvailability,
  type AvailabilityFilter,
  type NextStart,
  type WorkingDay,
} from './catalogue/application/practitioner-availability.js';

export { MoneyView } from './catalogue/http/money.view.js';
export { feeOf, type Money } from './catalogue/domain/money.js';
export { bookedVisitType, type BookedVisitType, type VisitMode } from './catalogue/domain/visit-type.js';
export { visitTypePolicies, type VisitTypePolicies } from './catalogue/persistence/visit-type-policies.js';

export {
  ApplicationApproved,
  ApplicationInfoRequested,
  ApplicationRejected,
  ApplicationSubmitted,
} from './applications/domain/events.js';
export { PractitionerChanged, PractitionerListed, PractitionerStatusChanged } from './directory/domain/events.js';
export type { SiteRow, WeeklyWindow } from './catalogue/domain/site.js';
export type { VisitTypeRow } from './catalogue/domain/visit-type.js';
export type { PractitionerStatus } from './directory/domain/licence.js';
export type { PractitionerRow } from './directory/domain/practitioner.js';
