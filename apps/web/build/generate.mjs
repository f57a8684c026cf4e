/**
 * From the `.graphql` files of the client and the schema to `gql/<file>.ts`, with the types of what is sent and answered. `npm run
 * generate` writes them; they are committed, and a test checks that they are current. The types come from graphql-codegen.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse, validate } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { readOperations } from './operations.mjs';

const CONFIG = {
  scalars: { Key: 'string', Date: 'string', DateTime: 'string', ID: 'string' },
  defaultScalarType: 'string',
  enumType: 'string-literal',
  immutableTypes: true,
};

/**
 * File name below `gql/` to its text. Throws with file and message where an operation does not fit the schema.
 *
 * @param {string} root
 * @returns {Promise<Map<string, string>>}
 */
export async function generatedClient(root) {
  const sdl = parse(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8'), { noLocation: true });
  const schema = buildASTSchema(sdl);
  const byFile = new Map();
  for (const operation of readOperations(join(root, 'apps/web'))) {
    const problem = validate(schema, operation.document)[0];
    if (problem) throw new Error(`${operation.file}, ${operation.name}: ${problem.message}`);
    byFile.set(operation.file, [...(byFile.get(operation.file) ?? []), operation]);
  }
  const style = { ...(await resolveConfig(join(root, 'package.json'))), parser: 'typescript' };
  const texts = new Map();
  for (const [file, operations] of byFile) {
    const name = `${basename(file, '.graphql')}.ts`;
    if (texts.has(name)) throw new Error(`${file}: another folder has a file of this name, too.`);
    const types = await codegen({
      schema: sdl,
      schemaAst: schema,
      documents: [{ document: { kind: 'Document', definitions: definitionsOf(operations) } }],
      filename: file,
      config: CONFIG,
      plugins: [{ operationTypes: {} }],
      pluginMap: { operationTypes },
      skipDocumentsValidation: true, // done above, with the name of the file
    });
    const constants = operations.map(constant).join('\n');
    texts.set(name, await format(`${head(file)}${types}\n${constants}\n`, style));
  }
  return texts;
}

/** Each once: several operations of a file may spread the same fragment. */
const definitionsOf = (operations) => [...new Set(operations.flatMap(({ document }) => document.definitions))];

const head = (file) => `/** Generated from apps/web/${file} by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';\n\n`;

function constant({ name, id, document }) {
  const { operation } = document.definitions[0];
  const type = `${name}${operation === 'query' ? 'Query' : 'Mutation'}`;
  return `export const ${name} = operation<${type}, ${type}Variables>('${id}', '${operation}');`;
}

/**
 * Writes the files, and removes those whose `.graphql` file is gone.
 *
 * @param {string} root
 */
export async function writeClient(root) {
  const folder = join(root, 'apps/web/gql');
  const texts = await generatedClient(root);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (!texts.has(file)) rmSync(join(folder, file));
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);
}

/**
 * Names of the files below `gql/` that are not what would be generated now.
 *
 * @param {string} root
 */
export async function staleFiles(root) {
  const folder = join(root, 'apps/web/gql');
  const texts = await generatedClient(root);
  const there = new Set(readdirSync(folder));
  const gone = [...there].filter((file) => !texts.has(file));
  const changed = [...texts].filter(
    ([file, text]) => !there.has(file) || readFileSync(join(folder, file), 'utf8') !== text,
  );
  return [...gone, ...changed.map(([file]) => file)];
}
