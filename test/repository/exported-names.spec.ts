import { productFiles, textOf } from './repository-files.js';

/** Names that may have several definitions, each with the reason. The list may have five entries at most. */
const EXPLAINED: ReadonlyMap<string, string> = new Map([]);

const DEFINITION =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const enum|const|let|class|interface|type|enum) (\w+)/gm;

/** Written from the schema, with the types of each operation in its own file. */
const GENERATED = /^apps\/web\/gql\//;
const CLIENT = 'apps/web/';

/** The client draws what the server has and calls it by the same names, so that each program has names of its own. */
const PROGRAMS: readonly (readonly string[])[] = [
  productFiles().filter((path) => !path.startsWith(CLIENT)),
  productFiles().filter((path) => path.startsWith(CLIENT) && !GENERATED.test(path)),
];

/** Files by the name that each of them defines and exports. Overloads, and a type beside its value, are one definition. */
function definitions(program: readonly string[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const path of program)
    for (const name of exportedNames(textOf(path))) files.set(name, [...(files.get(name) ?? []), path]);
  return files;
}

function exportedNames(text: string): Set<string> {
  return new Set([...text.matchAll(DEFINITION)].map(([, name]) => name!));
}

describe('exported names', () => {
  const several = PROGRAMS.flatMap((program) => [...definitions(program)]).filter(([, files]) => files.length > 1);

  it('have one definition each, so that a name says which one is meant, unless a list says why not', () => {
    const unexplained = several.filter(([name]) => !EXPLAINED.has(name));
    expect(unexplained.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
  });

  it('are explained only while they have several definitions', () => {
    const names = several.map(([name]) => name);
    expect([...EXPLAINED.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are explained five times at most', () => expect(EXPLAINED.size).toBeLessThanOrEqual(5));

  it('are found in every form of definition', () => {
    const text = [
      'export function one(a: string): void;',
      'export function one(a: number): void;',
      'export async function two() {}',
      'export abstract class Three {}',
      'export type Four = 4;',
      'export const FIVE = 5;',
      "export { six } from './six.js';",
      "export * from './seven.js';",
      'const eight = 8;',
    ].join('\n');
    expect([...exportedNames(text)]).toEqual(['one', 'two', 'Three', 'Four', 'FIVE']);
  });
});
