/*
 * The import table of docs/architecture.md, enforced. Each folder lists the only folders of ours it may import.
 * A test file (x.test.ts, x.test.tsx) may also import lib/testing; nothing else may.
 */
const TEST = '\\.test\\.tsx?$';
const OURS = '^(app|bench|bin|components|e2e|lib|instrumentation)';

/** @type {Record<string, string[]>} */
const MAY_IMPORT = {
  'lib/domain': [],
  'lib/config': ['lib/domain'],
  'lib/db': ['lib/domain', 'lib/config'],
  'lib/network': ['lib/domain'],
  // Behind an interface of lib/domain/mail, so that whoever sends an e-mail knows nothing of SMTP.
  'lib/mail': ['lib/domain'],
  'lib/fluxx': ['lib/domain', 'lib/network'],
  'lib/audit': ['lib/domain', 'lib/db'],
  'lib/engine': ['lib/domain', 'lib/db', 'lib/audit'],
  'lib/console': ['lib/domain', 'lib/db', 'lib/fluxx', 'lib/audit'],
  'lib/auth': ['lib/domain', 'lib/db', 'lib/config', 'lib/audit'],
  'lib/http': ['lib/domain', 'lib/auth'],
  'lib/server': ['lib/(domain|config|db|network|mail|fluxx|audit|engine|console|auth|http)'],
  'lib/client': ['lib/domain'],
  'components/ui': [],
  'components/(?!ui/)[^/]+': ['components', 'lib/(client|domain)'],
};

const table = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder}-imports`.replace(/[^a-z-]/g, '-'),
  severity: 'error',
  comment: `${folder} may import only itself and: ${allowed.join(', ') || 'nothing of ours'}.`,
  from: { path: `^${folder}/`, pathNot: TEST },
  to: { path: OURS, pathNot: [`^${folder}/`, ...allowed.map((target) => `^${target}/`)] },
}));

module.exports = {
  forbidden: [
    ...table,
    {
      name: 'only-tests-import-testing',
      severity: 'error',
      comment: 'lib/testing holds factories, fixtures and the fake Fluxx site; a program never needs them.',
      from: { pathNot: [TEST, '^lib/testing/', '^e2e/', '^bench/', '^bin/test\\.ts$'] },
      to: { path: '^lib/testing/' },
    },
    {
      name: 'no-framework-in-the-core',
      severity: 'error',
      comment: 'next, react and next-auth stay out of the core, so that it runs from the command line too.',
      from: { path: '^lib/(domain|config|db|network|mail|fluxx|engine|console|audit)/' },
      to: { path: 'node_modules/(next|react|react-dom|next-auth)/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'lib/domain has no input or output: no Node built-ins, no database, no network.',
      from: { path: '^lib/domain/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-never-sees-the-server',
      severity: 'error',
      comment: 'Code sent to a browser must not reach a module that holds secrets or the database.',
      from: { path: '^(components|lib/client)/', pathNot: TEST },
      to: { path: '^lib/(config|db|network|mail|fluxx|engine|console|audit|auth|http|server)/', reachable: true },
    },
    {
      name: 'database-driver-only-in-db',
      severity: 'error',
      comment: 'The choice of driver stays behind lib/db/dialect.',
      from: { pathNot: ['^lib/db/dialect/', '^lib/testing/', '^bench/', TEST] },
      to: { path: 'node_modules/(@photostructure/sqlite|pg)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-dev-dependency-in-the-program',
      severity: 'error',
      from: { path: '^(app|lib|components|instrumentation)', pathNot: [TEST, '^lib/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: ['node_modules/@types/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
