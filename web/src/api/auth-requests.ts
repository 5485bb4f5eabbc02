import { serverSays } from './clock';
import { NoAnswer } from './problem';

/** Twice this is less than the time in which the server answers a repeated refresh. */
const longestRefresh = 8_000;
const beforeRepetition = 300;

interface Options {
  readonly token?: string;
  readonly signal?: AbortSignal;
}

/**
 * Asks what is about the session itself. `keepalive`: a page that is left meanwhile must not lose the cookie of the answer.
 * @throws {NoAnswer} when nobody answers
 */
export async function post(path: string, body: object, { token, signal }: Options = {}): Promise<Response> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-Client': 'portal' };
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  try {
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true, signal });
    serverSays(answer.headers.get('Date'));
    return answer;
  } catch (error) {
    throw new NoAnswer('No answer', { cause: error });
  }
}

/**
 * Renews the session. An answer that was lost may have been given: the same cookie is sent once more, and the server gives
 * the same successor again.
 * @throws {NoAnswer} when nobody answers twice
 */
export async function postRefresh(): Promise<Response> {
  const ask = () => post('/api/v1/auth/refresh', {}, { signal: AbortSignal.timeout(longestRefresh) });
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    await new Promise((resolve) => setTimeout(resolve, beforeRepetition));
    return ask();
  }
}

export function bodyOf(answer: Response): Promise<unknown> {
  return answer.json().catch(() => undefined);
}
