import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import type { VisitMode, VisitTypePolicies } from '../../practitioners/index.js';
import { EncryptedText, InstantType } from '../../shared/persistence/column-types.js';
import { Appointment } from '../domain/appointment.js';
import { statuses, type AppointmentStatus } from '../domain/status.js';

const listOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

const appointment = defineEntity({
  class: Appointment,
  tableName: 'appointment',
  schema: 'appointments',
  indexes: [
    { name: 'appointment_practitioner_starts_at', properties: ['practitionerId', 'start', 'id'] },
    { name: 'appointment_patient_starts_at', properties: ['patientId', 'start', 'id'] },
    { name: 'appointment_site_starts_at', properties: ['siteId', 'start', 'id'] },
    { name: 'appointment_starts_at', properties: ['start', 'id'] },
    { name: 'appointment_overdue', properties: ['approvalDeadline'], where: `status = 'pending'` },
  ],
  checks: [
    { name: 'appointment_status_known', expression: `status in (${listOf(statuses)})` },
    { name: 'appointment_mode_known', expression: `mode in ('in_person', 'video')` },
    { name: 'appointment_started_from_check', expression: `started_from in ('confirmed', 'checked_in')` },
    { name: 'appointment_fee_has_currency', expression: '(fee_amount is null) = (fee_currency is null)' },
    { name: 'appointment_ends_after_start', expression: 'starts_at < ends_at' },
    {
      name: 'appointment_patient_no_overlap',
      expression:
        'exclude using gist (patient_id with =, tstzrange(starts_at, ends_at) with &&) ' +
        `where (status in ('pending', 'confirmed', 'checked_in', 'in_consultation') and not overlap_allowed)`,
    },
  ],
  properties: (p) => ({
    id: p.uuid().primary(),
    version: p.integer().version(),
    status: p.text().$type<AppointmentStatus>(),
    revision: p.integer(),
    patientId: p.uuid(),
    practitionerId: p.uuid(),
    siteId: p.uuid(),
    visitTypeId: p.uuid(),
    visitTypeName: p.text(),
    mode: p.text().$type<VisitMode>(),
    feeAmount: p.integer().nullable(),
    feeCurrency: p.text().nullable(),
    visitType: p.json<VisitTypePolicies>().nullable().persist(false),
    start: p.type(InstantType).fieldName('starts_at'),
    end: p.type(InstantType).fieldName('ends_at'),
    timeZone: p.text(),
    reason: p.type(EncryptedText).nullable(),
    staffNote: p.type(EncryptedText).nullable(),
    late: p.boolean(),
    overlapAllowed: p.boolean(),
    approvalDeadline: p.type(InstantType).nullable(),
    previousStatus: p.text().$type<AppointmentStatus>().nullable(),
    startedFrom: p.text().$type<AppointmentStatus>().nullable(),
    statusChangedAt: p.type(InstantType),
    confirmedAt: p.type(InstantType).nullable(),
    cancelledAt: p.type(InstantType).nullable(),
    createdAt: p.type(InstantType),
    updatedAt: p.type(InstantType),
  }),
});

export const appointmentsEntities: EntitySchema[] = [appointment];
