import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import { InstantType, LocalDateType } from '../../shared/persistence/column-types.js';
import { Patient, type AdministrativeSex, type HomeAddress } from '../domain/patient.js';

const patient = defineEntity({
  class: Patient,
  tableName: 'patient',
  schema: 'patients',
  indexes: [
    { name: 'patient_full_name_id', properties: ['fullName', 'id'] },
    {
      name: 'patient_search',
      expression: `create index "patient_search" on "patients"."patient"
        using gin ((full_name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) gin_trgm_ops)`,
    },
  ],
  uniques: [{ name: 'patient_account_id_key', properties: ['accountId'] }],
  checks: [{ name: 'patient_sex', expression: `sex in ('female', 'male', 'other', 'unknown')` }],
  properties: (p) => ({
    id: p.uuid().primary(),
    accountId: p.uuid().nullable(),
    fullName: p.text(),
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
