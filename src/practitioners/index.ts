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
export {
  LicenceRunningOut,
  PractitionerChanged,
  PractitionerListed,
  PractitionerStatusChanged,
} from './directory/domain/events.js';
export type { SiteRow, WeeklyWindow } from './catalogue/domain/site.js';
export type { VisitTypeRow } from './catalogue/domain/visit-type.js';
export type { PractitionerStatus } from './directory/domain/licence.js';
export type { PractitionerRow } from './directory/domain/practitioner.js';

/** What may hit booked visits: appointments makes these changes, with what becomes of the visits. */
export { ChangeSite } from './catalogue/application/change-site.js';
export { ChangeVisitType } from './catalogue/application/change-visit-type.js';
export { ChangePractitioner, type PractitionerChange } from './directory/application/change-practitioner.js';
export { OfferVisitTypes } from './directory/application/offer-visit-types.js';
export { SuspendPractitioner } from './directory/application/suspend-practitioner.js';
export type { PractitionerTarget } from './directory/application/practitioner-changes.js';
export type { SiteDetails } from './catalogue/domain/site.js';
export type { VisitTypeDetails } from './catalogue/domain/visit-type.js';
export { ReadPractitioner, type PractitionerProfile } from './directory/persistence/read-practitioner.js';
export { ChangeSiteDto } from './catalogue/http/site.dto.js';
export { SiteView } from './catalogue/http/site.view.js';
export { ChangeVisitTypeDto, changesOf as visitTypeChangesOf } from './catalogue/http/visit-type.dto.js';
export { VisitTypeView } from './catalogue/http/visit-type.view.js';
export {
  ChangePractitionerDto,
  changesOf as practitionerChangesOf,
  OfferVisitTypesDto,
} from './directory/http/practitioner.dto.js';
export { PractitionerView } from './directory/http/practitioner.view.js';
export { OwnProfileGuard } from './directory/http/own-profile.guard.js';
export { appointmentFlags, flagged, flags, type AppointmentFlag } from './directory/persistence/appointment-flags.js';
