import { Module } from '@nestjs/common';
import { CareRelations } from './domain/care-relations.js';
import { EmergencyContacts } from './domain/emergency-contacts.js';
import { GlassBreaks } from './domain/glass-breaks.js';
import { MedicalHistories } from './domain/medical-histories.js';
import { Patients } from './domain/patients.js';
import { Photos } from './domain/photos.js';
import { providersWith } from './handlers.js';
import { BreakGlassController } from './http/break-glass.controller.js';
import { EmergencyContactsController } from './http/emergency-contacts.controller.js';
import { MedicalHistoryController } from './http/medical-history.controller.js';
import { PatientsController } from './http/patients.controller.js';
import { PhotoController } from './http/photo.controller.js';
import { PostgresCareRelations } from './persistence/postgres-care-relations.js';
import { PostgresEmergencyContacts } from './persistence/postgres-emergency-contacts.js';
import { PostgresGlassBreaks } from './persistence/postgres-glass-breaks.js';
import { PostgresMedicalHistories } from './persistence/postgres-medical-histories.js';
import { PostgresPatients } from './persistence/postgres-patients.js';
import { PostgresPhotos } from './persistence/postgres-photos.js';

@Module({
  controllers: [
    PatientsController,
    MedicalHistoryController,
    EmergencyContactsController,
    PhotoController,
    BreakGlassController,
  ],
  providers: providersWith(
    { provide: Patients, useClass: PostgresPatients },
    { provide: MedicalHistories, useClass: PostgresMedicalHistories },
    { provide: EmergencyContacts, useClass: PostgresEmergencyContacts },
    { provide: CareRelations, useClass: PostgresCareRelations },
    { provide: GlassBreaks, useClass: PostgresGlassBreaks },
    { provide: Photos, useClass: PostgresPhotos },
  ),
})
export class PatientsModule {}
