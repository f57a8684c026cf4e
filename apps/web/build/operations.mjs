/** The operations of the client: the `.graphql` files of `apps/web`, each with the fragments that it uses, as one text with its hash. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Kind, parse, print, visit } from 'graphql';

/**
 * All operations below a folder: where each is written (`file`), its `name`, `document` and `text`, and the `id`, which is `sha256:…` of the
 * text. Throws with the file's name where one does not parse, uses an unknown fragment, or has no name of its own.
 *
 * @param {string} folder
 * @returns {{ file: string, name: string, document: import('graphql').DocumentNode, text: string, id: string }[]}
 */
export function readOperations(folder) {
  const files = graphqlFiles(folder).map((file) => ({ file, definitions: parsed(join(folder, file), file) }));
  const fragments = new Map();
  for (const { definitions } of files)
    for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const operations = files.flatMap(({ file, definitions }) =>
    definitions
      .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      .map((each) => operation(file, each, fragments)),
  );
  const names = new Map();
  for (const { name, file } of operations) {
    if (names.has(name)) throw new Error(`${file}: ${names.get(name)} has an operation ${name}, too.`);
    names.set(name, file);
  }
  return operations;
}

function operation(file, definition, fragments) {
  if (!definition.name) throw new Error(`${file}: an operation has no name.`);
  const document = { kind: Kind.DOCUMENT, definitions: [definition, ...usedBy(definition, fragments, file)] };
  const text = print(document);
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return { file, name: definition.name.value, document, text, id };
}

function graphqlFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql') && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function parsed(path, file) {
  try {
    return parse(readFileSync(path, 'utf8'), { noLocation: true }).definitions;
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}

/** The fragments that a definition spreads, and those that they spread, by name. */
function usedBy(definition, fragments, file) {
  const used = new Map();
  const look = (node) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`${file}: there is no fragment ${value}.`);
        if (used.has(value)) return;
        used.set(value, fragment);
        look(fragment);
      },
    });
  look(definition);
  return [...used.values()].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
}
