import i18next from 'i18next';
import { answered, answeredWithVersion, api } from '../../../api/client';
import type { OpenSite, Site } from '../../../api/schema';
import { required } from '../../../parts/forms/checks';
import type { Resource } from '../editing/resource';

export type WeeklyWindow = NonNullable<OpenSite['openingHours']>[number];

export type SiteValues = {
  name: string;
  timeZone: string;
  address: { line1: string; city: string; postalCode: string; country: string };
  position: { lat: string; lon: string };
  phone: string;
  email: string;
  directions: string;
  /** null: always open. */
  openingHours: WeeklyWindow[] | null;
  active: boolean;
};

const path = '/api/v1/sites/{id}';

export const siteResource: Resource<Site, SiteValues, OpenSite> = {
  key: 'sites',
  empty: {
    name: '',
    timeZone: '',
    address: { line1: '', city: '', postalCode: '', country: '' },
    position: { lat: '', lon: '' },
    phone: '',
    email: '',
    directions: '',
    openingHours: null,
    active: true,
  },
  valuesOf: ({ name, timeZone, address, position, phone, email, directions, openingHours, active }) => ({
    name,
    timeZone,
    address: { ...address, postalCode: address.postalCode ?? '' },
    position: { lat: position ? String(position.lat) : '', lon: position ? String(position.lon) : '' },
    phone: phone ?? '',
    email: email ?? '',
    directions: directions ?? '',
    openingHours: openingHours as WeeklyWindow[] | null,
    active,
  }),
  bodyOf: ({ name, timeZone, address, position, phone, email, directions, openingHours, active }) => ({
    name: name.trim(),
    timeZone: timeZone.trim(),
    address: addressOf(address),
    position: position.lat.trim() === '' ? null : { lat: Number(position.lat), lon: Number(position.lon) },
    phone: phone.trim() || null,
    email: email.trim() || null,
    directions: directions.trim() || null,
    openingHours,
    active,
  }),
  read: (id) => answeredWithVersion(api.GET(path, { params: { path: { id } } })),
  add: (body, key) => answered(api.POST('/api/v1/sites', { params: { header: { 'Idempotency-Key': key } }, body })),
  change: (id, body, version) =>
    answered(api.PATCH(path, { params: { path: { id }, header: { 'If-Match': version } }, body })),
  checks: ({ name, timeZone, address: { line1, city, country }, position, openingHours }) => ({
    ...required({ name, timeZone, 'address.line1': line1, 'address.city': city, 'address.country': country }),
    ...positionChecks(position),
    ...Object.assign({}, ...(openingHours ?? []).map(windowChecks)),
  }),
};

function addressOf({ line1, city, postalCode, country }: SiteValues['address']): OpenSite['address'] {
  const address = { line1: line1.trim(), city: city.trim(), country: country.trim() };
  return postalCode.trim() === '' ? address : { ...address, postalCode: postalCode.trim() };
}

/** Both or none, as numbers. */
function positionChecks({ lat, lon }: SiteValues['position']): Record<string, string> {
  if (lat.trim() === '' && lon.trim() === '') return {};
  const number = /^-?\d{1,3}(\.\d+)?$/;
  const odd = Object.entries({ lat, lon }).filter(([, value]) => !number.test(value.trim()));
  return Object.fromEntries(odd.map(([name]) => [`position.${name}`, i18next.t('admin:sites.degrees')]));
}

function windowChecks({ from, to }: WeeklyWindow, index: number): Record<string, string> {
  return required({ [`openingHours.${index}.from`]: from, [`openingHours.${index}.to`]: to });
}
