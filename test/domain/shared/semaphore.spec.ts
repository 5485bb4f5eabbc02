import { describe, expect, it } from 'vitest';
import { Semaphore } from '../../../src/shared/http/semaphore.js';

describe('a semaphore', () => {
  it('runs one after the other, also after one that failed, and no more than there is room for', async () => {
    const semaphore = new Semaphore(3);
    const seen: string[] = [];
    const open: (() => void)[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await new Promise<void>((resolve) => open.push(resolve));
      seen.push(`${name} ends`);
      if (name === 'first') throw new Error('broken');
      return name;
    };
    const first = semaphore.run('ana', work('first')).catch((error: Error) => error.message);
    const [second, third] = [semaphore.run('ben', work('second')), semaphore.run('cleo', work('third'))];
    await expect(semaphore.run('ana', work('again'))).rejects.toMatchObject({
      kind: 'limited',
      details: { retryAfter: 3 },
    });
    await expect(semaphore.run('dan', work('fourth'))).rejects.toMatchObject({ kind: 'unavailable', code: 'BUSY' });
    for (let ended = 0; ended < 3; ended++) {
      while (!open[ended]) await new Promise(setImmediate);
      expect(seen).toHaveLength(2 * ended + 1);
      open[ended]!();
    }
    expect(await first).toBe('broken');
    expect(await Promise.all([second, third])).toEqual(['second', 'third']);
    expect(seen.map((line) => line.split(' ')[0])).toEqual(['first', 'first', 'second', 'second', 'third', 'third']);
    const again = semaphore.run('ana', async () => 'again');
    expect(await again).toBe('again');
  });
});
