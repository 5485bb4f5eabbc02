/** An appointment that a change of hours, leave or holidays would leave without working time. */
export interface AffectedAppointment {
  readonly appointmentId: string;
  /** RFC 3339, UTC. */
  readonly start: string;
  readonly practitionerId: string;
  readonly siteId: string;
}

/** How a change treats the appointments it hits. */
export interface ChangeOptions {
  /** The appointments that are hit stay as they are: the caller has dealt with them, or knowingly keeps them. */
  readonly keepHits: boolean;
  /** Only says what would be hit. */
  readonly dryRun: boolean;
}
