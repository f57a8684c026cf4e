/**
 * Which file may import which: the section "Direction" of docs/architecture.md, as rules. Each says why it holds and where to
 * put the code instead. There is no list of exceptions.
 */

/** The journey. `shared` and `access` serve every step, so they come before all of them; other folders (demo, yaml, graphql …) are not steps. */
const STEPS = [
  'shared',
  'access',
  'facts',
  'segments',
  'rollups',
  'metrics',
  'workspace',
  'trees',
  'comparisons',
  'ownership',
  'findings',
  'interventions',
];

/**
 * Steps of the domain that have grown folders of their own. The nouns lie at the top of the step; each folder may import the top and the
 * folders before it in the list. `workspace/standards` holds nouns, too, so it is not in the list.
 */
const FOLDERS = {
  workspace: ['template', 'check', 'versions', 'edit'],
  trees: ['values'],
  comparisons: ['benchmarks', 'met-standards', 'explain', 'scorecard', 'uniformity', 'mix', 'heatmap', 'demand'],
  interventions: ['study', 'designs', 'planning', 'words', 'assess', 'picture', 'life'],
};

/** What each library may import besides itself. */
const INWARD = {
  formula: [],
  statistics: [],
  domain: ['formula', 'statistics'],
  application: ['formula', 'statistics', 'domain'],
  persistence: ['formula', 'statistics', 'domain', 'application'],
  sources: ['formula', 'statistics', 'domain', 'application'],
};

const SPEC = '\\.spec\\.ts$';
const error = (rule) => ({ severity: 'error', ...rule });

