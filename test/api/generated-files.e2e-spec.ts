import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { generatedFiles } from '../../apps/api/generated-files.js';

/** What is made from the code and committed beside it is what the code makes; "npm run generate" writes it. */
let files: Map<string, string>;
beforeAll(async () => {
  files = await generatedFiles(process.cwd());
});
const committed = (path: string) => readFile(join(process.cwd(), path), 'utf8');

it.each([
  'apps/api/schema.graphql',
  'docs/graphql.md',
  'docs/metrics.md',
  'docs/third-party.md',
  'docs/schemas/mapping.schema.json',
  'docs/schemas/owners.schema.json',
  'docs/schemas/plan.schema.json',
  'docs/schemas/tree.schema.json',
  'docs/schemas/workspace.schema.json',
])('%s is current', async (path) => expect(await committed(path)).toBe(files.get(path)));

it('leaves no generated file out', () => expect(files.size).toBe(9));

describe('the schema', () => {
  const types = async () => Object.values(buildSchema(await committed('apps/api/schema.graphql')).getTypeMap());

  it('has no list or item that may be missing, but where a place may be empty', async () => {
    const fields = (await types()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${field.type}`)
        : [],
    );
    const loose = fields.filter((field) => field.includes('[') && !field.endsWith('!]!') && !field.startsWith('__'));
    const outside = loose.filter((field) => !field.startsWith('MatrixCells.')); // a place per row, empty where there is nothing
    expect(outside).toEqual(['Query.nodes: [Node]!', 'TreeNode.sparkline: [Float]!']);
  });

  it('has connections with edges, nodes, page and total', async () => {
    const connections = (await types()).filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(4);
    for (const type of connections)
      expect('getFields' in type && Object.keys(type.getFields()).sort()).toEqual([
        'edges',
        'nodes',
        'pageInfo',
        'totalCount',
      ]);
  });

  it('says of every query and mutation what it gives or does', async () => {
    const roots = (await types()).filter(({ name }) => ['Query', 'Mutation'].includes(name));
    const fields = roots.flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
    expect(fields.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  it('has no untyped data', async () => expect((await types()).map(({ name }) => name)).not.toContain('JSON'));
});
