import { DraftPrescriptionHandler } from './application/draft-prescription.js';
import { FindParticulars } from './application/find-particulars.js';
import { IssuePrescriptionHandler } from './application/issue-prescription.js';
import { ListPrescriptionsHandler } from './application/list-prescriptions.js';
import { ListVisitPrescriptionsHandler } from './application/list-visit-prescriptions.js';
import { PrescriptionDesk } from './application/prescription-desk.js';
import { PrescriptionSheets } from './application/prescription-sheets.js';
import { PrintPrescriptionHandler } from './application/print-prescription.js';
import { ReadPrescriptionHandler } from './application/read-prescription.js';
import { VerifyPrescriptionHandler } from './application/verify-prescription.js';
import { VoidPrescriptionHandler } from './application/void-prescription.js';
import { Prescriptions } from './domain/prescriptions.js';
import { PrescriptionsController } from './http/prescriptions.controller.js';
import { VisitPrescriptionsController } from './http/visit-prescriptions.controller.js';
import { PostgresPrescriptions } from './persistence/postgres-prescriptions.js';
import { PdfPrescriptionSheets } from './sheet/pdf-prescription-sheets.js';

export const prescriptionsControllers = [PrescriptionsController, VisitPrescriptionsController];

export const prescriptionsProviders = [
  { provide: Prescriptions, useClass: PostgresPrescriptions },
  { provide: PrescriptionSheets, useClass: PdfPrescriptionSheets },
  PrescriptionDesk,
  FindParticulars,
  DraftPrescriptionHandler,
  IssuePrescriptionHandler,
  VoidPrescriptionHandler,
  ReadPrescriptionHandler,
  ListPrescriptionsHandler,
  ListVisitPrescriptionsHandler,
  VerifyPrescriptionHandler,
  PrintPrescriptionHandler,
];
