import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { PasswordHasher } from '../../src/identity/sign-in/application/password-hasher.js';
import type { TestApp } from './app.js';

const derive = promisify(argon2);
const tagLength = 32;

/**
 * Signing in costs 70 ms of a core with the parameters of production, and a run signs in some thousand people. The
 * parameters stand in the hash, so that passwords that were hashed cheaply are checked cheaply too.
 */
export async function usePasswordsOfLittleCost(app: Pick<TestApp, 'resolve'>): Promise<void> {
  const hasher = app.resolve(PasswordHasher);
  hasher.hash = async (password) => {
    const nonce = randomBytes(16);
    const message = Buffer.from(password.normalize('NFKC'));
    const hash = await derive('argon2id', { message, nonce, tagLength, memory: 8, passes: 1, parallelism: 1 });
    return `$argon2id$v=19$m=8,t=1,p=1$${unpadded(nonce)}$${unpadded(hash)}`;
  };
  await hasher.onModuleInit();
}

/** From now on as in production: for tests of what a password costs, and of the time that an answer takes. */
export async function usePasswordsAsInProduction(app: Pick<TestApp, 'resolve'>): Promise<void> {
  const hasher = app.resolve(PasswordHasher);
  delete (hasher as { hash?: unknown }).hash;
  await hasher.onModuleInit();
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
