import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import { EncryptedText, InstantType, LocalDateType } from '../../shared/persistence/column-types.js';
import type { Contact } from '../domain/contact.js';
import type { PractitionerStatus } from '../domain/facts.js';
import type { ApplicationStatus } from '../domain/application-transitions.js';
import { PractitionerApplication } from '../domain/practitioner-application.js';
import { Practitioner } from '../domain/practitioner.js';
import type { Gender } from '../domain/profile.js';
import { CredentialSchema } from './credential-mapping.js';
import { SiteSchema, SpecialtySchema, VisitTypeSchema } from './catalogue-mapping.js';

const schema = 'practitioners';

export const PractitionerSchema = defineEntity({
  class: Practitioner,
  tableName: 'practitioner',
  schema,
  indexes: [
    {
      name: 'practitioner_name',
      expression: 'create index "practitioner_name" on "practitioners"."practitioner" (search_name collate "C", id)',
    },
    {
      name: 'practitioner_name_trigrams',
      expression:
        'create index "practitioner_name_trigrams" on "practitioners"."practitioner" using gin (search_name public.gin_trgm_ops) with (fastupdate = off)',
    },
    {
      name: 'practitioner_specialty_ids',
      expression:
        'create index "practitioner_specialty_ids" on "practitioners"."practitioner" using gin (specialty_ids)',
    },
  ],
  uniques: [{ name: 'practitioner_account_id', properties: ['accountId'] }],
  checks: [
    { name: 'practitioner_status', expression: `status in ('active', 'suspended')` },
    { name: 'practitioner_fee', expression: '(fee_amount is null) = (fee_currency is null)' },
  ],
  properties: (p) => ({
    id: p.uuid().primary(),
    accountId: p.uuid(),
    status: p.text().$type<PractitionerStatus>(),
    fullName: p.text(),
    searchName: p.text().nullable().generated('practitioners.searchable(full_name) stored').hydrate(false),
    title: p.text().nullable(),
    gender: p.text().$type<Gender>().nullable(),
    specialtyIds: p.array().columnType('uuid[]'),
    qualifications: p.text().nullable(),
    yearsOfExperience: p.integer().nullable(),
    languages: p.array(),
    bio: p.text().nullable(),
    feeAmount: p.integer().nullable(),
    feeCurrency: p.text().nullable(),
    homeSiteId: p.uuid().nullable(),
    contact: p.json<Contact | null>().nullable(),
    visitTypeIds: p.array().columnType('uuid[]'),
    licenceNumber: p.type(EncryptedText),
    licenceIssuingBody: p.text(),
    licenceExpiresOn: p.type(LocalDateType),
    version: p.integer().version(),
  }),
});

export const ApplicationSchema = defineEntity({
  class: PractitionerApplication,
  tableName: 'application',
  schema,
  indexes: [
    {
      name: 'application_open',
      expression: `create unique index "application_open" on "practitioners"."application" (account_id) where status in ('draft', 'submitted', 'in_review', 'needs_info')`,
    },
    { name: 'application_account_id', properties: ['accountId'] },
  ],
  checks: [
    {
      name: 'application_status',
      expression: `status in ('draft', 'submitted', 'in_review', 'needs_info', 'approved', 'rejected')`,
    },
  ],
  properties: (p) => ({
    id: p.uuid().primary(),
    accountId: p.uuid(),
    status: p.text().$type<ApplicationStatus>(),
    fullName: p.text(),
    title: p.text().nullable(),
    gender: p.text().$type<Gender>().nullable(),
    specialtyIds: p.array().columnType('uuid[]'),
    qualifications: p.text().nullable(),
    yearsOfExperience: p.integer().nullable(),
    languages: p.array(),
    bio: p.text().nullable(),
    licenceNumber: p.type(EncryptedText).nullable(),
    licenceIssuingBody: p.text().nullable(),
    licenceExpiresOn: p.type(LocalDateType).nullable(),
    reviewNote: p.type(EncryptedText).nullable(),
    reviewerId: p.uuid().nullable(),
    submittedAt: p.type(InstantType).nullable(),
    decidedAt: p.type(InstantType).nullable(),
    practitionerId: p.uuid().nullable(),
    createdAt: p.type(InstantType),
    updatedAt: p.type(InstantType),
    version: p.integer().version(),
  }),
});

export const practitionersEntities = [
  SpecialtySchema,
  SiteSchema,
  VisitTypeSchema,
  PractitionerSchema,
  ApplicationSchema,
  CredentialSchema,
] as EntitySchema[];
