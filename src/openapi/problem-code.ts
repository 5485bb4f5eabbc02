/** A word for machines that an answer with an error carries. */
export interface ProblemCode {
  readonly status: number;
  /** What has happened, and what helps: a sentence for the developer of a client. */
  readonly when: string;
  /** What the problem has besides `type`, `title`, `status`, `code`, `detail`, `requestId` and `errors`. */
  readonly members?: readonly string[];
}
