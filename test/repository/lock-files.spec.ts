/** What is installed is what was reviewed: every package is locked to one version and to the hash of its content. */
import { textOf } from './repository-files.js';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

const LOCK_FILES = ['package-lock.json', 'test/package-lock.json'];

it.each(LOCK_FILES)('%s pins every package by version and hash', (file) => {
  const { packages } = JSON.parse(textOf(file)) as { packages: Record<string, Locked> };
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
  expect(installed.length).toBeGreaterThan(20);
  const loose = installed.filter(([, each]) => !each.version || !/^sha512-/.test(each.integrity ?? ''));
  expect(loose.map(([path]) => path)).toEqual([]);
});

/** A package from elsewhere is one that nobody watches. */
it.each(LOCK_FILES)('%s takes packages from the npm registry only', (file) => {
  const { packages } = JSON.parse(textOf(file)) as { packages: Record<string, Locked> };
  const elsewhere = Object.values(packages).filter(
    ({ resolved, link }) => !link && resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere).toEqual([]);
});
