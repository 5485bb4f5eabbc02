import { defineConfig } from 'vitest/config';
import { LongestKindsFirst } from './test/support/longest-kinds-first.js';
import { SlowestFiles } from './test/support/slowest-files.js';

/**
 * One project per kind of test; `npm test -- --project domain` runs one of them. The set-up says what a kind needs before
 * its first file: one PostgreSQL server for the run, or an up-to-date build as well.
 */
const kinds = {
  architecture: 'server-setup',
  domain: undefined,
  application: 'server-setup',
  http: 'server-setup',
  built: 'built-setup',
  browser: 'built-setup',
  faults: 'built-setup',
};

export default defineConfig({
  // As tsconfig.json has them; Nest injects by the types that decorators record.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Nest, MikroORM and the application are loaded once for a worker, not once for a file: half of the time of a run.
    isolate: false,
    // So long that no busy machine fails a test: how fast something is, is asked by the tests of that.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { hooks: 'list', sequencer: LongestKindsFirst },
    reporters: ['default', new SlowestFiles()],
    setupFiles: ['test/support/typescript-imports.mjs', 'test/support/nest-logger-guard.ts'],
    projects: Object.entries(kinds).map(([name, setup]) => ({
      extends: true,
      test: {
        name,
        include: [`test/${name}/**/*.spec.ts`],
        globalSetup: setup ? [`test/support/${setup}.mjs`] : [],
      },
    })),
  },
});
