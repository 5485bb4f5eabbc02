import i18next from 'i18next';
import { changesOf } from '../../api/merge';
import { answeredWithVersion, api } from '../../api/client';
import type { ChangePatient, Patient } from '../../api/schema';
import { birthDateOf, isDate, partsOf, type DateParts } from './birth-date';
import type { FormPart } from '../forms/use-merge-form';

export type ProfileValues = {
  fullName: string;
  phone: string;
  birthDate: DateParts;
  /** Empty: not said. */
  sex: string;
  gender: string;
  address: { line1: string; postalCode: string; city: string; country: string };
};

const path = '/api/v1/patients/{id}';

/** What a patient says about themselves. Only what differs is sent. */
export function profilePart(id: string): FormPart<Patient, ProfileValues> {
  return {
    valuesOf,
    read: () => answeredWithVersion(api.GET(path, { params: { path: { id } } })),
    write: (values, before, version) => {
      const body = changesOf(bodyOf(before), bodyOf(values));
      return answeredWithVersion(api.PATCH(path, { params: { path: { id }, header: { 'If-Match': version } }, body }));
    },
    checks,
    conflictWords: (theirs) =>
      typeof theirs === 'string' && theirs !== ''
        ? i18next.t('me:stale.with', { value: theirs })
        : i18next.t('me:stale.field'),
  };
}

function valuesOf({ fullName, phone, birthDate, sex, gender, address }: Patient): ProfileValues {
  return {
    fullName,
    phone: phone ?? '',
    birthDate: partsOf(birthDate),
    sex: sex ?? '',
    gender: gender ?? '',
    address: {
      line1: address?.line1 ?? '',
      postalCode: address?.postalCode ?? '',
      city: address?.city ?? '',
      country: address?.country ?? '',
    },
  };
}

const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

function bodyOf({ fullName, phone, birthDate, sex, gender, address }: ProfileValues): ChangePatient {
  return {
    fullName: fullName.trim(),
    phone: orNull(phone),
    birthDate: birthDateOf(birthDate),
    sex: orNull(sex) as ChangePatient['sex'],
    gender: orNull(gender),
    address: addressOf(address),
  };
}

function addressOf({ line1, postalCode, city, country }: ProfileValues['address']): ChangePatient['address'] {
  if ([line1, postalCode, city, country].every((value) => value.trim() === '')) return null;
  const address = { line1: line1.trim(), city: city.trim(), country: country.trim() };
  return postalCode.trim() === '' ? address : { ...address, postalCode: postalCode.trim() };
}

function checks(values: ProfileValues): Record<string, string> {
  const { fullName, birthDate, address } = values;
  const needed: Record<string, string> = { fullName };
  if (addressOf(address) !== null) {
    for (const name of ['line1', 'city', 'country'] as const) needed[`address.${name}`] = address[name];
  }
  const empty = Object.entries(needed).filter(([, value]) => value.trim() === '');
  return {
    ...Object.fromEntries(empty.map(([name]) => [name, i18next.t('required')])),
    ...(isDate(birthDate) ? {} : { birthDate: i18next.t('me:profile.noDate') }),
  };
}
