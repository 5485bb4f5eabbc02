import createClient from 'openapi-fetch';
import { serverSays } from './clock';
import { NoAnswer, Problem } from './problem';
import type { paths } from './schema.gen';
import { session } from './session';

/** The API, typed by its contract. Every answer goes through `answered`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: sendSignedIn });

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The data of an answer.
 * @throws {Problem} when the API refuses
 * @throws {NoAnswer} when nobody answers
 */
export async function answered<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await request;
  if (!response.ok) throw Problem.of(error, response);
  return data as Data;
}

/** The same with the version of what was read, for If-Match. */
export async function answeredWithVersion<Data>(
  request: Promise<Answer<Data>>,
): Promise<{ data: Data; version: string }> {
  const { data, error, response } = await request;
  if (!response.ok) throw Problem.of(error, response);
  return { data: data as Data, version: response.headers.get('ETag') ?? '*' };
}

/** A key that makes the repetition of a command safe. Not crypto.randomUUID: that one is missing on plain HTTP. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sendSignedIn(request: Request): Promise<Response> {
  request.headers.set('X-Client', 'portal');
  const spare = request.clone();
  const command = request.method !== 'GET';
  const token = await session.accessToken(command);
  const answer = await send(request, token);
  if (answer.status !== 401 || token === undefined) return answer;
  // Ended early: signed out elsewhere, or the clocks differ.
  const next = await session.goOn(token, command);
  return next === undefined ? answer : send(spare, next);
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    const answer = await fetch(request);
    serverSays(answer.headers.get('Date'));
    return answer;
  } catch (error) {
    throw new NoAnswer('No answer', { cause: error });
  }
}
