import { Module } from '@nestjs/common';
import { DocumentAccess } from './application/document-access.js';
import { FindParticulars } from './application/find-particulars.js';
import { PrescriptionDesk } from './application/prescription-desk.js';
import { PrescriptionSheets } from './application/prescription-sheets.js';
import { AppointmentAccess } from './application/appointment-access.js';
import { Documents } from './domain/documents.js';
import { Prescriptions } from './domain/prescriptions.js';
import { VisitNotes } from './domain/visit-notes.js';
import { providersWith } from './handlers.js';
import { DocumentsController } from './http/documents.controller.js';
import { NotesController } from './http/notes.controller.js';
import { PrescriptionsController } from './http/prescriptions.controller.js';
import { VisitPrescriptionsController } from './http/visit-prescriptions.controller.js';
import { PostgresDocuments } from './persistence/postgres-documents.js';
import { PostgresPrescriptions } from './persistence/postgres-prescriptions.js';
import { PostgresVisitNotes } from './persistence/postgres-visit-notes.js';
import { PdfPrescriptionSheets } from './sheet/pdf-prescription-sheets.js';

@Module({
  controllers: [DocumentsController, NotesController, PrescriptionsController, VisitPrescriptionsController],
  providers: providersWith(
    { provide: Documents, useClass: PostgresDocuments },
    { provide: Prescriptions, useClass: PostgresPrescriptions },
    { provide: PrescriptionSheets, useClass: PdfPrescriptionSheets },
    { provide: VisitNotes, useClass: PostgresVisitNotes },
    DocumentAccess,
    FindParticulars,
    PrescriptionDesk,
    AppointmentAccess,
  ),
})
export class RecordsModule {}
