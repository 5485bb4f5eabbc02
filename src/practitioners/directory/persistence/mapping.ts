import { defineEntity } from '@mikro-orm/core';
import { searchKey } from '../../../shared/kernel/search-key.js';
import { alphabetical } from '../../../shared/persistence/alphabetical.js';
import { EncryptedText, LocalDateType } from '../../../shared/persistence/column-types.js';
import type { Contact } from '../domain/contact.js';
import type { PractitionerStatus } from '../domain/licence.js';
import { Practitioner } from '../domain/practitioner.js';
import type { Gender } from '../domain/profile.js';

const keyOf = ({ fullName }: Practitioner) => searchKey(fullName);

export const PractitionerSchema = defineEntity({
  class: Practitioner,
  tableName: 'practitioner',
  schema: 'practitioners',
  indexes: [
    { name: 'practitioner_name', properties: ['fullName', 'id'] },
    {
      name: 'practitioner_name_trigrams',
      expression:
        'create index "practitioner_name_trigrams" on "practitioners"."practitioner" using gin (search_key public.gin_trgm_ops) with (fastupdate = off)',
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
    fullName: p.text().collation(alphabetical),
    searchKey: p.text().hidden().onCreate(keyOf).onUpdate(keyOf),
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
    licenceWarnedFor: p.type(LocalDateType).nullable().hydrate(false),
    version: p.integer().version(),
  }),
});
