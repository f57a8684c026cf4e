import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of package.json; Jest runs there. */
export const ROOT = resolve('.');

/** What is installed, built or made at run time, and what Git keeps for itself. */
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', '.bough', 'data']);

/** Every file whose name ends so, as a path from the root with `/`. Example: filesIn('libs', '.ts') has libs/domain/index.ts */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesIn(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

/** TypeScript files of the product: neither specs nor what helps them. */
export function productFiles(): string[] {
  const isSpec = (path: string) => /\.spec\.tsx?$/.test(path);
  return ['apps', 'libs']
    .flatMap((folder) => ['.ts', '.tsx'].flatMap((ending) => filesIn(folder, ending)))
    .filter((path) => !isSpec(path));
}

/** A file's text; the path is from the root. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
