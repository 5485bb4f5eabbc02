import { CreateAccount } from '../../src/identity/index.js';
import type { Role } from '../../src/shared/kernel/actor.js';
import type { TestApp } from './app.js';

export const password = 'correct-Horse-77';

/** Someone who is signed in and speaks to the API: `await ana.post('/appointments', {...}).expect(201)`. */
export class Person {
  constructor(
    protected readonly app: TestApp,
    readonly email: string,
    public accessToken: string,
    public refreshToken: string,
    readonly account: { id: string; roles: Role[]; patientId?: string; practitionerId?: string; siteIds?: string[] },
  ) {}

  private as<Request extends { set(name: string, value: string): Request }>(request: Request): Request {
    return request.set('Authorization', `Bearer ${this.accessToken}`);
  }

  get = (path: string) => this.as(this.app.get(path));
  delete = (path: string, body?: object) => this.as(this.app.delete(path)).send(body);
  post = (path: string, body: object = {}) => this.as(this.app.post(path)).send(body);
  /** `ifMatch` is the ETag that was read; `*` unless given. */
  put = (path: string, body: object, ifMatch = '*') => this.as(this.app.put(path)).set('If-Match', ifMatch).send(body);
  patch = (path: string, body: object, ifMatch = '*') =>
    this.as(this.app.patch(path)).set('If-Match', ifMatch).send(body);

  /** Tokens end when the clock is moved. */
  async signsInAgain(): Promise<void> {
    const { accessToken, refreshToken } = await signIn(this.app, this.email);
    Object.assign(this, { accessToken, refreshToken });
  }

  /** The mails this person got, newest first. */
  async mails(): Promise<{ to: string; subject: string; text: string; html: string; attachments: unknown[] }[]> {
    const { body } = await this.app.raw.get('/dev/mailbox.json').expect(200);
    return body.items.filter((mail: { to: string }) => mail.to.includes(this.email));
  }
}

export async function signIn(app: TestApp, email: string): Promise<Person> {
  const { body } = await app.post('/auth/login').send({ email, password }).expect(200);
  return new Person(app, email, body.accessToken, body.refreshToken, body.account);
}

let count = 0;

/** A verified account with these roles, signed in. `siteIds` are a member of staff's sites. */
export async function person(
  app: TestApp,
  roles: Role[],
  options: { email?: string; fullName?: string; siteIds?: string[]; emailVerified?: boolean } = {},
): Promise<Person> {
  const email = options.email ?? `${roles[0] ?? 'nobody'}-${++count}@people.test`;
  const fullName = options.fullName ?? `Test ${roles[0] ?? 'Nobody'} ${count}`;
  const { siteIds, emailVerified = true } = options;
  await app.send(new CreateAccount({ email, password, fullName, roles, siteIds, emailVerified }));
  return signIn(app, email);
}

export const admin = (app: TestApp): Promise<Person> => person(app, ['admin']);
export const patient = (app: TestApp, fullName?: string): Promise<Person> => person(app, ['patient'], { fullName });
