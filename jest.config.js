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

/**
 * One project per kind of test; `npm test -- --selectProjects domain` runs one of them. `setup` says what a kind needs
 * before its first file: one PostgreSQL server for the run, or an up-to-date build as well.
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

export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  // ES modules of a finished file are never collected: a worker that has grown is replaced before it spends its time on that.
  workerIdleMemoryLimit: '1500MB',
  reporters: ['default', '<rootDir>/test/support/slowest-files.mjs'],
  testSequencer: '<rootDir>/test/support/longest-kinds-first.mjs',
  projects: Object.entries(kinds).map(([kind, setup]) => ({
    ...base,
    displayName: kind,
    testMatch: [`<rootDir>/test/${kind}/**/*.spec.ts`],
    ...(setup && {
      globalSetup: `<rootDir>/test/support/${setup}.mjs`,
      globalTeardown: '<rootDir>/test/support/server-teardown.mjs',
    }),
  })),
};
