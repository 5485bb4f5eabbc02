/** What a clinic gets without configuring anything. */
export const limits = {
  /** A request that nobody answers for so long expires, at its start at the latest. */
  approvalHours: 24,
  /** Until so long before the start a patient moves freely and cancels in time. */
  cutOffHours: 24,
  /** Whether a patient may still cancel after the cut-off (it counts as late). */
  lateCancellation: 'allow' as 'allow' | 'refuse',
  noShowGraceMinutes: 15,
  undoHours: 24,
  /** The room of a video visit opens so long before its start, and closes so long after its end. */
  meetingOpensMinutes: 15,
  meetingClosesMinutes: 30,
  mostFutureVisits: 10,
  noShowsUntilStaffMustBook: 3,
  noShowsCountMonths: 12,
} as const;
