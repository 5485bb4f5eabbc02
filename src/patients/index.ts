/** The front door of patients: whoever needs a patient's file asks here and nowhere else. */
export { PatientsModule } from './patients.module.js';
export { OpenPatientFile } from './application/open-patient-file.js';
export { ChangeOwnContact } from './application/change-own-contact.js';
export { BeginCareRelation } from './application/begin-care-relation.js';
export { RecordCareRelation, type AppointmentForCare as VisitForCare } from './application/record-care-relation.js';
export { PatientForBooking } from './persistence/patient-for-booking.js';
export { AuthoriseRecord, type AuthorisedRecord } from './persistence/authorise-record.js';
export { GlassBroken } from './domain/events.js';
export { IdentifyPatient, type PatientIdentity } from './persistence/identify-patient.js';
export { FindPatientIds } from './persistence/find-patient-ids.js';
export { FindLocaleOfAccount } from './persistence/find-locale-of-account.js';
export { FindPatients, type PatientSummary } from './persistence/find-patients.js';
