import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import { clinicRules, type VisitTypeRecord } from '../application/catalogue.js';
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
  capacity: number;
  leadTimeMinutes: number;
  bookingWindowDays: number;

  /** What is not its own, but as the settings of the clinic say, and changes with them. */
  @ApiProperty({ enum: clinicRules, isArray: true })
  followsClinic: readonly (typeof clinicRules)[number][];

  active: boolean;

  static of(record: VisitTypeRecord): VisitTypeView {
    const view = new VisitTypeView();
    view.id = record.id;
    view.name = record.name;
    view.durationMinutes = record.durationMinutes;
    view.bufferBeforeMinutes = record.bufferBeforeMinutes;
    view.bufferAfterMinutes = record.bufferAfterMinutes;
    view.slotIntervalMinutes = record.slotIntervalMinutes;
    view.fee = record.fee;
    view.mode = record.mode;
    view.approval = record.approval;
    view.capacity = record.capacity;
    view.leadTimeMinutes = record.leadTimeMinutes;
    view.bookingWindowDays = record.bookingWindowDays;
    view.followsClinic = record.followsClinic;
    view.active = record.active;
    return withVersion(view, record.version);
  }
}

export class VisitTypePage extends PageOf(VisitTypeView) {}
