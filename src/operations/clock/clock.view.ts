export class ClockView {
  /** The application's time now. @example 2026-12-01T09:00:00Z */
  now: string;
}
