const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  },
];

const base = {
  rootDir: '.',
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/jest.setup.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'json'],
};

/** One project per kind of test; `npm test -- --selectProjects domain` runs one of them. */
const kinds = ['architecture', 'domain', 'application', 'http', 'browser', 'faults'];
/** The kinds that talk to PostgreSQL share one server and one migrated template (test/support/database.ts). */
const withDatabase = new Set(['architecture', 'application', 'http', 'browser', 'faults']);

export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  // ES modules of a finished file are never collected: a worker that has grown is replaced before it spends its time on that.
  workerIdleMemoryLimit: '1500MB',
  projects: kinds.map((kind) => ({
    ...base,
    displayName: kind,
    testMatch: [`<rootDir>/test/${kind}/**/*.spec.ts`],
    ...(withDatabase.has(kind)
      ? {
          globalSetup: '<rootDir>/test/support/global-setup.mjs',
          globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
        }
      : {}),
  })),
};
