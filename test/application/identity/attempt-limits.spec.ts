import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttemptLimits } from '../../../src/identity/sign-in/application/attempt-limits.js';
import { DomainError } from '../../../src/shared/kernel/domain-error.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ rateLimit: true });
});
afterAll(() => app.close());

/** Seconds to wait after each guess; 0: it may be made. */
async function guesses(count: number, of: (i: number) => { email: string; address: string }): Promise<number[]> {
  const waits = [];
  for (let i = 0; i < count; i++) {
    const { email, address } = of(i);
    const refusal = await app
      .resolve(AttemptLimits)
      .countGuess(email, { address })
      .catch((error: DomainError) => error);
    waits.push(refusal ? (refusal.details!.retryAfter as number) : 0);
  }
  return waits;
}

describe('guesses at many accounts', () => {
  it('are counted for an IPv6 /64, and four times as many for a /48', async () => {
    const inOne = await guesses(51, (i) => ({ email: `a${i}@example.org`, address: `2001:db8:1:1::${i}` }));
    expect(inOne).toEqual([...Array(50).fill(0), 10]);
    const spread = await guesses(201, (i) => ({ email: `b${i}@example.org`, address: `2001:db8:2:${i % 20}::${i}` }));
    expect(spread).toEqual([...Array(200).fill(0), 10]);
    expect(await guesses(1, () => ({ email: 'c@example.org', address: '2001:db8:3:1::1' }))).toEqual([0]);
  });

  it('that are refused for their network slow no account down', async () => {
    const email = 'slowed@example.org';
    await guesses(60, () => ({ email, address: '203.0.113.1' }));
    expect(await guesses(15, (i) => ({ email, address: `203.0.113.${i + 2}` }))).toEqual(Array(15).fill(0));
  });
});
