/** Access to a record without a care relation. */
export class BrokenGlassView {
  /** @format uuid */
  patientId: string;
  /** @format uuid */
  practitionerId: string;
  /** When the access ends. @format date-time */
  until: string;
}
