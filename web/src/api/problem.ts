import type { FieldProblem } from './schema';

/** What the API says when it refuses: problem+json (RFC 9457) with a stable code. */
export class Problem extends Error {
  override name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly FieldProblem[] = [],
    /** Whatever else the problem tells, such as `affected` visits. */
    readonly members: Record<string, unknown> = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
  }

  /** From an answer that is not 2xx; also when something in between answered and not the API. */
  static of(body: unknown, response: Response): Problem {
    const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const code = typeof given.code === 'string' ? given.code : 'UNREADABLE';
    const detail = typeof given.detail === 'string' ? given.detail : response.statusText;
    const errors = Array.isArray(given.errors) ? (given.errors as FieldProblem[]) : [];
    const wait = Number(response.headers.get('Retry-After'));
    return new Problem(response.status, code, detail, errors, given, wait > 0 ? wait : undefined);
  }
}

/** The request got no answer: the network or the server is away. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** Worth another try: nothing was decided about the request itself. */
export function isPassing(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof Problem && [429, 502, 503, 504].includes(error.status));
}

/** The server's words for each field, by the field's name as Mantine forms write it: `address.city`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  const named = error.errors.map(({ pointer, detail }) => {
    const name = pointer.replace(/^#?\/?/, '').replaceAll('/', '.');
    return [name, detail] as const;
  });
  return Object.fromEntries(named.filter(([name]) => name !== ''));
}
