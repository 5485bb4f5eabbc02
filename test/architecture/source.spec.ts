import { describe, expect, it } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

function linesWith(pattern: RegExp, files: string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(resolve(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) && !line.trim().startsWith('*') ? [`${file}:${index + 1} ${line.trim()}`] : [],
      ),
  );
}

describe('domain and application', () => {
  it('have no clock and no dice of their own', () => {
    const files = globSync('src/*/{domain,application}/**/*.ts', { cwd: root });
    expect(files.length).toBeGreaterThan(20);
    expect(linesWith(/new Date\(\)|Date\.now\(|Temporal\.Now|Math\.random/, files)).toEqual([]);
  });

  it('leave business time to the clock, never to PostgreSQL', () => {
    const files = globSync('src/**/*.ts', { cwd: root });
    expect(linesWith(/(?<!\.)\bnow\(\)(?!:)|current_date|current_timestamp|clock_timestamp/, files)).toEqual([]);
  });

  it('have no file past 220 lines', () => {
    const long = globSync('src/**/*.ts', { cwd: root }).filter(
      (file) => readFileSync(resolve(root, file), 'utf8').split('\n').length > 221,
    );
    expect(long).toEqual([]);
  });
});
