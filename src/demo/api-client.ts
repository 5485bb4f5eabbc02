import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../shared/kernel/domain-error.js';
import { waitingFor } from '../shared/persistence/waiting.js';
import { demoPassword } from './clinic-data.js';

const pauseMilliseconds = 1_000;

/** A refusal of the API, with what it answered. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    request: string,
  ) {
    super(`${request} was answered ${status} ${code}`);
  }
}

/** Whether a rule said no, with one of these statuses. */
export function isRefused(error: unknown, ...statuses: number[]): boolean {
  return error instanceof Refused && statuses.includes(error.status);
}

interface SignedIn {
  accessToken: string;
  refreshToken: string;
  account: { id: string; patientId?: string; practitionerId?: string };
}

/** The demo uses the product like anybody else: over HTTP, signed in, with the answers checked. */
export class ApiClient {
  private readonly people = new Map<string, SignedIn>();
  private readonly fresh = new Set<string>();

  constructor(
    private readonly base: string,
    private readonly say: (line: string) => void,
  ) {}

  /** What a busy database has no time for is done again until it is: such a refusal has changed nothing. */
  async patiently<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const waiting = waitingFor('the database, which is busy', this.say);
    for (;;) {
      try {
        return await work();
      } catch (error) {
        const busy = error instanceof DomainError ? error.kind === 'unavailable' : isRefused(error, 503);
        if (!busy || waiting.tooLong()) throw error;
        waiting.tell();
      }
      await sleep(pauseMilliseconds);
    }
  }

  /** Access tokens last 15 minutes of the application's clock: after a step each person renews theirs when needed. */
  clockHasMoved(): void {
    this.fresh.clear();
  }

  /** The account as it was when the person signed in last. */
  account(email: string): SignedIn['account'] {
    return this.people.get(email)!.account;
  }

  async signIn(email: string): Promise<SignedIn['account']> {
    const answer = await this.send<SignedIn>('POST', '/auth/login', { email, password: demoPassword });
    this.people.set(email, answer);
    this.fresh.add(email);
    return answer.account;
  }

  post = <Answer = { id: string }>(email: string, path: string, body: object = {}): Promise<Answer> =>
    this.as(email, (token) => this.send<Answer>('POST', path, body, token));

  put = (email: string, path: string, body: object): Promise<unknown> =>
    this.as(email, (token) => this.send('PUT', path, body, token));

  patch = (email: string, path: string, body: object): Promise<unknown> =>
    this.as(email, (token) => this.send('PATCH', path, body, token));

  get = <Answer>(path: string, email?: string): Promise<Answer> =>
    email === undefined
      ? this.send<Answer>('GET', path)
      : this.as(email, (token) => this.send<Answer>('GET', path, undefined, token));

  upload = (email: string, path: string, kind: string, name: string, bytes: Buffer): Promise<unknown> =>
    this.as(email, (token) => {
      const form = new FormData();
      form.set('kind', kind);
      form.set('file', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), name);
      return this.send('POST', path, form, token);
    });

  private async as<Answer>(email: string, request: (token: string) => Promise<Answer>): Promise<Answer> {
    if (!this.people.has(email)) await this.signIn(email);
    if (!this.fresh.has(email)) {
      const { refreshToken } = this.people.get(email)!;
      this.people.set(email, await this.send<SignedIn>('POST', '/auth/refresh', { refreshToken }));
      this.fresh.add(email);
    }
    return request(this.people.get(email)!.accessToken);
  }

  private async send<Answer>(method: string, path: string, body?: object, token?: string): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (token) headers.authorization = `Bearer ${token}`;
    if (method === 'PUT' || method === 'PATCH') headers['if-match'] = '*';
    if (body && !(body instanceof FormData)) headers['content-type'] = 'application/json';
    if (method === 'POST' && !path.startsWith('/auth/')) headers['idempotency-key'] = randomUUID();
    const payload = body instanceof FormData ? body : body && JSON.stringify(body);
    return this.patiently(async () => {
      const answer = await fetch(`${this.base}${path}`, { method, headers, body: payload });
      const text = await answer.text();
      const json = (text ? JSON.parse(text) : undefined) as Answer & { code?: string };
      if (!answer.ok) throw new Refused(answer.status, json?.code ?? '', `${method} ${path}`);
      return json;
    });
  }
}
