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
}
