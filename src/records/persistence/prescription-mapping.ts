import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import { EncryptedJson, EncryptedText, InstantType } from '../../shared/persistence/column-types.js';
import {
  Prescription,
  type Particulars,
  type PrescribedItem,
  type PrescriptionStatus,
} from '../domain/prescription.js';

const prescription = defineEntity({
  class: Prescription,
  tableName: 'prescription',
  schema: 'records',
  indexes: [
    { name: 'prescription_appointment', properties: ['appointmentId', 'id'] },
    { name: 'prescription_patient', properties: ['patientId', 'id'] },
    { name: 'prescription_practitioner', properties: ['practitionerId', 'id'] },
  ],
  uniques: [
    { name: 'prescription_number_key', properties: ['number'] },
    { name: 'prescription_code_hash_key', properties: ['codeHash'] },
  ],
  checks: [
    { name: 'prescription_status', expression: `status in ('draft', 'issued', 'void')` },
    {
      name: 'prescription_issued_complete',
      expression: `(status = 'draft') = (number is null) and (status = 'draft') = (issued_at is null)
        and (status = 'draft') = (particulars is null) and (status = 'draft') = (code_hash is null)
        and (status = 'draft') = (code is null)`,
    },
    {
      name: 'prescription_void_explained',
      expression: `(status = 'void') = (voided_at is not null) and (status = 'void') = (void_reason is not null)`,
    },
  ],
  properties: (p) => ({
    id: p.uuid().primary(),
    version: p.integer().version(),
    appointmentId: p.uuid(),
    patientId: p.uuid(),
    practitionerId: p.uuid(),
    status: p.text().$type<PrescriptionStatus>(),
    number: p.text().nullable(),
    items: p.type(EncryptedJson<readonly PrescribedItem[]>),
    particulars: p.type(EncryptedJson<Particulars>).nullable(),
    code: p.type(EncryptedText).nullable(),
    codeHash: p.text().nullable(),
    voidReason: p.type(EncryptedText).nullable(),
    createdAt: p.type(InstantType),
    issuedAt: p.type(InstantType).nullable(),
    voidedAt: p.type(InstantType).nullable(),
  }),
});

export const prescriptionEntities: EntitySchema[] = [prescription];
