import { answered, answeredWithVersion, api } from '../../../api/client';
import type { AddPractitioner, Practitioner, VisitType } from '../../../api/schema';
import { nameOf, offeredBy, ownFee } from '../../../parts/practitioner/words';
import { required } from '../../../parts/forms/checks';
import type { Resource } from '../editing/resource';
import { feeChecks, feeOf, writtenAmount, type WrittenFee } from '../catalogue/fee';

export type NamedPractitioner = Practitioner & { name: string };

export type PractitionerValues = {
  /** Only of somebody new: afterwards it is the account's. */
  email: string;
  fullName: string;
  title: string;
  specialtyIds: string[];
  languages: string[];
  licence: { number: string; issuingBody: string; expiresOn: string };
  /** Where they start; only of somebody new. */
  siteId: string;
  /** Without an amount, the fee of the visit type counts. */
  fee: WrittenFee;
};

const path = '/api/v1/practitioners/{id}';
const named = (practitioner: Practitioner): NamedPractitioner => ({ ...practitioner, name: nameOf(practitioner) });

/** What only somebody new is asked for: an address to be invited at, and a place to start. */
export type Asks = readonly ('email' | 'siteId')[];

/** `currency`: what a new fee begins with. `types`: the clinic's visit types, whose fees are nobody's own. */
export const practitionerResource = (
  currency: string,
  types: readonly VisitType[],
  asks: Asks,
): Resource<NamedPractitioner, PractitionerValues, AddPractitioner> => ({
  key: 'practitioners',
  empty: {
    email: '',
    fullName: '',
    title: '',
    specialtyIds: [],
    languages: [],
    licence: { number: '', issuingBody: '', expiresOn: '' },
    siteId: '',
    fee: { amount: '', currency },
  },
  valuesOf: (practitioner) => {
    const { fullName, title, specialties, languages, licence } = practitioner;
    const fee = ownFee(practitioner.fee, offeredBy(practitioner, types));
    return {
      email: '',
      fullName,
      title: title ?? '',
      specialtyIds: specialties.map(({ id }) => id),
      languages,
      licence: {
        number: licence?.number ?? '',
        issuingBody: licence?.issuingBody ?? '',
        expiresOn: licence?.expiresOn ?? '',
      },
      siteId: '',
      fee: fee ? { amount: writtenAmount(fee), currency: fee.currency } : { amount: '', currency },
    };
  },
  bodyOf: ({ email, fullName, title, specialtyIds, languages, licence, siteId, fee }) => ({
    email: email.trim(),
    fullName: fullName.trim(),
    title: title.trim() || null,
    specialtyIds,
    languages,
    licence: {
      number: licence.number.trim(),
      issuingBody: licence.issuingBody.trim(),
      expiresOn: licence.expiresOn,
    },
    siteId: siteId || null,
    fee: feeOf(fee),
  }),
  read: async (id) => {
    const { data, version } = await answeredWithVersion(api.GET(path, { params: { path: { id } } }));
    return { data: named(data), version };
  },
  add: async (body, key) =>
    named(await answered(api.POST('/api/v1/practitioners', { params: { header: { 'Idempotency-Key': key } }, body }))),
  change: async (id, body, version) =>
    named(await answered(api.PATCH(path, { params: { path: { id }, header: { 'If-Match': version } }, body }))),
  // In the order of the fields: the first one that is wrong gets the focus.
  checks: ({ fullName, email, licence, siteId, fee }) => ({
    ...required({
      fullName,
      ...(asks.includes('email') ? { email } : {}),
      'licence.number': licence.number,
      'licence.expiresOn': licence.expiresOn,
      'licence.issuingBody': licence.issuingBody,
    }),
    ...feeChecks(fee),
    ...(asks.includes('siteId') ? required({ siteId }) : {}),
  }),
});
