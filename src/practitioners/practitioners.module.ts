import { Module, type Provider } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { ApplicationDesk } from './applications/application/application-desk.js';
import { ApplicationRecords } from './applications/application/application-records.js';
import { CatalogueFacts } from './catalogue/application/catalogue-facts.js';
import { Catalogue } from './catalogue/application/catalogue.js';
import { CredentialRecords } from './credentials/application/credential-records.js';
import { Directory } from './directory/application/directory.js';
import { Facts } from './directory/application/facts.js';
import { PractitionerDesk } from './directory/application/practitioner-desk.js';
import { ListedPractitioners } from './directory/application/listed-practitioners.js';
import { ZoneDataStatus } from './catalogue/application/zone-data-status.js';
import { Photos } from './directory/application/photos.js';
import { Credentials } from './credentials/domain/credentials.js';
import { PractitionerApplications } from './applications/domain/applications.js';
import { Practitioners } from './directory/domain/practitioners.js';
import { Sites, Specialties, VisitTypes } from './catalogue/domain/collections.js';
import { ApplicationDocumentsController } from './applications/http/application-documents.controller.js';
import { ApplicationReviewController } from './applications/http/application-review.controller.js';
import { CredentialsController } from './credentials/http/credentials.controller.js';
import { PractitionerApplicationsController } from './applications/http/practitioner-applications.controller.js';
import { PractitionerPhotoController } from './directory/http/practitioner-photo.controller.js';
import { PractitionersController } from './directory/http/practitioners.controller.js';
import { SitesController } from './catalogue/http/sites.controller.js';
import { SpecialtiesController } from './catalogue/http/specialties.controller.js';
import { UndecidedCredentialsController } from './credentials/http/undecided-credentials.controller.js';
import { VisitTypesController } from './catalogue/http/visit-types.controller.js';
import { PostgresApplicationRecords } from './applications/persistence/postgres-application-records.js';
import { PostgresApplications } from './applications/persistence/postgres-applications.js';
import {
  PostgresSites,
  PostgresSpecialties,
  PostgresVisitTypes,
} from './catalogue/persistence/postgres-catalogue-collections.js';
import { PostgresCatalogueFacts } from './catalogue/persistence/postgres-catalogue-facts.js';
import { PostgresCatalogue } from './catalogue/persistence/postgres-catalogue.js';
import { PostgresCredentialRecords } from './credentials/persistence/postgres-credential-records.js';
import { PostgresCredentials } from './credentials/persistence/postgres-credentials.js';
import { PostgresDirectory } from './directory/persistence/postgres-directory.js';
import { PostgresFacts } from './directory/persistence/postgres-facts.js';
import { PostgresPhotos } from './directory/persistence/postgres-photos.js';
import { PostgresPractitioners } from './directory/persistence/postgres-practitioners.js';
import { providersWith } from './handlers.js';
// The handlers of messages that identity defines: no file here sends them.
import './catalogue/application/find-unknown-sites.js';
import './directory/application/is-practitioner-suspended.js';
import './directory/application/may-practise.js';

const persistence: Provider[] = [
  { provide: Specialties, useClass: PostgresSpecialties },
  { provide: Sites, useClass: PostgresSites },
  { provide: VisitTypes, useClass: PostgresVisitTypes },
  { provide: Practitioners, useClass: PostgresPractitioners },
  { provide: PractitionerApplications, useClass: PostgresApplications },
  { provide: CatalogueFacts, useClass: PostgresCatalogueFacts },
  { provide: Facts, useClass: PostgresFacts },
  { provide: Catalogue, useClass: PostgresCatalogue },
  { provide: Credentials, useClass: PostgresCredentials },
  { provide: CredentialRecords, useClass: PostgresCredentialRecords },
  { provide: Photos, useClass: PostgresPhotos },
  { provide: Directory, useClass: PostgresDirectory },
  { provide: ApplicationRecords, useClass: PostgresApplicationRecords },
];

/** Applications, directory, specialties, sites and visit types. */
@Module({
  imports: [SettingsModule],
  controllers: [
    SpecialtiesController,
    SitesController,
    VisitTypesController,
    PractitionersController,
    PractitionerPhotoController,
    CredentialsController,
    UndecidedCredentialsController,
    PractitionerApplicationsController,
    ApplicationReviewController,
    ApplicationDocumentsController,
  ],
  providers: providersWith(...persistence, ApplicationDesk, PractitionerDesk, ListedPractitioners, ZoneDataStatus),
})
export class PractitionersModule {}
