import { defineEntity } from '@mikro-orm/core';
import { alphabetical } from '../../../shared/persistence/alphabetical.js';
import { EncryptedText, InstantType, LocalDateType } from '../../../shared/persistence/column-types.js';
import type { Gender } from '../../directory/domain/profile.js';
import type { ApplicationStatus } from '../domain/application-transitions.js';
import { PractitionerApplication } from '../domain/practitioner-application.js';

export const ApplicationSchema = defineEntity({
  class: PractitionerApplication,
  tableName: 'application',
  schema: 'practitioners',
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
    fullName: p.text().collation(alphabetical),
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
