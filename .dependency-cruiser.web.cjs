/** The floors of the portal: an import goes down, never up, and a page never knows another page. */
const floors = ['texts', 'api', 'format', 'shell', 'parts', 'pages'];

/** Which parts may know which others; the map has no cycles. */
const parts = {
  forms: [],
  practitioner: [],
  day: [],
  dashboard: [],
  record: ['forms'],
  times: ['practitioner'],
  appointment: ['forms', 'times'],
  hours: ['forms', 'appointment'],
};

const upwards = floors.map((floor, at) => ({
  name: `${floor}-knows-no-floor-above`,
  severity: 'error',
  from: { path: `^web/src/${floor}/` },
  to: { path: `^web/src/(${[...floors.slice(at + 1).map((above) => `${above}/`), '[^/]+$'].join('|')})` },
}));

const partsMap = Object.entries(parts).map(([part, known]) => ({
  name: `parts-map-${part}`,
  comment: `${part} may know ${known.join(', ') || 'no other part'}.`,
  severity: 'error',
  from: { path: `^web/src/parts/${part}/` },
  to: { path: '^web/src/parts/', pathNot: `^web/src/parts/(${[part, ...known].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...upwards,
    ...partsMap,
    {
      name: 'part-has-its-place',
      comment: 'A part is a folder of the map above; a new one is written there.',
      severity: 'error',
      from: {},
      to: { path: '^web/src/parts/', pathNot: `^web/src/parts/(${Object.keys(parts).join('|')})/` },
    },
    {
      name: 'pages-know-no-other-page',
      comment: 'What two pages share is a part.',
      severity: 'error',
      from: { path: '^web/src/pages/([^/]+)/' },
      to: { path: '^web/src/pages/', pathNot: '^web/src/pages/$1/' },
    },
    {
      name: 'start-up-lists-routes-alone',
      comment: 'The router loads a page when it is opened.',
      severity: 'error',
      from: { path: '^web/src/[^/]+$' },
      to: { path: '^web/src/(pages|parts)/', pathNot: '^web/src/pages/[^/]+/routes\\.ts$' },
    },
    {
      name: 'routes-load-pages-when-they-are-opened',
      comment: 'Beside routes stands what reads their search parameters; everything else waits.',
      severity: 'error',
      from: { path: '^web/src/pages/[^/]+/routes\\.ts$' },
      to: { path: '\\.tsx$|^web/src/parts/', dependencyTypesNot: ['dynamic-import'] },
    },
    { name: 'portal-knows-no-server', severity: 'error', from: {}, to: { path: '^(src|test|tools)/' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^web/src/', pathNot: ['^web/src/texts/', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'nothing-unresolvable',
      comment: "The contract's types are made by the build.",
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/schema\\.gen$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'web/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json', '.css'],
    },
  },
};
