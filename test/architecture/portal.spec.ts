import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

function violations(folder: string): string {
  const args = [depcruise, '--config', '.dependency-cruiser.web.cjs', '--output-type', 'err', 'web/src'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? '' : stdout + stderr;
}

/** Each of these imports is forbidden, by the rule named before it. */
const planted: [rule: string, file: string, code: string][] = [
  ['texts-knows-no-floor-above', 'texts/planted.ts', `export * from '../format/money';`],
  ['api-knows-no-floor-above', 'api/planted.ts', `export * from '../shell/page';`],
  ['format-knows-no-floor-above', 'format/planted.ts', `export * from '../shell/page';`],
  ['shell-knows-no-floor-above', 'shell/planted.ts', `export * from '../parts/times/times';`],
  ['parts-knows-no-floor-above', 'parts/times/planted-1.ts', `export * from '../../pages/search/filters';`],
  ['pages-knows-no-floor-above', 'pages/me/planted-1.ts', `export * from '../../theme';`],
  ['parts-map-times', 'parts/times/planted-2.ts', `export * from '../appointment/queries';`],
  ['part-has-its-place', 'pages/me/planted-2.ts', `export * from '../../parts/planted/planted';`],
  ['pages-know-no-other-page', 'pages/me/planted-3.ts', `export type { Filters } from '../search/filters';`],
  ['start-up-lists-routes-alone', 'planted.ts', `export * from './pages/search/filters';`],
  ['routes-load-pages-when-they-are-opened', 'pages/planted/routes.ts', `export * from './page';`],
  ['portal-knows-no-server', 'api/planted-server.ts', `export * from '../../../src/planted';`],
  ['no-cycles', 'api/planted-circle-1.ts', `import type { Two } from './planted-circle-2';\nexport type One = Two;`],
  ['no-orphans', 'api/planted-alone.ts', `export const lonely = 1;`],
  ['nothing-unresolvable', 'api/planted-nothing.ts', `export * from './there-is-no-such-file';`],
];
const beside: [file: string, code: string][] = [
  ['../../src/planted.ts', 'export const planted = 1;'],
  ['parts/planted/planted.ts', 'export const planted = 1;'],
  ['pages/planted/page.tsx', 'export const planted = 1;'],
  ['api/planted-circle-2.ts', `import type { One } from './planted-circle-1';\nexport type Two = One | 2;`],
];

describe('the floors of the portal', () => {
  let copy: string;
  let found: string;
  // In a copy: files that come and go in the source would trip whoever builds at the same time.
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'careslot-floors-'));
    const parts = ['web/src', 'web/tsconfig.json', 'package.json', '.dependency-cruiser.web.cjs'];
    for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [file, code] of [...planted.map(([, ...fault]) => fault), ...beside]) {
      const path = join(copy, 'web/src', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, code);
    }
    found = violations(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('hold in the whole portal', () => {
    expect(violations(root)).toBe('');
  });

  it.each(planted)('%s catches the fault planted in %s', (rule, file) => {
    expect(found).toMatch(new RegExp(`error ${rule}: web/src/${file}`));
  });
});

describe('the files of the portal', () => {
  const files = globSync('web/src/**/*', { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  const sources = globSync('web/src/**/*.{ts,tsx}', { cwd: root });
  /** Tables: every word that people read, and the contract's types. */
  const isTable = (file: string): boolean => /^web\/src\/(texts\/..\/|api\/schema\.gen\.d\.ts$)/.test(file);

  it('have at most 220 lines', () => {
    const linesOf = (file: string): number => readFileSync(resolve(root, file), 'utf8').split('\n').length - 1;
    expect(sources.length).toBeGreaterThan(400);
    expect(sources.filter((file) => !isTable(file) && linesOf(file) > 220)).toEqual([]);
  });

  it('are at most 40 in a folder', () => {
    const folders = Map.groupBy(files, ({ parentPath }) => parentPath);
    expect([...folders].filter(([, inside]) => inside.length > 40).map(([folder]) => folder)).toEqual([]);
  });
});
