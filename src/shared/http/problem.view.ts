/** What was wrong with one field of the input. */
export class FieldProblem {
  /** JSON pointer into the body (RFC 6901), or the name of a query or path parameter. */
  pointer: string;
  detail: string;
}

/** Every error of this API: problem details for HTTP (RFC 9457). */
export class Problem {
  /** @example about:blank */
  type: string;
  /** @example Conflict */
  title: string;
  /** @example 409 */
  status: number;
  /** A stable word for machines. @example SLOT_TAKEN */
  code: string;
  /** A sentence for people. */
  detail: string;
  /** The id of the request, also in the X-Request-Id header and in the logs. */
  requestId: string;
  errors?: FieldProblem[];
  /** The status that it has. */
  current?: string;
  /** The actions that its status allows this account, or the methods that the path takes. */
  allowed?: string[];
  /** The appointments that a change would orphan. */
  affected?: object[];
  affectedTotal?: number;
  /** The appointment that is in the way. */
  appointmentId?: string;
  /** All appointments for which what was decided is forbidden, with the code of each. */
  unsettled?: object[];
  /** What can be decided about what is hit. */
  resolutions?: string[];
  /** The leave or the extra hours that are there already. */
  exceptionId?: string;
  /** The leave on which extra hours lie. */
  blockedBy?: string[];
  /** Files that may be of the same person. */
  candidates?: object[];
  /** Windows of working hours that overlap, and since when. */
  windows?: object[];
  at?: string;
  /** Fields that are missing. */
  missing?: string[];
  /** Since when it does not count any more. */
  expiresOn?: string;
  /** An instant from which it is allowed. */
  availableFrom?: string;
  /** Seconds, as in the Retry-After header. */
  retryAfter?: number;
  /** Letters that cannot be printed, and where they stand. */
  characters?: string[];
  fields?: string[];
  /** The account that has the address. */
  accountId?: string;
  /** What does not exist. */
  siteId?: string;
  siteIds?: string[];
  specialtyIds?: string[];
  visitTypeIds?: string[];
}
