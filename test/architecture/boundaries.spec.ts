import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

function violations(folder: string): string {
  const args = [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'mikro-orm.config.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? '' : stdout + stderr;
}

/** Each of these imports is forbidden, by the rule named before it. */
const planted: [rule: string, file: string, code: string][] = [
  ['context-map-patients', 'src/patients/planted-1.ts', `export * from '../appointments/index.js';`],
  ['front-door-only', 'src/appointments/planted-2.ts', `export * from '../patients/patients.module.js';`],
  ['domain-is-pure', 'src/scheduling/domain/planted-3.ts', `export { Injectable } from '@nestjs/common';`],
  ['domain-is-pure-of-node', 'src/scheduling/domain/planted-4.ts', `export { readFile } from 'node:fs';`],
  ['shared-knows-no-context', 'src/shared/http/planted-5.ts', `export * from '../../patients/index.js';`],
  ['kernel-is-pure', 'src/shared/kernel/planted-6.ts', `export { Injectable } from '@nestjs/common';`],
  [
    'application-does-not-know-its-adapters',
    'src/patients/application/planted-7.ts',
    `export * from '../persistence/mapping.js';`,
  ],
  ['http-does-not-reach-persistence', 'src/patients/http/planted-8.ts', `export * from '../persistence/mapping.js';`],
  ['nobody-imports-notifications', 'src/identity/planted-9.ts', `export * from '../notifications/index.js';`],
  ['nobody-imports-reporting', 'src/identity/planted-11.ts', `export * from '../reporting/index.js';`],
  ['context-map-audit', 'src/audit/planted-12.ts', `export * from '../settings/index.js';`],
  ['context-map-scheduling', 'src/scheduling/planted-13.ts', `export * from '../operations/index.js';`],
  [
    'subjects-practitioners-catalogue',
    'src/practitioners/catalogue/domain/planted-14.ts',
    `export type * from '../../directory/domain/licence.js';`,
  ],
  [
    'subjects-identity-accounts',
    'src/identity/accounts/application/planted-15.ts',
    `export * from '../../sessions/application/present-actors.js';`,
  ],
  [
    'application-does-not-know-its-adapters',
    'src/identity/sessions/application/planted-16.ts',
    `export * from '../../accounts/persistence/mapping.js';`,
  ],
  ['domain-is-pure', 'src/identity/accounts/domain/planted-17.ts', `export { Injectable } from '@nestjs/common';`],
  [
    'http-does-not-reach-persistence',
    'src/identity/accounts/http/planted-18.ts',
    `export * from '../persistence/mapping.js';`,
  ],
  ['shared-knows-no-start-up', 'src/shared/http/planted-19.ts', `export * from '../../../mikro-orm.config.js';`],
  [
    'only-start-up-knows-the-root-configuration',
    'src/settings/planted-20.ts',
    `export type * from '../../mikro-orm.config.js';`,
  ],
  ['no-cycles', 'src/shared/kernel/planted-21.ts', `import type { B } from './planted-22.js';\nexport type A = B;`],
  ['sql-is-in-persistence', 'src/scheduling/application/planted-23.ts', `export { sql } from 'kysely';`],
  [
    'sql-is-in-persistence',
    'src/identity/sessions/application/planted-24.ts',
    `export { EntityManager } from '@mikro-orm/postgresql';`,
  ],
  [
    'persistence-does-not-know-http',
    'src/patients/persistence/planted-25.ts',
    `export type * from '../http/patients.controller.js';`,
  ],
  [
    'views-are-only-types-below-http',
    'src/patients/persistence/planted-26.ts',
    `export * from '../http/patients.view.js';`,
  ],
  [
    'views-are-only-types-below-http',
    'src/identity/accounts/application/planted-27.ts',
    `export * from '../http/me.view.js';`,
  ],
  ['start-up-uses-the-front-door', 'src/planted-28.ts', `export * from './patients/patients.module.js';`],
  ['nothing-unresolvable', 'src/patients/planted-29.ts', `export * from './nowhere.js';`],
  ['no-orphans', 'src/patients/planted-10.ts', `export const lonely = 1;`],
];

/** The other half of the cycle of types in planted-21.ts. */
const returning: [file: string, code: string] = [
  'src/shared/kernel/planted-22.ts',
  `import type { A } from './planted-21.js';\nexport type B = A;`,
];

describe('the boundaries', () => {
  let copy: string;
  let found: string;
  // In a copy: files that come and go in the source would trip whoever builds at the same time.
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'careslot-boundaries-'));
    for (const part of ['src', 'mikro-orm.config.ts', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [file, code] of [returning, ...planted.map(([, file, code]) => [file, code] as const)]) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), code);
    }
    found = violations(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('hold in the whole source', () => {
    expect(violations(root)).toBe('');
  });

  it.each(planted)('%s catches the fault planted in %s', (rule, file) => {
    expect(found).toMatch(new RegExp(`error ${rule}: ${file}`));
  });
});
