import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import { EncryptedJson, EncryptedText, InstantType } from '../../shared/persistence/column-types.js';
import { VisitNote, type Amendment, type NoteStatus } from '../domain/visit-note.js';

const visitNote = defineEntity({
  class: VisitNote,
  tableName: 'visit_note',
  schema: 'records',
  indexes: [{ name: 'visit_note_patient', properties: ['patientId', 'appointmentId'] }],
  checks: [
    {
      name: 'visit_note_status',
      expression: `status in ('draft', 'signed') and (status = 'signed') = (signed_at is not null)`,
    },
    { name: 'visit_note_released_signed', expression: `released_at is null or status = 'signed'` },
  ],
  properties: (p) => ({
    appointmentId: p.uuid().primary(),
    version: p.integer().version(),
    patientId: p.uuid(),
    practitionerId: p.uuid(),
    status: p.text().$type<NoteStatus>(),
    text: p.type(EncryptedText),
    amendments: p.type(EncryptedJson<readonly Amendment[]>),
    signedAt: p.type(InstantType).nullable(),
    releasedAt: p.type(InstantType).nullable(),
    createdAt: p.type(InstantType),
    updatedAt: p.type(InstantType),
  }),
});

export const noteEntities: EntitySchema[] = [visitNote];
