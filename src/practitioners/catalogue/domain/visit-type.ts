import type { Policies } from '../../../settings/index.js';
import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { given } from './changes.js';
import { feeColumns, feeOf, type FeeColumns, type Money } from './money.js';

export type VisitMode = 'in_person' | 'video';
export type ApprovalRule = 'required' | 'automatic';

/** The fields of a visit type: a new one is declared here, with its usual value below, and in the mapping. */
export interface VisitTypeDetails {
  readonly name: string;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** null: as long as the visit. */
  readonly slotIntervalMinutes: number | null;
  readonly fee: Money | null;
  readonly mode: VisitMode;
  readonly approval: ApprovalRule;
  /** Only the clinic moves appointments of this type; its patients still cancel them. */
  readonly forbidsPatientMoves: boolean;
  readonly capacity: number;
  /** null: as the settings of the clinic say, now and later. */
  readonly leadTimeMinutes: number | null;
  /** null: as the settings of the clinic say, now and later. */
  readonly bookingWindowDays: number | null;
  readonly active: boolean;
}

/** What a visit type has where nothing is said about it. The approval rule is the one that the clinic has for new types. */
const usual = {
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  slotIntervalMinutes: null,
  fee: null,
  forbidsPatientMoves: false,
  capacity: 1,
  leadTimeMinutes: null,
  bookingWindowDays: null,
  active: true,
} satisfies Partial<VisitTypeDetails>;

export type NewVisitType = Pick<VisitTypeDetails, 'name' | 'durationMinutes' | 'mode'> & Partial<VisitTypeDetails>;

/** A visit type as its table holds it. */
export interface VisitTypeColumns extends Omit<VisitTypeDetails, 'fee'>, FeeColumns {
  readonly id: string;
  readonly version: number;
}

/** What an appointment keeps of its visit type, as it was when it was booked: what was agreed stays so. */
export interface BookedVisitType extends FeeColumns {
  readonly visitTypeName: string;
  readonly mode: VisitMode;
}

export function bookedVisitType({ name, mode, fee }: VisitTypeDetails): BookedVisitType {
  return { visitTypeName: name, mode, feeAmount: null, feeCurrency: null, ...feeColumns(fee) };
}

/** What a visit type may leave to the settings of the clinic. */
export const clinicRules = ['leadTimeMinutes', 'bookingWindowDays'] as const;

/** A visit type as it is read and booked: with the rules of the clinic where it has none of its own. */
export interface VisitTypeRow extends VisitTypeDetails {
  readonly id: string;
  readonly version: number;
  readonly slotIntervalMinutes: number;
  readonly leadTimeMinutes: number;
  readonly bookingWindowDays: number;
  /** Which of them are the clinic's. */
  readonly followsClinic: readonly (typeof clinicRules)[number][];
}

export function visitTypeRow({ feeAmount, feeCurrency, ...own }: VisitTypeColumns, policies: Policies): VisitTypeRow {
  return {
    ...own,
    fee: feeOf({ feeAmount, feeCurrency }),
    slotIntervalMinutes: own.slotIntervalMinutes ?? own.durationMinutes,
    leadTimeMinutes: own.leadTimeMinutes ?? policies.leadTimeMinutes,
    bookingWindowDays: own.bookingWindowDays ?? policies.bookingWindowDays,
    followsClinic: clinicRules.filter((rule) => own[rule] === null),
  };
}

const VisitTypeFields = Aggregate as abstract new () => Aggregate & VisitTypeColumns;

/** What is booked: how long it takes, what it costs, who has to agree. */
export class VisitType extends VisitTypeFields {
  static add(id: string, details: NewVisitType, { defaultApproval }: Policies): VisitType {
    const visitType = new VisitType();
    Object.assign(visitType, { id, approval: defaultApproval });
    visitType.change({ ...usual, ...given(details) });
    return visitType;
  }

  /** Visits that are booked keep their times: the new terms count from the next booking on. */
  change({ fee, ...changes }: Partial<VisitTypeDetails>): void {
    Object.assign(this, given(changes), feeColumns(fee));
  }
}

/** What a new installation gets with its first practitioner, so that there is something to book. */
export const firstVisitType: NewVisitType = { name: 'Consultation', durationMinutes: 30, mode: 'in_person' };
