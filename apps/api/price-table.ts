/** The table of prices in docs/graphql.md: what a field costs in two workspaces of other sizes, in milliseconds. */
import type { GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { amountAsked, type Amount, type Asked, type Sizes } from './graphql/cost/price.js';
import { PRICES } from './prices.js';
import { textBetween, tableOfRows } from './root-fields.js';

const SLOTS = 22;
/** Fields below are not listed: the table is about what is dear. */
const LEAST = 1_000;
const [BEGIN, END] = ['<!-- generated: prices -->', '<!-- end of prices -->'];

/** The built-in tree over so many branches, with two dimensions of ten segments besides. */
export function exampleSizes(branches: number): Sizes {
  return {
    nodes: branches * SLOTS + 1,
    slots: SLOTS,
    children: Math.max(SLOTS, branches),
    depth: 4,
    branches: branches + 1,
    segments: branches + 23,
    segmentsOf: { team: branches + 1, plan: branches + 1, industry: 10, size: 10 },
    dimensions: 3,
    metrics: 60,
    days: 400,
    perDay: branches < 100 ? 50 : 2_500,
    events: 10,
    people: 50,
    assignments: branches * 2,
  };
}

/** The page with the prices as they are now. */
export function withPrices(page: string, schema: GraphQLSchema): string {
  const [small, large] = [exampleSizes(5), exampleSizes(512)];
  const rows = Object.entries(PRICES).flatMap(([field, { each, once }]) => {
    const defaults = defaultsOf(schema, field);
    const of = (price: Amount | undefined, sizes: Sizes) =>
      amountAsked(price, { args: defaults, sizes, page: 1 } as Asked);
    const told = [of(each, small), of(each, large), of(once, small), of(once, large)];
    return told.some((price) => price >= LEAST) ? [[`\`${field}\``, ...told.map(milliseconds)]] : [];
  });
  const head = ['field', 'each, 5 branches', 'each, 512', 'once, 5 branches', 'once, 512'];
  return textBetween(page, BEGIN, END, tableOfRows([head, ...rows.sort(([one], [other]) => (one! < other! ? -1 : 1))]));
}

const milliseconds = (price: number) => (price === 0 ? '' : (price / 1000).toFixed(1));

/** The arguments that a field has where none is given. */
function defaultsOf(schema: GraphQLSchema, name: string): Record<string, unknown> {
  const [type, field] = name.split('.') as [string, string];
  const owner = schema.getType(type);
  const args = isObjectType(owner) ? (owner.getFields()[field]?.args ?? []) : [];
  return Object.fromEntries(args.map((each) => [each.name, each.defaultValue]));
}
