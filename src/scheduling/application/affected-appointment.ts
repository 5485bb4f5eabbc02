/** A visit that a change of hours, leave or holidays would leave without working time. */
export interface AffectedAppointment {
  readonly appointmentId: string;
  /** RFC 3339, UTC. */
  readonly start: string;
  readonly practitionerId: string;
  readonly siteId: string;
}

/** How a change treats the visits it hits. */
export interface ChangeOptions {
  /** The visits that are hit stay as they are: the caller has dealt with them, or knowingly keeps them. */
  readonly keepHits: boolean;
  /** Only says what would be hit. */
  readonly dryRun: boolean;
}
