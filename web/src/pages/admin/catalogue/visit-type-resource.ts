import { answered, answeredWithVersion, api } from '../../../api/client';
import type { AddVisitType, VisitType } from '../../../api/schema';
import { required, wholeNumbers } from '../../../parts/forms/checks';
import { changesOf } from '../../../api/merge';
import type { Resource } from '../editing/resource';
import { feeChecks, feeOf, writtenAmount, type WrittenFee } from './fee';

/** What is typed as a whole number. */
type NumberField =
  | 'durationMinutes'
  | 'bufferBeforeMinutes'
  | 'bufferAfterMinutes'
  | 'capacity'
  | 'leadTimeMinutes'
  | 'bookingWindowDays';

export type VisitTypeValues = Record<NumberField, string> & {
  name: string;
  /** Empty: as long as the visit. */
  slotIntervalMinutes: string;
  /** Without an amount there is no fee. */
  fee: WrittenFee;
  mode: VisitType['mode'];
  approval: VisitType['approval'];
  forbidsPatientMoves: boolean;
  active: boolean;
};

/** What is made of each number's field, by its name. */
function eachNumber<Value>(valueOf: (field: NumberField) => Value): Record<NumberField, Value> {
  return {
    durationMinutes: valueOf('durationMinutes'),
    bufferBeforeMinutes: valueOf('bufferBeforeMinutes'),
    bufferAfterMinutes: valueOf('bufferAfterMinutes'),
    capacity: valueOf('capacity'),
    leadTimeMinutes: valueOf('leadTimeMinutes'),
    bookingWindowDays: valueOf('bookingWindowDays'),
  };
}

const path = '/api/v1/visit-types/{id}';

/** The currency that a new fee begins with is the one that the clinic uses already. */
export const visitTypeResource = (currency: string): Resource<VisitType, VisitTypeValues, AddVisitType> => ({
  key: 'visit-types',
  empty: {
    name: '',
    durationMinutes: '30',
    bufferBeforeMinutes: '0',
    bufferAfterMinutes: '0',
    slotIntervalMinutes: '',
    fee: { amount: '', currency },
    mode: 'in_person',
    approval: 'required',
    forbidsPatientMoves: false,
    capacity: '1',
    leadTimeMinutes: '0',
    bookingWindowDays: '90',
    active: true,
  },
  // Fields by name: what the API tells besides is not in the form, and is not sent back.
  valuesOf: (type) => ({
    ...eachNumber((field) => String(type[field])),
    name: type.name,
    slotIntervalMinutes: type.slotIntervalMinutes === type.durationMinutes ? '' : String(type.slotIntervalMinutes),
    fee: type.fee ? { amount: writtenAmount(type.fee), currency: type.fee.currency } : { amount: '', currency },
    mode: type.mode,
    approval: type.approval,
    forbidsPatientMoves: type.forbidsPatientMoves,
    active: type.active,
  }),
  bodyOf: (values) => ({
    ...eachNumber((field) => Number(values[field])),
    name: values.name.trim(),
    slotIntervalMinutes: values.slotIntervalMinutes.trim() === '' ? null : Number(values.slotIntervalMinutes),
    fee: feeOf(values.fee),
    mode: values.mode,
    approval: values.approval,
    forbidsPatientMoves: values.forbidsPatientMoves,
    active: values.active,
  }),
  read: (id) => answeredWithVersion(api.GET(path, { params: { path: { id } } })),
  add: (body, key) =>
    answered(api.POST('/api/v1/visit-types', { params: { header: { 'Idempotency-Key': key } }, body })),
  change: (id, body, version) =>
    answered(api.PATCH(path, { params: { path: { id }, header: { 'If-Match': version } }, body })),
  changes: (before, after) => {
    const changes = changesOf(before, after);
    // Empty can stand for the old duration: it is said anew together with the new one.
    const { durationMinutes, slotIntervalMinutes } = after;
    return changes.durationMinutes === undefined ? changes : { ...changes, durationMinutes, slotIntervalMinutes };
  },
  checks: (values) => {
    const typed = eachNumber((field) => values[field]);
    return {
      ...wholeNumbers({ slotIntervalMinutes: values.slotIntervalMinutes, ...typed }),
      ...required({ name: values.name, ...typed }),
      ...feeChecks(values.fee),
    };
  },
});
