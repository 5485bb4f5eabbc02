import type { components } from './schema.gen';

type Schemas = components['schemas'];

/** The shapes of the API under the names that the portal uses. All of them are generated from the contract. */
export type Account = Schemas['SignedInAccountView'];
export type SignedIn = Schemas['SignedInView'];
export type Me = Schemas['MeView'];
export type Specialty = Schemas['SpecialtyView'];
export type Site = Schemas['SiteView'];
export type VisitType = Schemas['VisitTypeView'];
export type Money = Schemas['MoneyView'];
export type NextStart = Schemas['NextStartView'];
export type FoundPractitioner = Schemas['FoundPractitionerView'];
export type Practitioner = Schemas['PractitionerView'];
export type Slot = Schemas['SlotView'];
export type Hold = Schemas['HoldView'];
export type Visit = Schemas['AppointmentView'] & { names?: VisitNames };
/** Whose visit it is, in words: what the reader may know. */
export interface VisitNames {
  patient?: string;
  practitioner?: string;
  site?: string;
  visitType?: string;
}
export type VisitStatus = Visit['status'];
export type HistoryLine = Schemas['HistoryLineView'];
/** A visit that a change hits, and what becomes of it. */
export type HitVisit = Schemas['AffectedAppointmentView'];
export type Impact = Schemas['ImpactView'];
export type Resolution = Schemas['ResolutionBody'];
export type WorkingHours = Schemas['WorkingHoursView'];
export type Leave = Schemas['ExceptionView'];
export type Holiday = Schemas['HolidayView'];
export type Application = Schemas['ApplicationView'];
export type ApplicationDocument = Schemas['DocumentView'];
export type Credential = Schemas['CredentialView'];
export type Board = Schemas['BoardView'];
export type BoardItem = Schemas['BoardItemView'];
export type ClinicDashboard = Schemas['ClinicDashboardView'];
export type PatientDashboard = Schemas['PatientDashboardView'];
export type SystemStatus = Schemas['SystemStatusView'];
export type User = Schemas['UserView'];
export type AuditEvent = Schemas['AuditEventView'];
export type ClinicSettings = Schemas['SettingsView'];
export type SettingsBody = Schemas['SettingsBody'];
export type AddSpecialty = Schemas['AddSpecialtyDto'];
export type OpenSite = Schemas['OpenSiteDto'];
export type AddVisitType = Schemas['AddVisitTypeDto'];
export type AddPractitioner = Schemas['CreatePractitionerDto'];
export type AddHoliday = Schemas['HolidayBody'];
export type Delivery = Schemas['DeliveryView'];
export type Patient = Schemas['PatientView'];
export type ChangePatient = Schemas['ChangePatientDto'];
export type MedicalHistory = Schemas['MedicalHistoryView'];
export type WriteMedicalHistory = Schemas['MedicalHistoryDto'];
export type EmergencyContacts = Schemas['EmergencyContactsView'];
export type PatientDocument = Schemas['PatientDocumentView'];
export type Prescription = Schemas['PrescriptionView'];
export type CheckedPrescription = Schemas['VerificationView'];
export type VisitNote = Schemas['NoteView'];
export type SessionOfMine = Schemas['SessionView'];
export type AccessLogEntry = Schemas['AccessLogEntryView'];
export type FieldProblem = Schemas['FieldProblem'];
