export { PractitionersModule } from './practitioners.module.js';

export { FindBookingTerms } from './application/find-booking-terms.js';
export { FindCredentials, type Credentials } from './application/find-credentials.js';
export { FindPractitioners } from './application/find-practitioners.js';
export { FindSites } from './application/find-sites.js';
export { FindVisitTypes } from './application/find-visit-types.js';
export {
  PractitionerAvailability,
  type AvailabilityFilter,
  type NextStart,
  type WorkingDay,
} from './application/practitioner-availability.js';

export { visitTypePolicies, type VisitTypePolicies } from './persistence/visit-type-policies.js';

export {
  ApplicationApproved,
  ApplicationInfoRequested,
  ApplicationRejected,
  ApplicationSubmitted,
  PractitionerChanged,
  PractitionerListed,
  PractitionerStatusChanged,
} from './domain/events.js';
export type {
  BookingTerms,
  Money,
  PractitionerFacts,
  PractitionerStatus,
  SiteFacts,
  VisitTypeFacts,
  WeeklyWindow,
} from './domain/facts.js';