module.exports = {
  forbidden: [
    ...Object.entries(INWARD).map(([library, allowed]) =>
      error({
        name: `libraries-look-inward (${library})`,
        comment:
          `libs/${library} is understood and tested without what lies outside of it; it may import ` +
          `${allowed.length > 0 ? allowed.join(', ') : 'no other library'}, and nothing of apps, test or bench. Instead: move what ` +
          'both need to the inner library; or declare a port in libs/application and implement it outside.',
        from: { path: `^libs/${library}/`, pathNot: SPEC },
        to: { path: '^(libs|apps|test|bench)/', pathNot: `^libs/(${[library, ...allowed].join('|')})/` },
      }),
    ),
    ...STEPS.slice(0, -1).map((step, index) =>
      error({
        name: `a-step-never-looks-ahead (${step})`,
        comment:
          `Whoever reads ${step} must not need to know a later step of the journey. Instead: let the later step call this one; ` +
          'or move what both need to the earlier step, or to shared if it belongs to none.',
        from: { path: `^((?:libs|apps)/[^/]+)/${step}/` },
        to: { path: `^$1/(${STEPS.slice(index + 1).join('|')})/` },
      }),
    ),
    ...Object.entries(FOLDERS).flatMap(([step, folders]) =>
      folders.map((folder, index) =>
        error({
          name: `folders-look-left (${step}/${index === 0 ? 'the top' : folders[index - 1]})`,
          comment:
            `The nouns at the top of libs/domain/${step} are understood without what is done with them, and each folder without the ` +
            'later ones. Instead: move what both need to the earlier folder, or to the top if it is a noun.',
          from: {
            path: `^libs/domain/${step}/${index === 0 ? '' : `${folders[index - 1]}/`}[^/]+$`,
            pathNot: SPEC,
          },
          to: { path: `^libs/domain/${step}/(${folders.slice(index).join('|')})/` },
        }),
      ),
    ),
    error({
      name: 'pure-libraries-have-no-packages',
      comment:
        'formula, statistics and domain are true without a database, a clock or a disk, and formula runs in the browser. ' +
        'Instead: hand the value in as an argument; what has to read or wait goes to libs/application behind a port.',
      from: { path: '^libs/(formula|statistics|domain)/', pathNot: SPEC },
      to: {
        dependencyTypes: [
          'core',
          'npm',
          'npm-dev',
          'npm-optional',
          'npm-peer',
          'npm-bundled',
          'npm-no-pkg',
          'npm-unknown',
        ],
      },
    }),
    error({
      name: 'sql-lives-in-persistence',
      comment:
        'Another database would change libs/persistence and nothing else. Instead: a query goes to libs/persistence/<step>, ' +
        'behind a port of libs/application.',
      from: { path: '^(apps|libs)/', pathNot: '^libs/persistence/' },
      to: { path: '(^|/)node_modules/(@types/)?(typeorm|pg|pg-copy-streams)/' },
    }),
    error({
      name: 'adapters-are-chosen-at-the-root',
      comment:
        'Resolvers and commands ask ports, so that memory stores can stand in for them. Instead: import the port from ' +
        '@bough/application, and bind it in a *.module.ts, or in a file at the top of apps/api or apps/cli, where the parts are joined.',
      from: {
        path: '^apps/',
        pathNot: ['\\.module\\.ts$', '^apps/(api|cli)/[^/]+\\.ts$'],
      },
      to: { path: '^libs/(persistence|sources)/' },
    }),
    error({
      name: 'use-cases-are-asked-through-the-system',
      comment:
        'The system binds the caller, the clock and the stores to every use case, so that nobody brings them along. Instead: add the use ' +
        'case to use-cases.ts, and ask for it with system.as(caller).<step>.<name>(…).',
      from: { pathNot: ['^libs/application/system\\.ts$', SPEC] },
      to: { path: '^libs/application/use-cases\\.ts$' },
    }),
    error({
      name: 'web-knows-pure-code-only',
      comment:
        'The browser gets its data over GraphQL; of the libraries it takes formula and domain, whose code is pure, so that texts, ' +
        'periods and rights are decided by the code that the server runs. Instead: add a field to the API.',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps|migrations)/', pathNot: '^(apps/web|libs/(formula|domain))/' },
    }),
    error({
      name: 'pages-join-the-steps',
      comment:
        'Only a page of the client asks the API and sees several steps; what a step shows is given to it. Instead: let the page ask, and ' +
        'hand the data in.',
      from: { path: '^apps/web/(?!pages/|gql/)', pathNot: '^apps/web/(app|routes|main)\\.tsx?$' },
      to: { path: '^apps/web/pages/' },
    }),
    error({
      name: 'libraries-are-entered-through-their-front-door',
      comment:
        'What index.ts exports is what a library promises; the rest may change freely. Instead: import @bough/<library>, and ' +
        'export what is missing in its index.ts.',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: '^libs/($1/|[^/]+/index\\.ts$)' },
    }),
    error({
      name: 'libraries-are-entered-through-their-front-door (from outside)',
      comment: 'As above, for apps, migrations and bench.',
      from: { path: '^(apps|migrations|bench)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/index\\.ts$' },
    }),
    error({
      name: 'no-inner-barrels',
      comment:
        'An index.ts inside a library hides where things are and invites cycles. Instead: import the file that has it.',
      from: {},
      to: { path: '^libs/[^/]+/.+/index\\.ts$' },
    }),
    error({
      name: 'no-cycles',
      comment:
        'Files that need each other cannot be read one after the other; types count too. Instead: move what both need to a ' +
        'third file.',
      from: { path: '^(apps/[^/]+|libs|migrations)/' },
      to: { circular: true },
    }),
    error({
      name: 'migrations-belong-to-persistence',
      comment:
        'Migrations are run by libs/persistence, for everybody. Instead: call migrateDatabase of @bough/persistence.',
      from: { pathNot: '^(migrations|libs/persistence)/' },
      to: { path: '^migrations/' },
    }),
    error({
      name: 'every-import-is-found',
      comment: 'No rule can judge what is not found. Instead: correct the path, or add the package to package.json.',
      from: {},
      to: { couldNotResolve: true },
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.bough)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // imports of types count
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
