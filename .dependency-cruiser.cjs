// Who may import whom. Each rule says why; the folders are described in ARCHITECTURE.md.

/** From left to right: a module imports only modules to its left. */
const modules = [
  'settings',
  'identity',
  'tenancy',
  'access',
  'audit',
  'models',
  'files',
  'catalog',
  'tools',
  'knowledge',
  'flows',
  'runs',
  'monitor',
  'bots',
  'hosting',
  'points',
  'public-access',
  'assistant',
]

const tests = '\\.test\\.tsx?$|/testing/'
const src = (...folders) => `^src/(${folders.join('|')})/`

/** Folder `from` may import from `src` only itself and the paths in `to`. */
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: '^src/', pathNot: [from, ...to] },
})

const moduleOrder = modules
  .flatMap((name, at) => [
    {
      name: `modules-left-only-${name}`,
      comment: `${name} imports only modules to its left; what must go right is an event.`,
      severity: 'error',
      from: { path: `^src/modules/${name}/(server|contract)/`, pathNot: tests },
      to: { path: `^src/modules/(${modules.slice(at + 1).join('|')})/` },
    },
    {
      name: `modules-by-their-door-${name}`,
      comment: 'Another module is reached through its server/index.ts or its contract, so that its inside can change.',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/modules/${name}/`, tests] },
      to: {
        path: `^src/modules/${name}/`,
        pathNot: [`^src/modules/${name}/(contract/|server/(index|router|raw-answers)\\.ts$|ui/)`],
      },
    },
  ])
  .filter((rule) => !rule.to.path.includes('()'))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-packages-in-product',
      comment: 'The product runs without development packages.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-product',
      comment: 'Fakes and test files stay with the tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'nothing-imports-app',
      comment: 'app/ only mounts; whatever is worth importing belongs elsewhere.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/' },
      to: { path: '^src/app/' },
    },
    only(
      'lib-is-alone',
      'lib is small and pure: everything may import it, it imports nothing of ours.',
      '^src/lib/',
      [],
    ),
    only('contract-is-isomorphic', 'The kernel runs in browsers and servers: lib and zod only.', '^src/contract/', [
      src('lib'),
    ]),
    only('engine-is-pure', 'The engine is a library: lib only, the world comes in through ports.', '^src/engine/', [
      src('lib'),
    ]),
    {
      name: 'engine-knows-no-framework',
      comment: 'No Next, tRPC, Prisma, environment, network or file system in the engine.',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: tests },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|process|worker_threads)$|node_modules/(next|react|@trpc|@prisma|pg|undici|ai)/|^src/env\\.ts$',
      },
    },
    only(
      'components-are-pure',
      'Definitions and handlers see the engine and lib; the world comes in through engine ports.',
      '^src/components/',
      [src('engine', 'lib')],
    ),
    {
      name: 'definitions-are-client-safe',
      comment: 'The console imports definitions: they must not drag handlers or server packages into the browser.',
      severity: 'error',
      from: { path: '^src/components/([^/]+/definition|definitions)\\.ts$' },
      to: { path: '/handler\\.ts$|^src/components/registry\\.ts$|^(node:)?(fs|path|crypto|net|http)$' },
    },
    only(
      'formats-are-pure',
      'Formats read and write other people’s flows: engine, definitions and lib.',
      '^src/formats/',
      [src('engine', 'lib'), '^src/components/(?!.*/handler\\.ts$)'],
    ),
    only(
      'platform-has-no-domain',
      'Platform gives technical services to every module: env, contract and lib only.',
      '^src/platform/',
      [src('contract', 'lib'), '^src/env\\.ts$'],
    ),
    {
      name: 'module-server-sees',
      comment: 'A use case sees contracts, platform, engine, components, formats and other modules’ doors.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/server/', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: [
          src('contract', 'platform', 'engine', 'components', 'formats', 'lib'),
          '^src/modules/[^/]+/(server|contract)/',
          '^src/env\\.ts$',
        ],
      },
    },
    {
      name: 'module-contract-sees',
      comment: 'Contracts are isomorphic: the kernel, lib, types of the engine, other contracts.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/contract/', pathNot: tests },
      to: { path: '^src/', pathNot: [src('contract', 'engine', 'lib'), '^src/modules/[^/]+/contract/'] },
    },
    {
      name: 'module-ui-sees',
      comment: 'Screens see contracts, design-system primitives, definitions and the tRPC client, never a server file.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/ui/', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: [
          src('contract', 'ui', 'lib', 'engine', 'formats', 'client'),
          '^src/components/(?!.*/handler\\.ts$)',
          '^src/modules/[^/]+/(contract|ui)/',
        ],
      },
    },
    only('design-system-fetches-nothing', 'Primitives show what they are given.', '^src/ui/', [src('lib')]),
    {
      name: 'client-takes-types-only',
      comment: 'Developers install the client without the server: it takes only types from the root router.',
      severity: 'error',
      from: { path: '^src/client/', pathNot: tests },
      to: { path: '^src/', pathNot: ['^src/client/', src('lib')], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'trpc-server-has-two-homes',
      comment: 'Use cases know nothing of tRPC; only its platform folders, the bridge, the root router and mounts do.',
      severity: 'error',
      from: { path: '^src/', pathNot: [src('platform/trpc', 'platform/rest', 'api', 'app', 'client'), tests] },
      to: { path: 'node_modules/@trpc/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'bridge-has-one-home',
      comment: 'The REST bridge has traps; platform/rest deals with each of them once.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/rest/'] },
      to: { path: 'node_modules/(trpc-openapi|trpc-to-openapi)/' },
    },
    {
      name: 'database-has-one-home',
      comment: 'Only platform/db may open the database; repositories take systemDb() or, as a rule, tenantDb().',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/db/', tests] },
      to: {
        path: '^src/platform/db/(generated|bind-tenant|data-model|assert-own-rows)|node_modules/(@prisma|pg|@electric-sql)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'system-db-is-for-repositories',
      comment:
        'The client without the tenant wall is named only where rows are fetched, by the writer that commits the runs of all tenants together, and by the health check.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/platform/', '\\.repository\\.ts$', '/run-writer\\.ts$', '/health-check\\.ts$', tests],
      },
      to: { path: '^src/platform/db/(system-db|run-statement|pool)\\.ts$' },
    },
    {
      name: 'rows-are-fetched-in-modules',
      comment: 'Screens, protocols and mounts ask use cases, not the database.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/', '^src/modules/[^/]+/server/', tests] },
      to: { path: '^src/platform/db/' },
    },
    {
      name: 'outbound-has-one-home',
      comment: 'Requests that users can steer go through the guarded fetch.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/http/', tests] },
      to: {
        path: 'node_modules/(undici|axios|node-fetch|got)/|^(node:)?(http|https|net|tls|dns|dns/promises)$',
        dependencyTypesNot: ['type-only'],
      },
    },
    ...moduleOrder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.next', '^dist', '^src/platform/db/generated/internal'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
}
