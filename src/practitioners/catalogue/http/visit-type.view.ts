import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import { clinicRules, type VisitTypeRow } from '../domain/visit-type.js';
import { MoneyView } from './money.view.js';

/** What is booked: how long it takes, what it costs, who has to agree. */
export class VisitTypeView {
  id: string;
  name: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotIntervalMinutes: number;
  fee: MoneyView | null;
  mode: 'in_person' | 'video';
  approval: 'required' | 'automatic';

  /** Only the clinic moves appointments of this type; their patients can still cancel. */
  forbidsPatientMoves: boolean;

  capacity: number;
  leadTimeMinutes: number;
  bookingWindowDays: number;

  /** What is not its own, but as the settings of the clinic say, and changes with them. */
  @ApiProperty({ enum: clinicRules, isArray: true })
  followsClinic: readonly (typeof clinicRules)[number][];

  active: boolean;

  static of({ version, ...visitType }: VisitTypeRow): VisitTypeView {
    return withVersion(Object.assign(new VisitTypeView(), visitType), version);
  }
}

export class VisitTypePage extends PageOf(VisitTypeView) {}
