import type { Policies } from '../../../settings/index.js';
import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { given } from './changes.js';
import type { ApprovalRule, Money, VisitMode } from './facts.js';

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
  readonly capacity: number;
  /** null: as the settings of the clinic say, now and later. */
  readonly leadTimeMinutes: number | null;
  /** null: as the settings of the clinic say, now and later. */
  readonly bookingWindowDays: number | null;
  readonly active: boolean;
}

/** Without an approval rule it gets the one that the clinic has for new types. */
export type NewVisitType = Omit<VisitTypeDetails, 'approval'> & { readonly approval?: ApprovalRule };

/** What is booked: how long it takes, what it costs, who has to agree. */
export class VisitType extends Aggregate {
  readonly version: number;
  name: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotIntervalMinutes: number | null;
  feeAmount: number | null;
  feeCurrency: string | null;
  mode: VisitMode;
  approval: ApprovalRule;
  capacity: number;
  leadTimeMinutes: number | null;
  bookingWindowDays: number | null;
  active: boolean;

  constructor(
    readonly id: string,
    details: VisitTypeDetails,
  ) {
    super();
    this.change(details);
  }

  static add(id: string, details: NewVisitType, { defaultApproval }: Policies): VisitType {
    return new VisitType(id, { ...details, approval: details.approval ?? defaultApproval });
  }

  get fee(): Money | null {
    return this.feeAmount === null || this.feeCurrency === null
      ? null
      : { amount: this.feeAmount, currency: this.feeCurrency };
  }

  /** Visits that are booked keep their times: the new terms count from the next booking on. */
  change({ fee, ...changes }: Partial<VisitTypeDetails>): void {
    Object.assign(this, given(changes));
    if (fee === undefined) return;
    this.feeAmount = fee?.amount ?? null;
    this.feeCurrency = fee?.currency ?? null;
  }
}

/** What a new installation gets with its first practitioner, so that there is something to book. */
export const firstVisitType: NewVisitType = {
  name: 'Consultation',
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  slotIntervalMinutes: null,
  fee: null,
  mode: 'in_person',
  capacity: 1,
  leadTimeMinutes: null,
  bookingWindowDays: null,
  active: true,
};
