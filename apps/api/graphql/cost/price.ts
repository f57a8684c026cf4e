/**
 * What a field costs: microseconds of CPU, of the process and of the database together. Prices stand in `<step>.prices.ts` beside the
 * resolvers that they price, and are measured; see decision 48.
 */

/** How large things are in the workspace that is asked. */
export interface Sizes {
  /** Nodes of the tree. */
  readonly nodes: number;
  /** Nodes of the template: those of the largest branch. */
  readonly slots: number;
  /** The most children that a node has. */
  readonly children: number;
  /** Levels of the tree. */
  readonly depth: number;
  /** Segments of the tree's dimension. */
  readonly branches: number;
  /** Segments of all dimensions, and all customers together. */
  readonly segments: number;
  /** By the key of a dimension. */
  readonly segmentsOf: Readonly<Record<string, number>>;
  readonly dimensions: number;
  readonly metrics: number;
  /** Days with data. */
  readonly days: number;
  /** Conversations of an average day with data. */
  readonly perDay: number;
  readonly events: number;
  readonly people: number;
  readonly assignments: number;
}

/** What a price may depend on. */
export interface Asked {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- arguments of every field; the schema has checked them
  readonly args: Readonly<Record<string, any>>;
  readonly sizes: Sizes;
  /** Items of the nearest list above that says how many it has: of a page, a slice, a table. */
  readonly page: number;
}

/** A number, or what gives one for the arguments. */
export type Amount = number | ((asked: Asked) => number);

export interface Price {
  /** Microseconds each time that the field is answered, besides those of every field. */
  readonly each?: Amount;
  /** Microseconds once per different arguments in a document: the answer, or most of it, is then kept. */
  readonly once?: Amount;
  /** Fields with the same word here share what is made once for an instant (`at`), such as the owners of all nodes. */
  readonly shared?: string;
  /** A tree with numbers of its own, where its arguments differ: what is below is kept for each. */
  readonly isTree?: boolean;
  /** It computes for so long that it is better done where nobody else waits: see `apart`. */
  readonly isApart?: true;
  /** So many different arguments are kept at once: more of them in one document would be computed again for every item. */
  readonly kept?: number;
  /** Items of the list that the field is. */
  readonly size?: Amount;
  /** Items of the lists below it that are a page of it: see `PAGE`. */
  readonly page?: Amount;
}

/** By `Type.field`. A field without an entry costs `FIELD`, and a list without a size is refused by a test. */
export type Prices = Readonly<Record<string, Price>>;

/** Of every field that is answered. */
export const FIELD = 5;
/** Of every item of a list of plain values. */
export const ITEM = 0.5;

/** The size of a list that is the page of a field above it. */
export const PAGE: Amount = ({ page }) => page;
/** More than any list gives at once; a larger `first` is refused by the list itself. */
const MOST_FIRST = 2_000;
/** `first`, or as many as there are. */
export const pageSize =
  (most: (sizes: Sizes) => number): Amount =>
  ({ args, sizes }) =>
    Math.max(1, Math.min(Number(args.first ?? 100), most(sizes), MOST_FIRST));
export const first = pageSize(() => MOST_FIRST);

/** The lists of a connection: `...connection('Finding')`. */
export function connection(name: string): Prices {
  return { [`${name}Connection.nodes`]: { size: PAGE }, [`${name}Connection.edges`]: { size: PAGE } };
}

/** Lists that have so many items, or hardly ever more: `...sizes('Finding', { evidence: 6 })`. */
export function sizes(type: string, fields: Readonly<Record<string, Amount>>): Prices {
  return Object.fromEntries(Object.entries(fields).map(([field, size]) => [`${type}.${field}`, { size }]));
}

/** All metrics of all segments over one period. */
export const onePeriod: Amount = ({ sizes: { segments } }) => 300 + segments * 12;

/** Owners of every node of a tree, and of every segment beside it. */
export const ownersMade: Amount = ({ sizes: { nodes } }) => 2_000 + nodes * 8;

/** An amount for its arguments. */
export function amountAsked(of: Amount | undefined, asked: Asked): number {
  const value = typeof of === 'function' ? of(asked) : (of ?? 0);
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}
