const { globSync, readFileSync } = require('node:fs');

/** Boundaries are checked, not hoped for. The context map: who may know whom through the front door (index.ts). */
const mayKnow = {
  audit: [],
  settings: ['audit'],
  patients: ['audit'],
  identity: ['patients', 'audit'],
  practitioners: ['identity', 'settings', 'audit'],
  scheduling: ['practitioners', 'settings', 'audit'],
  appointments: ['scheduling', 'patients', 'practitioners', 'settings', 'audit'],
  records: ['appointments', 'patients', 'practitioners', 'audit'],
  notifications: ['identity', 'patients', 'practitioners', 'scheduling', 'appointments', 'settings', 'audit'],
  reporting: [
    'settings',
    'identity',
    'patients',
    'practitioners',
    'scheduling',
    'appointments',
    'records',
    'notifications',
    'audit',
  ],
  operations: ['scheduling', 'identity', 'audit'],
};
const contexts = Object.keys(mayKnow);

/** The subjects of a context that has some, as folders: each may know those after it. */
const subjects = {
  practitioners: ['credentials', 'applications', 'directory', 'catalogue'],
  identity: ['administration', 'sign-in', 'sessions', 'accounts'],
};

const contextMap = contexts.map((context) => {
  const strangers = contexts.filter((other) => other !== context && !mayKnow[context].includes(other));
  return {
    name: `context-map-${context}`,
    comment: `${context} may know ${mayKnow[context].join(', ') || 'no other context'}.`,
    severity: 'error',
    from: { path: `^src/${context}/` },
    to: { path: `^src/(${strangers.join('|')})/` },
  };
});

/**
 * What the rest of a context may know of its `persistence/`: reads, each a query and its handler with the SQL, or `find-…`
 * with the SQL of several.
 */
const reads = globSync('src/**/persistence/*.ts', { cwd: __dirname })
  .filter((file) => /\/find-/.test(file) || /extends Query</.test(readFileSync(`${__dirname}/${file}`, 'utf8')))
  .map((file) => `^${file.replaceAll('.', '\\.')}$`);

/** What a client sees: one type, from the query or the command that answers with it to the contract. */
const views = '^src/.+/http/[^/]+\\.view\\.ts$';

const subjectOrder = Object.entries(subjects).flatMap(([context, names]) =>
  names.map((subject, index) => ({
    name: `subjects-${context}-${subject}`,
    comment: `${subject} may know ${names.slice(index + 1).join(', ') || 'no other subject'}, and nothing knows the module.`,
    severity: 'error',
    from: { path: `^src/${context}/${subject}/` },
    to: {
      path: `^src/${context}/(${names
        .slice(0, index)
        .map((above) => `${above}/|`)
        .join('')}[^/]+\\.ts$)`,
      pathNot: `^src/${context}/handlers\\.ts$`,
    },
  })),
);

module.exports = {
  forbidden: [
    ...contextMap,
    ...subjectOrder,
    {
      name: 'front-door-only',
      comment: 'Another context is reached through its index.ts. Only mikro-orm.config.ts also sees the mappings.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: `^src/(${contexts.join('|')})/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'start-up-uses-the-front-door',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$|^src/demo/' },
      to: { path: `^src/(${contexts.join('|')})/`, pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'shared-knows-no-context',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: `^src/(${contexts.join('|')})/` },
    },
    {
      name: 'shared-knows-no-start-up',
      comment:
        'Whoever composes the application gives shared its configuration; config.ts says what there is to configure.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^mikro-orm\\.config\\.ts$|^src/demo/|^src/[^/]+\\.ts$', pathNot: '^src/config\\.ts$' },
    },
    {
      name: 'only-start-up-knows-the-root-configuration',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/[^/]+\\.ts$|^src/demo/' },
      to: { path: '^mikro-orm\\.config\\.ts$' },
    },
    {
      name: 'domain-is-pure',
      comment: 'No Nest, no ORM, no HTTP, no SQL, no other layer in domain/.',
      severity: 'error',
      from: { path: '^src/.+/domain/' },
      to: {
        path: '(^|/)node_modules/|^src/',
        pathNot: ['^src/.+/domain/', '^src/shared/kernel/', '^src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'domain-is-pure-of-node',
      severity: 'error',
      from: { path: '^src/.+/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kernel-is-pure',
      comment: 'Plain TypeScript; of Node only what makes ids and carries the request.',
      severity: 'error',
      from: { path: '^src/shared/kernel/' },
      to: { pathNot: ['^src/shared/kernel/', '^(node:)?(crypto|async_hooks)$'] },
    },
    {
      name: 'application-does-not-know-its-adapters',
      comment: 'Of persistence it may ask the reads; the view is the type of an answer.',
      severity: 'error',
      from: { path: '^src/([^/]+)/.*\\bapplication/' },
      to: { path: '^src/$1/.*\\b(persistence|http)/', pathNot: [...reads, views] },
    },
    {
      name: 'persistence-does-not-know-http',
      severity: 'error',
      from: { path: '^src/([^/]+)/.*\\bpersistence/' },
      to: { path: '^src/$1/.*\\bhttp/', pathNot: views },
    },
    {
      name: 'views-are-only-types-below-http',
      severity: 'error',
      from: { path: '^src/.+/(application|persistence)/' },
      to: { path: views, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'http-does-not-reach-persistence',
      severity: 'error',
      comment: 'Reads are query files in persistence/ with their SQL: these http may ask.',
      from: { path: '^src/([^/]+)/.*\\bhttp/', pathNot: '^src/shared/' },
      to: { path: '^src/$1/.*\\bpersistence/', pathNot: reads },
    },
    {
      name: 'sql-is-in-persistence',
      comment:
        'No other layer and no command line has a statement of its own. The probes of health only see whether the database answers.',
      severity: 'error',
      from: {
        path: '^src/.+/(domain|application|http|cli)/',
        pathNot: '^src/shared/http/health\\.controller\\.ts$',
      },
      to: { path: '(^|/)node_modules/(kysely|pg|@mikro-orm)/' },
    },
    {
      name: 'nobody-imports-notifications',
      comment: 'The demo alone asks it to keep the mail of the past to itself.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/notifications/', '^src/app\\.module\\.ts$', '^src/demo/'] },
      to: { path: '^src/notifications/' },
    },
    {
      name: 'nobody-imports-reporting',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/reporting/', '^src/app\\.module\\.ts$'] },
      to: { path: '^src/reporting/' },
    },
    {
      name: 'no-cycles',
      comment: 'None of types either: what needs each other is one file, or one of them has the wrong name.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['/migrations/', '^src/node-version\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
