/**
 * The address is the state: every choice stands in it, in short words and with keys, never ids. Reading and printing are pure, so that a
 * link shows what was seen, and Back goes back. Parts that cannot be read fall back to their default and are told.
 */
import { periodInput } from './period.js';

export const LENSES = ['change', 'standard', 'gap', 'findings', 'owner'] as const;
export type Lens = (typeof LENSES)[number];
export const VIEWS = ['side', 'branch', 'outline'] as const;
export type View = (typeof VIEWS)[number];

/** Each choice by its word in the address, and how it reads. */
interface Choices {
  /** The period, as people type it: `2026-08`, `last-28-days`, `2026-08-01..2026-08-31`; `null` is the last complete month. */
  readonly p: string | null;
  /** What it is compared with: `previous` (`null`), `last-year` or a period. */
  readonly c: string | null;
  /** Owners, standards and structure as they were on this day; `null` is today. */
  readonly at: string | null;
  /** The dimension whose segments are shown; `null` is that of the tree. */
  readonly by: string | null;
  /** Keys of the segments that are kept; empty is all. */
  readonly seg: readonly string[];
  /** What to compare a segment with: the key of another, or `all` (`null`). */
  readonly vs: string | null;
  readonly lens: Lens;
  readonly view: View;
  /** Only rows and columns with a problem. */
  readonly only: boolean;
  /** Template keys that are opened, or shut, against the default. */
  readonly open: readonly string[];
  readonly shut: readonly string[];
  /** The row at which the picture of a branch begins; `null` is all of it. */
  readonly from: string | null;
  /** The path of the node whose panel is open. */
  readonly node: string | null;
  readonly tab: string | null;
  readonly metrics: readonly string[];
  readonly metric: string | null;
  readonly sort: string | null;
  readonly rows: string | null;
  readonly cols: string | null;
  readonly status: readonly string[];
  readonly severity: readonly string[];
  readonly who: string | null;
  readonly q: string | null;
}
export type Choice = keyof Choices;

/** A place of the client with all of its choices. */
export interface Address extends Choices {
  /** `/tree`, `/findings/17` */
  readonly path: string;
}

interface Kind<Value> {
  readonly default: Value;
  /** `undefined`: it cannot be read. */
  readonly read: (text: string) => Value | undefined;
  readonly print: (value: Value) => string;
}

const text = (isGood: (text: string) => boolean = (value) => value.length <= 200): Kind<string | null> => ({
  default: null,
  read: (value) => (value !== '' && isGood(value) ? value : undefined),
  print: (value) => value ?? '',
});
const list: Kind<readonly string[]> = {
  default: [],
  read: (value) => (value.length <= 4000 ? value.split(',').filter((part) => part !== '') : undefined),
  print: (value) => value.join(','),
};
const oneOf = <Word extends string>(words: readonly Word[]): Kind<Word> => ({
  default: words[0]!,
  read: (value) => words.find((word) => word === value),
  print: (value) => value,
});
const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

const KINDS: { readonly [Name in Choice]: Kind<Choices[Name]> } = {
  p: text((value) => periodInput(value) !== null),
  c: text((value) => value === 'last-year' || value === 'previous' || periodInput(value) !== null),
  at: text(isDay),
  by: text(),
  seg: list,
  vs: text(),
  lens: oneOf(LENSES),
  view: oneOf(VIEWS),
  only: {
    default: false,
    read: (value) => (value === 'problems' ? true : undefined),
    print: (value) => (value ? 'problems' : ''),
  },
  open: list,
  shut: list,
  from: text(),
  node: text((value) => value.length <= 1000),
  tab: text(),
  metrics: list,
  metric: text(),
  sort: text(),
  rows: text(),
  cols: text(),
  status: list,
  severity: list,
  who: text(),
  q: text(),
};
const NAMES = Object.keys(KINDS) as Choice[];

/** Part of an address that was not understood. */
export interface AddressProblem {
  readonly name: string;
  readonly value: string;
}

/** Reads path and query string (with or without `?`). What cannot be read is left at its default, and is among the problems. */
export function readAddress(path: string, search: string): { address: Address; problems: AddressProblem[] } {
  const problems: AddressProblem[] = [];
  const address: Record<string, unknown> = { path };
  for (const name of NAMES) address[name] = KINDS[name].default;
  for (const [name, value] of new URLSearchParams(search)) {
    const kind = Object.hasOwn(KINDS, name) ? (KINDS[name as Choice] as Kind<unknown>) : null;
    const read = kind?.read(value);
    if (read === undefined) problems.push({ name, value });
    else address[name] = read;
  }
  return { address: address as unknown as Address, problems };
}

/** The address as text; defaults are left out, so `/tree` is a link. */
export function printAddress(address: Address): string {
  const parts = NAMES.flatMap((name) => {
    const kind = KINDS[name] as Kind<unknown>;
    const printed = kind.print(address[name]);
    return printed === kind.print(kind.default) ? [] : [`${name}=${escaped(printed)}`];
  });
  return address.path + (parts.length > 0 ? `?${parts.join('&')}` : '');
}

/** Commas, slashes and dots stay readable; everything else that would change the meaning is escaped. */
function escaped(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|2F|3A|40|2A)/g, (code) => decodeURIComponent(code));
}

/** The choices that every screen shares: they go along when another screen is opened. */
export const CARRIED = ['p', 'c', 'at', 'by', 'seg', 'lens'] as const satisfies readonly Choice[];

/** The address of another place, with the choices that go along and whatever else is named. */
export function elsewhere(from: Address, path: string, choices: Partial<Choices> = {}): Address {
  const { address } = readAddress(path, '');
  const carried = Object.fromEntries(CARRIED.map((name) => [name, from[name]]));
  return { ...address, ...carried, ...choices };
}
