import { type TimeRange } from '../../shared/kernel/time-range.js';
import { MINUTE } from './local-date.js';

/** How long a visit takes. The buffers belong to the claim; the patient sees the visit between them. */
export interface Timing {
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Distance of two starts on the grid; the duration when it is not given. */
  readonly slotIntervalMinutes?: number | null;
}

/** What the slot engine has to know about a visit type. */
export interface BookableType extends Timing {
  readonly id: string;
  /** Patients who share one visit; 1 for ordinary visits. */
  readonly capacity: number;
  /** Patients book no visit that starts sooner than this. */
  readonly leadTimeMinutes: number;
  /** Patients book no visit that starts this many times 24 hours from now, or later. */
  readonly bookingWindowDays: number;
}

/** The stretch that a visit claims: from the start of the visit minus the buffer before to its end plus the one after. */
export function claimedRange(start: number, timing: Timing): TimeRange {
  return {
    from: start - timing.bufferBeforeMinutes * MINUTE,
    to: start + (timing.durationMinutes + timing.bufferAfterMinutes) * MINUTE,
  };
}

/** The distance of two starts on the grid, in milliseconds. */
export function intervalOf(timing: Timing): number {
  return (timing.slotIntervalMinutes || timing.durationMinutes) * MINUTE;
}
