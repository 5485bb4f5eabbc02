import { Module, type Provider } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { ListedPractitioners } from './directory/application/listed-practitioners.js';
import { ZoneDataStatus } from './catalogue/persistence/zone-data-status.js';
import { Photos } from './directory/domain/photos.js';
import { Credentials } from './credentials/domain/credentials.js';
import { PractitionerApplications } from './applications/domain/applications.js';
import { Practitioners } from './directory/domain/practitioners.js';
import { Sites, VisitTypes } from './catalogue/domain/collections.js';
import { ApplicationDocumentsController } from './applications/http/application-documents.controller.js';
import { ApplicationReviewController } from './applications/http/application-review.controller.js';
import { CredentialsController } from './credentials/http/credentials.controller.js';
import { PractitionerApplicationsController } from './applications/http/practitioner-applications.controller.js';
import { PractitionerPhotoController } from './directory/http/practitioner-photo.controller.js';
import { PractitionersController } from './directory/http/practitioners.controller.js';
import { SitesController } from './catalogue/http/sites.controller.js';
import { SpecialtiesController } from './catalogue/specialties/specialties.controller.js';
import { UndecidedCredentialsController } from './credentials/http/undecided-credentials.controller.js';
import { VisitTypesController } from './catalogue/http/visit-types.controller.js';
import { PostgresApplications } from './applications/persistence/postgres-applications.js';
import { CatalogueTables } from './catalogue/persistence/catalogue-tables.js';
import { PostgresSites, PostgresVisitTypes } from './catalogue/persistence/postgres-catalogue-collections.js';
import { Specialties } from './catalogue/specialties/specialties.js';
import { CredentialTable } from './credentials/persistence/read-credentials.js';
import { DirectoryEntries } from './directory/persistence/directory-entries.js';
import { PractitionerTable } from './directory/persistence/practitioner-table.js';
import { PractitionerChanges } from './directory/application/practitioner-changes.js';
import { WarnOfLicences } from './directory/application/warn-of-licences.js';
import { ApplicationChanges } from './applications/application/application-changes.js';
import { ApplicationTable } from './applications/persistence/read-applications.js';
import { PostgresCredentials } from './credentials/persistence/postgres-credentials.js';
import { PostgresPhotos } from './directory/persistence/postgres-photos.js';
import { PostgresPractitioners } from './directory/persistence/postgres-practitioners.js';
import { providersWith } from './handlers.js';
// The handlers of messages that identity defines: no file here sends them.
import './catalogue/persistence/find-unknown-sites.js';
import './directory/persistence/may-practise.js';

const providers: Provider[] = [
  ApplicationChanges,
  ListedPractitioners,
  PractitionerChanges,
  Specialties,
  WarnOfLicences,
  ZoneDataStatus,
  ApplicationTable,
  CatalogueTables,
  CredentialTable,
  DirectoryEntries,
  PractitionerTable,
  { provide: Sites, useClass: PostgresSites },
  { provide: VisitTypes, useClass: PostgresVisitTypes },
  { provide: Practitioners, useClass: PostgresPractitioners },
  { provide: PractitionerApplications, useClass: PostgresApplications },
  { provide: Credentials, useClass: PostgresCredentials },
  { provide: Photos, useClass: PostgresPhotos },
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
  providers: providersWith(...providers),
})
export class PractitionersModule {}
