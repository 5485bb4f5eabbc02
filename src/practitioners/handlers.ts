import { ActivatePractitionerHandler } from './activate-practitioner.js';
import { AddApplicationDocumentHandler } from './add-application-document.js';
import { AddSpecialtyHandler } from './add-specialty.js';
import { AddVisitTypeHandler } from './add-visit-type.js';
import { ApproveApplicationHandler } from './approve-application.js';
import { ChangeApplicationHandler } from './change-application.js';
import { ChangePhotoHandler } from './change-photo.js';
import { ChangePractitionerHandler } from './change-practitioner.js';
import { ChangeSiteHandler } from './change-site.js';
import { ChangeSpecialtyHandler } from './change-specialty.js';
import { ChangeVisitTypeHandler } from './change-visit-type.js';
import { CreatePractitionerHandler } from './create-practitioner.js';
import { DecideCredentialHandler } from './decide-credential.js';
import { FindBookingTermsHandler } from './find-booking-terms.js';
import { FindCredentialsHandler } from './find-credentials.js';
import { FindPractitionersHandler } from './find-practitioners.js';
import { FindSitesHandler } from './find-sites.js';
import { FindUnknownSitesHandler } from './find-unknown-sites.js';
import { IsPractitionerSuspendedHandler } from './is-practitioner-suspended.js';
import { FindVisitTypesHandler } from './find-visit-types.js';
import { HandInCredentialHandler } from './hand-in-credential.js';
import { ListApplicationsHandler } from './list-applications.js';
import { ListCredentialsHandler } from './list-credentials.js';
import { ListSitesHandler } from './list-sites.js';
import { ListSpecialtiesHandler } from './list-specialties.js';
import { ListUndecidedCredentialsHandler } from './list-undecided-credentials.js';
import { ListVisitTypesHandler } from './list-visit-types.js';
import { MayPractiseHandler } from './may-practise.js';
import { OfferVisitTypesHandler } from './offer-visit-types.js';
import { OpenApplicationHandler } from './open-application.js';
import { OpenSiteHandler } from './open-site.js';
import { ReadApplicationDocumentHandler } from './read-application-document.js';
import { ReadApplicationHandler } from './read-application.js';
import { ReadCredentialFileHandler } from './read-credential-file.js';
import { ReadPhotoHandler } from './read-photo.js';
import { ReadPractitionerHandler } from './read-practitioner.js';
import { ReadSiteHandler } from './read-site.js';
import { ReadSpecialtyHandler } from './read-specialty.js';
import { ReadVisitTypeHandler } from './read-visit-type.js';
import { RejectApplicationHandler } from './reject-application.js';
import { RequestApplicationInfoHandler } from './request-application-info.js';
import { SearchPractitionersHandler } from './search-practitioners.js';
import { StartApplicationReviewHandler } from './start-application-review.js';
import { SubmitApplicationHandler } from './submit-application.js';
import { SuspendPractitionerHandler } from './suspend-practitioner.js';

/** Everything the context can be told or asked. */
export const handlers = [
  ActivatePractitionerHandler,
  AddApplicationDocumentHandler,
  AddSpecialtyHandler,
  AddVisitTypeHandler,
  ApproveApplicationHandler,
  ChangeApplicationHandler,
  ChangePhotoHandler,
  ChangePractitionerHandler,
  ChangeSiteHandler,
  ChangeSpecialtyHandler,
  ChangeVisitTypeHandler,
  CreatePractitionerHandler,
  DecideCredentialHandler,
  FindBookingTermsHandler,
  FindCredentialsHandler,
  FindPractitionersHandler,
  FindSitesHandler,
  FindUnknownSitesHandler,
  IsPractitionerSuspendedHandler,
  FindVisitTypesHandler,
  HandInCredentialHandler,
  ListApplicationsHandler,
  ListCredentialsHandler,
  ListSitesHandler,
  ListSpecialtiesHandler,
  ListUndecidedCredentialsHandler,
  ListVisitTypesHandler,
  MayPractiseHandler,
  OfferVisitTypesHandler,
  OpenApplicationHandler,
  OpenSiteHandler,
  ReadApplicationDocumentHandler,
  ReadApplicationHandler,
  ReadCredentialFileHandler,
  ReadPhotoHandler,
  ReadPractitionerHandler,
  ReadSiteHandler,
  ReadSpecialtyHandler,
  ReadVisitTypeHandler,
  RejectApplicationHandler,
  RequestApplicationInfoHandler,
  SearchPractitionersHandler,
  StartApplicationReviewHandler,
  SubmitApplicationHandler,
  SuspendPractitionerHandler,
];
