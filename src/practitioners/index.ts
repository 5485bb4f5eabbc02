export { PractitionersModule } from './practitioners.module.js';

export { FindBookingTerms } from './directory/application/find-booking-terms.js';
export { FindCredentials, type Credentials } from './credentials/application/find-credentials.js';
export { FindPractitioners } from './directory/application/find-practitioners.js';
export { FindSites } from './catalogue/application/find-sites.js';
export { FindVisitTypes } from './catalogue/application/find-visit-types.js';
export {
  PractitionerAvailability,
  type AvailabilityFilter,
  type NextStart,
  type WorkingDay,
} from './catalogue/application/practitioner-availability.js';

export { visitTypePolicies, type VisitTypePolicies } from './catalogue/persistence/visit-type-policies.js';

export {
  ApplicationApproved,
  ApplicationInfoRequested,
  ApplicationRejected,
  ApplicationSubmitted,
} from './applications/domain/events.js';
export { PractitionerChanged, PractitionerListed, PractitionerStatusChanged } from './directory/domain/events.js';
export type { BookingTerms, PractitionerFacts, PractitionerStatus } from './directory/domain/facts.js';
export type { Money, SiteFacts, VisitTypeFacts, WeeklyWindow } from './catalogue/domain/facts.js';
