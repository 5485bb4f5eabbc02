import { NoAnswer, Problem } from './problem';
import { session } from './session';

export interface Upload {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly form: FormData;
  /** Makes a repetition safe. */
  readonly idempotencyKey?: string;
  /** Told how much has left the device, in bytes; the whole is a little more than the file. */
  readonly onProgress: (sent: number, whole: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file and tells how far it is, which `fetch` cannot.
 * @throws {Problem} when the API refuses
 * @throws {NoAnswer} when nobody answers, or it was called off
 */
export async function upload(what: Upload): Promise<unknown> {
  const token = await session.accessToken(true);
  let answer = await send(what, token);
  if (answer.status === 401 && token !== undefined) {
    const next = await session.goOn(token, true);
    if (next !== undefined) answer = await send(what, next);
  }
  const body = await answer.json().catch(() => undefined);
  if (!answer.ok) throw Problem.of(body, answer);
  return body;
}

function send({ method, path, form, idempotencyKey, onProgress, signal }: Upload, token?: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('X-Client', 'portal');
    if (token !== undefined) request.setRequestHeader('Authorization', `Bearer ${token}`);
    if (idempotencyKey !== undefined) request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener('load', () => {
      const { status, statusText } = request;
      const retryAfter = request.getResponseHeader('Retry-After');
      const headers = retryAfter === null ? undefined : { 'Retry-After': retryAfter };
      resolve(new Response(status === 204 ? null : request.responseText, { status, statusText, headers }));
    });
    for (const end of ['error', 'abort'] as const) {
      request.addEventListener(end, () => reject(new NoAnswer('No answer')));
    }
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
