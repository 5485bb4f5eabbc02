import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Test } from 'supertest';
import { IssueLink } from '../../../src/identity/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password, person, type Person } from '../../support/people.js';
import { practitioner, recordPeople, type RecordPeople } from '../../support/record-people.js';

let app: TestApp;
let people: RecordPeople;
beforeAll(async () => {
  app = await startTestApp({ rateLimit: true, trustProxy: 1 });
  people = await recordPeople(app);
});
afterAll(() => app.close());

const wrong = 'not-the-Horse-79';
const from = (request: Test, address: string): Test => request.set('X-Forwarded-For', address);
const signInFrom = (email: string, address: string, typed: string) =>
  from(app.post('/auth/login').send({ email, password: typed }), address);

/** So many guesses of strangers, each from a network of its own, that the account is slow for who is not signed in. */
async function guessedByStrangers({ email }: Person): Promise<void> {
  for (let i = 1; i <= 20; i++) await signInFrom(email, `203.0.113.${i}`, wrong).expect(401);
  await signInFrom(email, '198.51.100.200', password).expect(429);
}

interface Asked {
  readonly who: Person;
  readonly send: (typed: string) => Test;
}

/** What asks somebody who is signed in for the password. */
const ways: Record<string, () => Promise<Asked>> = {
  async 'breaking a glass'() {
    const who = await practitioner(app);
    const reason = 'Unconscious in the emergency room';
    return { who, send: (typed) => who.post(`/patients/${people.anaId}/break-glass`, { reason, password: typed }) };
  },
  async 'another password'() {
    const who = await person(app, []);
    const newPassword = 'better-Horse-78';
    return { who, send: (typed) => who.post('/auth/password/change', { currentPassword: typed, newPassword }) };
  },
  async 'the link of the address'() {
    const who = await person(app, [], { emailVerified: false });
    const { url } = await app.ask(new IssueLink(who.account.id, 'verify-email'));
    const token = new URL(url).searchParams.get('token');
    return { who, send: (typed) => who.post('/auth/verify-email', { token, password: typed }) };
  },
};

describe.each(Object.entries(ways))('the password of who is signed in, for %s', (_what, asked) => {
  it('is taken while strangers guess it from everywhere else', async () => {
    const { who, send } = await asked();
    await guessedByStrangers(who);
    await from(send(wrong), '198.51.100.1').expect(422);
    await from(send(password), '198.51.100.1').expect(200);
    // They wait as before: it was not their guess that was right.
    await signInFrom(who.email, '198.51.100.201', password).expect(429);
  });

  it('is guessed five times from one network, and twenty times in a session, wherever it goes', async () => {
    const { send } = await asked();
    for (let network = 1; network <= 4; network++) {
      for (let i = 0; i < 5; i++) await from(send(wrong), `198.51.100.${network}`).expect(422);
      await from(send(password), `198.51.100.${network}`).expect(429);
    }
    await from(send(password), '198.51.100.5').expect(429);
  });
});
