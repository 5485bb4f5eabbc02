/** Where a video visit takes place. */
export class MeetingView {
  /** @example https://meet.example.org/d5Yq0kq3mJr1 */
  url: string;
  /** @example 2026-12-01T08:45:00Z */
  availableFrom: string;
}
