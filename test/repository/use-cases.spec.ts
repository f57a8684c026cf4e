import { productFiles, textOf } from './repository-files.js';

const INDEX = 'libs/application/index.ts';
const USE_CASES = 'libs/application/use-cases.ts';

/** Where a process begins: these choose stores, a clock and ids, and join them with `systemOn`. */
const COMPOSITION_ROOTS = ['apps/api/system.ts', 'apps/cli/connect.ts'];

/** What a file imports or exports by name, types left out. Example: `export { a, type B } from './a.js'` has a */
function valuesNamed(keyword: 'import' | 'export', path: string): string[] {
  const lists = textOf(path).matchAll(new RegExp(`^${keyword} \\{([^}]*)\\} from`, 'gm'));
  const names = [...lists].flatMap(([, list]) => list!.split(',').map((name) => name.trim()));
  return names.filter((name) => name !== '' && !name.startsWith('type '));
}

const filesWith = (pattern: RegExp) => productFiles().filter((path) => pattern.test(textOf(path)));

describe('use cases', () => {
  it('are asked through the system, which knows the caller, and not by themselves', () => {
    const useCases = valuesNamed('import', USE_CASES);
    expect(useCases).toContain('startIntervention');
    expect(valuesNamed('export', INDEX).filter((name) => useCases.includes(name))).toEqual([]);
  });

  it('get their context from the system only', () => {
    expect(filesWith(/new UseCaseContext\(/)).toEqual(['libs/application/context.ts', 'libs/application/system.ts']);
  });

  it('are joined with stores where a process begins, and nowhere else', () => {
    expect(filesWith(/\bsystemOn\(/).filter((path) => path.startsWith('apps/'))).toEqual(COMPOSITION_ROOTS);
  });
});
