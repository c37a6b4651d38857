// Who may import whom. Every rule says why it exists; all are errors. The tiers are explained in ARCHITECTURE.md.
const TIERS = {
  foundations: ['organisation', 'accounts', 'calendar', 'legal'],
  engines: ['catalogue', 'review', 'casework', 'leakguard', 'letters', 'notices'],
  doors: [
    'disclosures',
    'sites',
    'applications',
    'mailboxes',
    'lists',
    'services',
    'surveys',
    'trainings',
    'plans',
    'datasets',
    'channels',
  ],
  readers: [
    'search',
    'figures',
    'monitors',
    'orders',
    'supervision',
    'reports',
    'transparency',
    'cockpit',
    'assessment',
    'responsibility',
    'concerns',
    'portal',
  ],
}
const inFeatures = (names) => `^src/features/(${names.join('|')})/`
const EDGE = ['[.]routes[.]ts$', '[.]pages[.]tsx$', '^src/platform/(http|pages)/', '^src/[^/]+[.]ts$']
const DATA_ACCESS = ['[.]store[.]ts$', '[.]queries[.]ts$', '^src/platform/(db|ledger|jobs|files)/']
// The composition root is the handful of files directly in src (app.ts and the process around it) and the sample school,
// which fills every feature through its door.
const ROOTS = ['^src/[^/]+[.]ts$', '^src/sample/']
const TESTS = '([.]test[.]tsx?$|^test/|^bench/)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
      comment: 'Two files that need each other are one file, or miss a third. Types count too.',
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      comment: 'The vocabulary of the house depends on nothing: no SQL, no HTTP, no node:*, no clock.',
      from: { path: '^src/kernel/', pathNot: TESTS },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules of law must be testable without a database and readable without knowing the framework.',
      from: { path: '^src/features/([^/]+)/domain/', pathNot: TESTS },
      to: { pathNot: ['^src/kernel/', '^src/features/$1/domain/'] },
    },
    {
      name: 'domain-knows-no-node',
      severity: 'error',
      comment: 'A rule gets the time, the calendar and the text as arguments; it never fetches them.',
      from: { path: '^src/(kernel/|features/[^/]+/domain/)', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      comment: 'Technique never imports business: otherwise every feature is tied to every other through it.',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: ['^src/features/', ...ROOTS] },
    },
    {
      name: 'features-meet-at-the-door',
      severity: 'error',
      comment: 'Use the other feature through its index.ts: what is not exported there may change without asking you.',
      from: { path: '^src/features/([^/]+)/', pathNot: [TESTS, '[.]contract[.]ts$'] },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index[.]ts$'] },
    },
    {
      name: 'root-uses-the-doors',
      severity: 'error',
      comment: 'The composition root binds features; it has no business inside them.',
      from: { path: ROOTS, pathNot: TESTS },
      to: { path: '^src/features/', pathNot: ['^src/features/[^/]+/index[.]ts$'] },
    },
    {
      name: 'only-stores-and-queries-know-sql',
      severity: 'error',
      comment: 'One data-access layer: tables can change shape without a hunt through the code.',
      from: { path: '^src/', pathNot: [...DATA_ACCESS, TESTS] },
      to: { path: '^node_modules/(kysely|pg|pg-cursor|graphile-worker)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-edge-knows-http',
      severity: 'error',
      comment: 'A use case must run from a job, the command line and a test as well as from a request.',
      from: { path: '^src/', pathNot: [...EDGE, TESTS] },
      to: { path: '^node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'contracts-are-shared',
      severity: 'error',
      comment: 'The console compiles contracts into the browser: what they import goes with them.',
      from: { path: '[.]contract[.]ts$', pathNot: TESTS },
      to: { pathNot: ['[.]contract[.]ts$', '^src/kernel/', '^node_modules/typebox/'] },
    },
    {
      name: 'console-sees-contracts-only',
      severity: 'error',
      comment: 'The console knows the server by its contracts; everything else of src stays on the server.',
      from: { path: '^console/' },
      to: { path: '^src/', pathNot: ['[.]contract[.]ts$', '^src/kernel/'] },
    },
    {
      name: 'server-knows-no-console',
      severity: 'error',
      comment: 'The console is built from itself and served as files.',
      from: { path: '^src/' },
      to: { path: '^console/' },
    },
    {
      name: 'foundations-know-no-cases',
      severity: 'error',
      comment:
        'Units, accounts, calendar and law stand at the bottom: everything looks down on them, they look at nobody.',
      from: { path: inFeatures(TIERS.foundations), pathNot: TESTS },
      to: { path: inFeatures([...TIERS.engines, ...TIERS.doors, ...TIERS.readers]) },
    },
    {
      name: 'engines-know-no-doors',
      severity: 'error',
      comment:
        'An engine serves any front door; what happens next is the business of whoever called, or of a ledger reader.',
      from: { path: inFeatures(TIERS.engines), pathNot: TESTS },
      to: { path: inFeatures([...TIERS.doors, ...TIERS.readers]) },
    },
    {
      name: 'cases-know-no-readers',
      severity: 'error',
      comment:
        'Publishing does not know the index: record an event, the reader follows the ledger and can be rebuilt from zero.',
      from: { path: inFeatures(TIERS.doors), pathNot: TESTS },
      to: { path: inFeatures(TIERS.readers) },
    },
    {
      name: 'every-feature-has-a-tier',
      severity: 'error',
      comment: 'A feature without a place in the tiers of this file would escape the rules above.',
      from: { path: '^src/' },
      to: { path: '^src/features/[^/]+/', pathNot: inFeatures(Object.values(TIERS).flat()) },
    },
    {
      name: 'nobody-imports-the-root',
      severity: 'error',
      comment: 'app.ts knows everybody, so whoever imports it depends on everything. Only the process and tests may.',
      from: { path: '^(src|console)/', pathNot: [...ROOTS, TESTS] },
      to: { path: ROOTS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      comment: 'Test code never ships.',
      from: { path: '^(src|console)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nobody imports is dead; assets are named by the pages.',
      from: {
        orphan: true,
        path: '^(src|console)/',
        pathNot: ['^src/(main|cli)[.]ts$', '/assets/', TESTS, '[.]d[.]ts$', 'console/vite[.]config[.]ts$'],
      },
      to: {},
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      comment: 'What is imported stands in package.json, or it vanishes with the next update.',
      from: { path: '^(src|console|test|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'server-runs-without-tools',
      severity: 'error',
      comment: 'The server must start after an installation without development packages.',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that resolves to nothing checks nothing.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
}
