import { Module } from '@nestjs/common';
import { AdmitPatientHandler } from './application/admit-patient.js';
import { AuthoriseRecordHandler } from './application/authorise-record.js';
import { ChangeOwnContactHandler } from './application/change-own-contact.js';
import { ChangePatientHandler } from './application/change-patient.js';
import { FindPatientsHandler } from './application/find-patients.js';
import { ListPatientsHandler } from './application/list-patients.js';
import { OpenPatientFileHandler } from './application/open-patient-file.js';
import { PatientForBookingHandler } from './application/patient-for-booking.js';
import { ReadPatientHandler } from './application/read-patient.js';
import { BeginCareRelationHandler } from './application/begin-care-relation.js';
import { RecordCareRelationHandler } from './application/record-care-relation.js';
import { Patients } from './domain/patients.js';
import { PatientsController } from './http/patients.controller.js';
import { PostgresPatients } from './persistence/postgres-patients.js';

@Module({
  controllers: [PatientsController],
  providers: [
    { provide: Patients, useClass: PostgresPatients },
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
    AuthoriseRecordHandler,
  ],
})
export class PatientsModule {}
