import { beforeAll, describe, expect, it } from 'vitest';
import { PasswordHasher } from '../../../src/identity/sign-in/application/password-hasher.js';

const hasher = new PasswordHasher();
beforeAll(() => hasher.onModuleInit());

describe('the hash of a password', () => {
  it('costs what OWASP recommends: 19 MiB and two passes of argon2id, with a salt of its own', async () => {
    const [one, other] = await Promise.all([hasher.hash('tea-at-four-2026'), hasher.hash('tea-at-four-2026')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(other).not.toBe(one);
  });

  it('is that of the password alone, however its letters are composed', async () => {
    const stored = await hasher.hash('caf\u00e9-at-four-2026');
    expect(await hasher.matches('cafe\u0301-at-four-2026', stored)).toBe(true);
    expect(await hasher.matches('cafe-at-four-2026', stored)).toBe(false);
  });

  it('is checked with the parameters it was made with, and nothing matches where nothing is stored', async () => {
    const stored = '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$';
    expect(await hasher.matches('anything', `${stored}${'A'.repeat(43)}`)).toBe(false);
    expect(await hasher.matches('tea-at-four-2026', undefined)).toBe(false);
    await expect(hasher.matches('anything', 'no hash')).rejects.toThrow('PHC');
  });
});
