import { Module } from '@nestjs/common';
import { AdmitPatientHandler } from './application/admit-patient.js';
import { AuthoriseFileHandler } from './application/authorise-file.js';
import { AuthoriseRecordHandler } from './application/authorise-record.js';
import { BreakTheGlassHandler } from './application/break-the-glass.js';
import { ChangeOwnContactHandler } from './application/change-own-contact.js';
import { ChangePatientHandler } from './application/change-patient.js';
import { ChangePhotoHandler } from './application/change-photo.js';
import { FindPatientIdsHandler } from './application/find-patient-ids.js';
import { FindPatientsHandler } from './application/find-patients.js';
import { FindPossibleDuplicatesHandler } from './application/find-possible-duplicates.js';
import { IdentifyPatientHandler } from './application/identify-patient.js';
import { ListPatientsHandler } from './application/list-patients.js';
import { OpenPatientFileHandler } from './application/open-patient-file.js';
import { PatientForBookingHandler } from './application/patient-for-booking.js';
import { ReadPatientHandler } from './application/read-patient.js';
import { ReadEmergencyContactsHandler } from './application/read-emergency-contacts.js';
import { ReadMedicalHistoryHandler } from './application/read-medical-history.js';
import { ReadPhotoHandler } from './application/read-photo.js';
import { ReplaceEmergencyContactsHandler } from './application/replace-emergency-contacts.js';
import { WriteMedicalHistoryHandler } from './application/write-medical-history.js';
import { BeginCareRelationHandler } from './application/begin-care-relation.js';
import { RecordCareRelationHandler } from './application/record-care-relation.js';
import { EmergencyContacts } from './domain/emergency-contacts.js';
import { MedicalHistories } from './domain/medical-histories.js';
import { Patients } from './domain/patients.js';
import { Photos } from './domain/photos.js';
import { BreakGlassController } from './http/break-glass.controller.js';
import { EmergencyContactsController } from './http/emergency-contacts.controller.js';
import { MedicalHistoryController } from './http/medical-history.controller.js';
import { PatientsController } from './http/patients.controller.js';
import { PhotoController } from './http/photo.controller.js';
import { PostgresEmergencyContacts } from './persistence/postgres-emergency-contacts.js';
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
  providers: [
    { provide: Patients, useClass: PostgresPatients },
    { provide: MedicalHistories, useClass: PostgresMedicalHistories },
    { provide: EmergencyContacts, useClass: PostgresEmergencyContacts },
    { provide: Photos, useClass: PostgresPhotos },
    AdmitPatientHandler,
    OpenPatientFileHandler,
    ChangePatientHandler,
    ChangeOwnContactHandler,
    BeginCareRelationHandler,
    RecordCareRelationHandler,
    ReadPatientHandler,
    ListPatientsHandler,
    PatientForBookingHandler,
    FindPatientsHandler,
    FindPatientIdsHandler,
    FindPossibleDuplicatesHandler,
    IdentifyPatientHandler,
    AuthoriseRecordHandler,
    AuthoriseFileHandler,
    ReadMedicalHistoryHandler,
    WriteMedicalHistoryHandler,
    ReadEmergencyContactsHandler,
    ReplaceEmergencyContactsHandler,
    ReadPhotoHandler,
    ChangePhotoHandler,
    BreakTheGlassHandler,
  ],
})
export class PatientsModule {}
