import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, getNullableType, isListType, isObjectType, parse, validate } from 'graphql';
import { listNesting, PARTS } from './list-nesting.js';

const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const codes = (query: string) =>
  validate(schema, parse(query), [listNesting]).map(
    ({ extensions, message }) => `${String(extensions.code)} ${message}`,
  );
/** Dimensions, of each its segments, of each their dimension, and so on. */
const nested = (levels: number): string =>
  levels === 0 ? 'id' : `segments { nodes { dimension { ${nested(levels - 1)} } } }`;

describe('lists within lists of their own type', () => {
  it.each([
    ['nodes with their ancestors', '{ tree { slice { nodes { ancestors { name } } } } }'],
    ['two levels', `{ ${nested(2)} }`],
    ['slices of trees side by side', '{ tree { a: slice { nodes { id } } b: slice { nodes { id } } } }'],
    ['findings of the nodes of findings', '{ findings { nodes { node { findings { title } } } } }'],
    [
      'parts of parts',
      '{ tree { root { contributions(period: { preset: ALL_TIME }, compareTo: { preset: PREVIOUS_PERIOD }) { items { items { items { items { key } } } } } } } }',
    ],
  ])('takes %s', (_, query) => expect(codes(query)).toEqual([]));

  it.each([
    ['segments of dimensions of segments', `{ ${nested(3)} }`],
    [
      'by fragments',
      `query { tree { root { ...A } } } fragment A on TreeNode { children { nodes { children { nodes { ...B } } } } }
      fragment B on TreeNode { children { nodes { id } } }`,
    ],
    ['by inline fragments', `{ ... on Query { ... { ${nested(3)} } } }`],
    [
      'siblings of siblings',
      `{ tree { slice { nodes { parent { children { nodes { parent { children { nodes { id } } } } } } } } } }`,
    ],
    [
      'by edges',
      `{ tree { root { children { edges { node { children { edges { node { children { edges { node { id } } } } } } } } } } } }`,
    ],
  ])('refuses %s', (_, query) =>
    expect(codes(query)).toEqual([expect.stringMatching(/^QUERY_TOO_COMPLEX "\w+" lists/)]),
  );

  it('has exceptions that lead to nothing but their own type', () => {
    for (const place of PARTS) {
      const [name, field] = place.split('.') as [string, string];
      const type = schema.getType(name);
      expect(isObjectType(type) && getNamedType(type.getFields()[field]!.type).name).toBe(name);
    }
  });

  it('has no way from what a slice or a tree lists back to the tree', () => {
    for (const name of ['TreeSlice', 'TreeNode', 'TreeEdge']) {
      const type = schema.getType(name);
      const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
      expect(fields.filter(({ type: of }) => getNamedType(of).name === 'MetricTree')).toEqual([]);
    }
  });

  it('refuses every way round through a list, as often as it goes, but for the exceptions', () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const fieldsOf = (name: string) => {
      const type = schema.getType(name);
      return isObjectType(type) ? Object.values(type.getFields()) : [];
    };
    /** The fields of the shortest way between two types; null where there is none. */
    const wayBetween = (from: string, to: string): string[] | null => {
      const ways = new Map<string, string[]>([[from, []]]);
      for (const [at, way] of ways) {
        if (at === to) return way;
        for (const { name, type } of fieldsOf(at)) {
          const next = getNamedType(type);
          if (isObjectType(next) && !ways.has(next.name)) ways.set(next.name, [...way, name]);
        }
      }
      return null;
    };
    const rounds = types.flatMap(({ name }) =>
      fieldsOf(name).flatMap((field) => {
        const item = getNamedType(field.type);
        if (!isListType(getNullableType(field.type)) || !isObjectType(item)) return [];
        const [here, back] = [wayBetween('Query', name), wayBetween(item.name, name)];
        return here && back ? [{ place: `${name}.${field.name}`, here, round: [field.name, ...back] }] : [];
      }),
    );
    const taken = rounds.filter(({ here, round }) => {
      const way = [...here, ...round, ...round, ...round];
      return codes(way.reduceRight((inner, name) => `{ ${name} ${inner} }`, '{ __typename }')).length === 0;
    });
    expect(rounds.length).toBeGreaterThan(20);
    expect(taken.map(({ place }) => place)).toEqual([...PARTS]);
  });
});
