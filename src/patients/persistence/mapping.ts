import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import { searchKey } from '../../shared/kernel/search-key.js';
import { alphabetical } from '../../shared/persistence/alphabetical.js';
import { InstantType, LocalDateType } from '../../shared/persistence/column-types.js';
import { Patient, type AdministrativeSex, type HomeAddress } from '../domain/patient.js';

/** What a front desk looks for in parts, or misspells. */
function trigrams(column: string) {
  const [, word] = /^(?:lower\()?([a-z]+)/.exec(column.replace('search_key', 'name'))!;
  const name = `patient_${word}_trigrams`;
  const expression = `create index "${name}" on "patients"."patient" using gin (${column} public.gin_trgm_ops) with (fastupdate = off)`;
  return { name, expression };
}

const keyOf = ({ fullName }: Patient) => searchKey(fullName);

const patient = defineEntity({
  class: Patient,
  tableName: 'patient',
  schema: 'patients',
  indexes: [
    { name: 'patient_full_name_id', properties: ['fullName', 'id'] },
    { name: 'patient_birth_date', properties: ['birthDate'] },
    { name: 'patient_created_at_id', properties: ['createdAt', 'id'] },
    ...['search_key', 'lower(email)', 'phone_digits'].map(trigrams),
    {
      name: 'patient_name_prefix',
      expression: 'create index "patient_name_prefix" on "patients"."patient" (search_key text_pattern_ops)',
    },
    { name: 'patient_email', expression: 'create index "patient_email" on "patients"."patient" (lower(email))' },
    {
      name: 'patient_phone_end',
      expression: 'create index "patient_phone_end" on "patients"."patient" (right(phone_digits, 8))',
    },
  ],
  uniques: [{ name: 'patient_account_id_key', properties: ['accountId'] }],
  checks: [{ name: 'patient_sex', expression: `sex in ('female', 'male', 'other', 'unknown')` }],
  properties: (p) => ({
    id: p.uuid().primary(),
    accountId: p.uuid().nullable(),
    fullName: p.text().collation(alphabetical),
    searchKey: p.text().hidden().onCreate(keyOf).onUpdate(keyOf),
    phoneDigits: p.text().nullable().generated('patients.dialled(phone) stored').hydrate(false),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    birthDate: p.type(LocalDateType).nullable(),
    timeZone: p.text().nullable(),
    locale: p.text().nullable(),
    sex: p.text().$type<AdministrativeSex>().nullable(),
    gender: p.text().nullable(),
    address: p.json<HomeAddress>().nullable(),
    createdAt: p.type(InstantType),
    version: p.integer().version(),
  }),
});

export const patientsEntities: EntitySchema[] = [patient];
