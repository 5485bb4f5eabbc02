import { describe, expect, it, vi } from 'vitest';
import { Writable } from 'node:stream';
import { showProgress } from '../../../src/operations/cli/progress.js';

function stream(isTTY: boolean): { stream: NodeJS.WriteStream; said: () => string } {
  let said = '';
  const made = new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk);
      done();
    },
  });
  const terminal = { isTTY, columns: 120, cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  return { stream: Object.assign(made, terminal) as unknown as NodeJS.WriteStream, said: () => said };
}

describe('progress', () => {
  it('is a bar with numbers on a terminal, and ends at the end', () => {
    const { stream: terminal, said } = stream(true);
    const progress = showProgress('Exporting', terminal);
    progress.at(3, 10, 'now');
    progress.at(10, 10, 'then');
    progress.end();
    expect(said()).toMatch(/Exporting .*30 % \| 3 of 10 now/);
    expect(said()).toMatch(/100 % \| 10 of 10 then/);
  });

  it('is a line now and then elsewhere, however often it is told', () => {
    const { stream: file, said } = stream(false);
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    try {
      const progress = showProgress('Exporting', file);
      for (; now <= 5_000; now++) progress.at(now, 9_999);
      progress.end();
      expect(said()).toBe('  Exporting: 2000 of 9999\n  Exporting: 4000 of 9999\n');
    } finally {
      clock.mockRestore();
    }
  });

  it('says nothing of work that is done at once', () => {
    for (const isTTY of [true, false]) {
      const { stream: anywhere, said } = stream(isTTY);
      showProgress('Exporting', anywhere).end();
      expect(said()).toBe('');
    }
  });
});
