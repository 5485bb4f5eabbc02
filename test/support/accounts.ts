import { IssueLink } from '../../src/identity/index.js';
import type { TestApp } from './app.js';
import { password } from './people.js';

/** What somebody without an account does at the API, and what the database then says about it. */
export function accountsOf(app: () => TestApp) {
  const register = (email: string, more: object = {}) =>
    app()
      .post('/auth/register')
      .send({ email, password, fullName: 'Ana Silva', ...more });
  const login = (email: string, secret = password) => app().post('/auth/login').send({ email, password: secret });
  const refresh = (refreshToken: string) => app().post('/auth/refresh').send({ refreshToken });
  const me = (token: string) => app().get('/me').set('Authorization', `Bearer ${token}`);

  const accountOf = async (email: string): Promise<{ id: string; patient_id: string }> => {
    const [account] = await app().sql<{ id: string; patient_id: string }>`
      select id, patient_id from identity.account where email = ${email}`;
    return account!;
  };

  const tokenFor = async (email: string, kind: 'verify-email' | 'set-password'): Promise<string> => {
    const { url } = await app().ask(new IssueLink((await accountOf(email)).id, kind));
    return new URL(url).searchParams.get('token')!;
  };

  const eventsOf = async (email: string): Promise<string[]> => {
    const { id } = await accountOf(email);
    const rows = await app().sql<{ type: string }>`
      select type from platform.outbox where payload->>'accountId' = ${id}`;
    return rows.map((row) => row.type.replace(/^identity\.|\.v1$/g, '')).sort();
  };
  return { register, login, refresh, me, accountOf, tokenFor, eventsOf };
}
