import { describe, expect, it } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeLines } from '../support/code-lines.js';

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
    const files = globSync('src/**/{domain,application}/**/*.ts', { cwd: root });
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

const mostFiles = 40;
const mostSharedLines = 4_000;

/** Folders with more files than a reader takes in at once. Migrations are one after the other, however many. */
function crowded(files: readonly string[]): string[] {
  const folders = Map.groupBy(
    files.filter((file) => !file.includes('/migrations/')),
    (file) => dirname(file),
  );
  return [...folders].filter(([, inside]) => inside.length > mostFiles).map(([folder]) => folder);
}

const linesOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + codeLines(text), 0);

describe('rooms', () => {
  const files = globSync('src/**/*', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name));
  const shared = files
    .filter((file) => /\/src\/shared\/.*\.ts$/.test(file) && !file.includes('/migrations/'))
    .map((file) => readFileSync(file, 'utf8'));

  it('hold at most 40 files each', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(crowded(files)).toEqual([]);
    const planted = Array.from({ length: mostFiles + 1 }, (_, index) => `src/patients/crowd/planted-${index}.ts`);
    expect(crowded([...files, ...planted])).toEqual(['src/patients/crowd']);
  });

  it('leave shared below 4,000 lines without blanks, comments and migrations', () => {
    expect(shared.length).toBeGreaterThan(50);
    expect(linesOf(shared)).toBeLessThan(mostSharedLines);
    const planted = `/**\n * A comment.\n */\n\n${'export const planted = 1; // one\n'.repeat(mostSharedLines)}`;
    expect(linesOf([planted])).toBe(mostSharedLines);
  });
});

const mostSpecLines = 340;
/** Test files that a reader does not take in at once. */
const long = (lines: Readonly<Record<string, number>>): string[] =>
  Object.entries(lines).flatMap(([file, count]) => (count > mostSpecLines ? [file] : []));

describe('tests', () => {
  const files = globSync('test/**/*.{ts,mjs}', { cwd: root });

  it('have no file past 340 lines', () => {
    const lines = Object.fromEntries(
      files.map((file) => [file, readFileSync(resolve(root, file), 'utf8').trimEnd().split('\n').length]),
    );
    expect(files.length).toBeGreaterThan(250);
    expect(long(lines)).toEqual([]);
    expect(long({ ...lines, 'test/http/planted.spec.ts': 341 })).toEqual(['test/http/planted.spec.ts']);
  });

  it('have at most 40 files in a folder', () => {
    expect(crowded(files)).toEqual([]);
    const planted = Array.from({ length: mostFiles + 1 }, (_, index) => `test/crowd/planted-${index}.spec.ts`);
    expect(crowded([...files, ...planted])).toEqual(['test/crowd']);
  });
});
