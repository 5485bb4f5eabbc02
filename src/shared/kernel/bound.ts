/** A limit of a stretch of time: a local date, read in the zone of the site that is meant, or an instant. */
export type Bound = { readonly date: string } | { readonly instant: Temporal.Instant };

/** Reads `YYYY-MM-DD` or an RFC 3339 instant. The text has been checked. */
export function boundOf(text: string): Bound {
  return text.includes(':') ? { instant: Temporal.Instant.from(text) } : { date: text };
}

/** The bound as RFC 3339 says it. */
export function boundText(bound: Bound): string {
  return 'date' in bound ? bound.date : bound.instant.toString();
}
