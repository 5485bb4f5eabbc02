import { describe, expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const bench = resolve(import.meta.dirname, '../../tools/bench.mjs');

/** Runs the benchmark as `npm run bench` does after building. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [bench, ...args])) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

// Speed is for quiet machines: here the benchmark only has to work, and it fails by itself over a wrong status, an answer
// that differs from the floor's, missing rows, an overlap or a deadlock.
describe('the benchmark', () => {
  it('measures every row against its floor and prints one object a line', async () => {
    const { code, stdout, stderr } = await run('--practitioners', '20', '--rounds', '1', '--seconds', '1', '--json');
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ id }) => id)).toEqual(['P1', 'P3', 'P3', 'P3', 'P4', 'P4']);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['id', 'what', 'value', 'unit', 'floor', 'ratio', 'goal', 'met']);
      expect(row).toMatchObject({ what: expect.any(String), goal: expect.any(String), met: expect.any(Boolean) });
      expect(row.value).toBeGreaterThan(0);
      expect(row.unit).toMatch(/^(\/s|ms)$/);
      if (row.id !== 'P4') expect(row.ratio).toBeCloseTo((row.value as number) / (row.floor as number), 1);
    }
  });

  it('says what is wrong with its options before it starts anything', async () => {
    const { code, stderr } = await run('--only', 'P1,P99');
    expect(code).toBe(1);
    expect(stderr).toBe('There is no row P99: rows are P1, P3, P4.\n');
  });
});
