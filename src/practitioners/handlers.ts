import { ActivatePractitionerHandler } from './directory/application/activate-practitioner.js';
import { AddApplicationDocumentHandler } from './applications/application/add-application-document.js';
import { AddSpecialtyHandler } from './catalogue/application/add-specialty.js';
import { AddVisitTypeHandler } from './catalogue/application/add-visit-type.js';
import { ApproveApplicationHandler } from './applications/application/approve-application.js';
import { ChangeApplicationHandler } from './applications/application/change-application.js';
import { ChangePhotoHandler } from './directory/application/change-photo.js';
import { ChangePractitionerHandler } from './directory/application/change-practitioner.js';
import { ChangeSiteHandler } from './catalogue/application/change-site.js';
import { ChangeSpecialtyHandler } from './catalogue/application/change-specialty.js';
import { ChangeVisitTypeHandler } from './catalogue/application/change-visit-type.js';
import { CreatePractitionerHandler } from './directory/application/create-practitioner.js';
import { DecideCredentialHandler } from './credentials/application/decide-credential.js';
import { FindBookingTermsHandler } from './directory/application/find-booking-terms.js';
import { FindCredentialsHandler } from './credentials/application/find-credentials.js';
import { FindPractitionersHandler } from './directory/application/find-practitioners.js';
import { FindSitesHandler } from './catalogue/application/find-sites.js';
import { FindUnknownSitesHandler } from './catalogue/application/find-unknown-sites.js';
import { IsPractitionerSuspendedHandler } from './directory/application/is-practitioner-suspended.js';
import { FindVisitTypesHandler } from './catalogue/application/find-visit-types.js';
import { HandInCredentialHandler } from './credentials/application/hand-in-credential.js';
import { ListApplicationsHandler } from './applications/application/list-applications.js';
import { ListCredentialsHandler } from './credentials/application/list-credentials.js';
import { ListSitesHandler } from './catalogue/application/list-sites.js';
import { ListSpecialtiesHandler } from './catalogue/application/list-specialties.js';
import { ListUndecidedCredentialsHandler } from './credentials/application/list-undecided-credentials.js';
import { ListVisitTypesHandler } from './catalogue/application/list-visit-types.js';
import { MayPractiseHandler } from './directory/application/may-practise.js';
import { OfferVisitTypesHandler } from './directory/application/offer-visit-types.js';
import { OpenApplicationHandler } from './applications/application/open-application.js';
import { OpenSiteHandler } from './catalogue/application/open-site.js';
import { ReadApplicationDocumentHandler } from './applications/application/read-application-document.js';
import { ReadApplicationHandler } from './applications/application/read-application.js';
import { ReadCredentialFileHandler } from './credentials/application/read-credential-file.js';
import { ReadPhotoHandler } from './directory/application/read-photo.js';
import { ReadPractitionerHandler } from './directory/application/read-practitioner.js';
import { ReadSiteHandler } from './catalogue/application/read-site.js';
import { ReadSpecialtyHandler } from './catalogue/application/read-specialty.js';
import { ReadVisitTypeHandler } from './catalogue/application/read-visit-type.js';
import { RejectApplicationHandler } from './applications/application/reject-application.js';
import { RequestApplicationInfoHandler } from './applications/application/request-application-info.js';
import { SearchPractitionersHandler } from './directory/application/search-practitioners.js';
import { StartApplicationReviewHandler } from './applications/application/start-application-review.js';
import { SubmitApplicationHandler } from './applications/application/submit-application.js';
import { SuspendPractitionerHandler } from './directory/application/suspend-practitioner.js';

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
