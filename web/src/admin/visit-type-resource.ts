import { answered, answeredWithVersion, api } from '../api/client';
import type { AddVisitType, VisitType } from '../api/schema';
import { required, wholeNumbers } from './editing/checks';
import { changesOf } from '../api/merge';
import type { Resource } from './editing/resource';
import { feeChecks, feeOf, writtenAmount, type WrittenFee } from './fee';

export interface VisitTypeValues extends Record<string, unknown> {
  name: string;
  durationMinutes: string;
  bufferBeforeMinutes: string;
  bufferAfterMinutes: string;
  /** Empty: as long as the visit. */
  slotIntervalMinutes: string;
  /** Without an amount there is no fee. */
  fee: WrittenFee;
  mode: VisitType['mode'];
  approval: VisitType['approval'];
  capacity: string;
  leadTimeMinutes: string;
  bookingWindowDays: string;
  active: boolean;
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
    capacity: '1',
    leadTimeMinutes: '0',
    bookingWindowDays: '90',
    active: true,
  },
  valuesOf: ({ id: _, fee, slotIntervalMinutes, durationMinutes, ...type }) => ({
    ...type,
    durationMinutes: String(durationMinutes),
    bufferBeforeMinutes: String(type.bufferBeforeMinutes),
    bufferAfterMinutes: String(type.bufferAfterMinutes),
    slotIntervalMinutes: slotIntervalMinutes === durationMinutes ? '' : String(slotIntervalMinutes),
    fee: fee ? { amount: writtenAmount(fee), currency: fee.currency } : { amount: '', currency },
    capacity: String(type.capacity),
    leadTimeMinutes: String(type.leadTimeMinutes),
    bookingWindowDays: String(type.bookingWindowDays),
  }),
  bodyOf: ({ fee, slotIntervalMinutes, ...values }) => ({
    ...values,
    name: values.name.trim(),
    durationMinutes: Number(values.durationMinutes),
    bufferBeforeMinutes: Number(values.bufferBeforeMinutes),
    bufferAfterMinutes: Number(values.bufferAfterMinutes),
    slotIntervalMinutes: slotIntervalMinutes.trim() === '' ? null : Number(slotIntervalMinutes),
    fee: feeOf(fee),
    capacity: Number(values.capacity),
    leadTimeMinutes: Number(values.leadTimeMinutes),
    bookingWindowDays: Number(values.bookingWindowDays),
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
  checks: ({ name, fee, slotIntervalMinutes, mode: _, approval: __, active: ___, ...numbers }) => ({
    ...wholeNumbers({ slotIntervalMinutes, ...(numbers as Record<string, string>) }),
    ...required({ name, ...(numbers as Record<string, string>) }),
    ...feeChecks(fee),
  }),
});
