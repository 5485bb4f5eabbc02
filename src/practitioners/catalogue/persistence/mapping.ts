import { defineEntity } from '@mikro-orm/core';
import { alphabetical } from '../../../shared/persistence/alphabetical.js';
import { Site, type Address, type WeeklyWindow } from '../domain/site.js';
import { VisitType, type ApprovalRule, type VisitMode } from '../domain/visit-type.js';
import { Specialty } from '../specialties/specialty.js';

const schema = 'practitioners';

/** Names are unique whatever their capitals. */
const uniqueName = (table: string) => ({
  name: `${table}_name`,
  expression: `create unique index "${table}_name" on "practitioners"."${table}" (lower(name))`,
});

export const SpecialtySchema = defineEntity({
  class: Specialty,
  tableName: 'specialty',
  schema,
  indexes: [uniqueName('specialty')],
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text().collation(alphabetical),
    description: p.text().nullable(),
    active: p.boolean(),
    version: p.integer().version(),
  }),
});

export const SiteSchema = defineEntity({
  class: Site,
  tableName: 'site',
  schema,
  indexes: [uniqueName('site')],
  checks: [{ name: 'site_position', expression: '(latitude is null) = (longitude is null)' }],
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text().collation(alphabetical),
    timeZone: p.text(),
    address: p.json<Address>(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    directions: p.text().nullable(),
    openingHours: p.json<readonly WeeklyWindow[]>().nullable(),
    active: p.boolean(),
    version: p.integer().version(),
  }),
});

export const VisitTypeSchema = defineEntity({
  class: VisitType,
  tableName: 'visit_type',
  schema,
  indexes: [uniqueName('visit_type')],
  checks: [
    { name: 'visit_type_duration', expression: 'duration_minutes > 0 and slot_interval_minutes > 0' },
    { name: 'visit_type_capacity', expression: 'capacity > 0' },
    { name: 'visit_type_fee', expression: '(fee_amount is null) = (fee_currency is null)' },
  ],
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text().collation(alphabetical),
    durationMinutes: p.integer(),
    bufferBeforeMinutes: p.integer(),
    bufferAfterMinutes: p.integer(),
    slotIntervalMinutes: p.integer().nullable(),
    feeAmount: p.integer().nullable(),
    feeCurrency: p.text().nullable(),
    mode: p.text().$type<VisitMode>(),
    approval: p.text().$type<ApprovalRule>(),
    forbidsPatientMoves: p.boolean().default(false),
    capacity: p.integer(),
    leadTimeMinutes: p.integer().nullable(),
    bookingWindowDays: p.integer().nullable(),
    active: p.boolean(),
    version: p.integer().version(),
  }),
});
