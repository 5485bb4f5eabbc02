import { Module, type Provider } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { ApplicationRecords } from './application/application-records.js';
import { Catalogue } from './application/catalogue.js';
import { CredentialRecords } from './application/credential-records.js';
import { Directory } from './application/directory.js';
import { Facts } from './application/facts.js';
import { handlers } from './application/handlers.js';
import { ListedPractitioners } from './application/listed-practitioners.js';
import { ZoneDataStatus } from './application/zone-data-status.js';
import { Photos } from './application/photos.js';
import {
  Credentials,
  PractitionerApplications,
  Practitioners,
  Sites,
  Specialties,
  VisitTypes,
} from './domain/collections.js';
import { ApplicationDocumentsController } from './http/application-documents.controller.js';
import { ApplicationReviewController } from './http/application-review.controller.js';
import { CredentialsController } from './http/credentials.controller.js';
import { PractitionerApplicationsController } from './http/practitioner-applications.controller.js';
import { PractitionerPhotoController } from './http/practitioner-photo.controller.js';
import { PractitionersController } from './http/practitioners.controller.js';
import { SitesController } from './http/sites.controller.js';
import { SpecialtiesController } from './http/specialties.controller.js';
import { UndecidedCredentialsController } from './http/undecided-credentials.controller.js';
import { VisitTypesController } from './http/visit-types.controller.js';
import { PostgresApplicationRecords } from './persistence/postgres-application-records.js';
import { PostgresApplications } from './persistence/postgres-applications.js';
import {
  PostgresSites,
  PostgresSpecialties,
  PostgresVisitTypes,
} from './persistence/postgres-catalogue-collections.js';
import { PostgresCatalogue } from './persistence/postgres-catalogue.js';
import { PostgresCredentialRecords } from './persistence/postgres-credential-records.js';
import { PostgresCredentials } from './persistence/postgres-credentials.js';
import { PostgresDirectory } from './persistence/postgres-directory.js';
import { PostgresFacts } from './persistence/postgres-facts.js';
import { PostgresPhotos } from './persistence/postgres-photos.js';
import { PostgresPractitioners } from './persistence/postgres-practitioners.js';

const persistence: Provider[] = [
  { provide: Specialties, useClass: PostgresSpecialties },
  { provide: Sites, useClass: PostgresSites },
  { provide: VisitTypes, useClass: PostgresVisitTypes },
  { provide: Practitioners, useClass: PostgresPractitioners },
  { provide: PractitionerApplications, useClass: PostgresApplications },
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
  providers: [...persistence, ...handlers, ListedPractitioners, ZoneDataStatus],
})
export class PractitionersModule {}
