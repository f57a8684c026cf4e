/** Values for arguments, drawn by a seed: of their type, and most of them of something that the workspace has. */
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { randomBits, uniform } from '@bough/statistics';
import { dayText } from '@bough/domain';
import type { AskedWorld } from './every-query.js';

/** What drawn arguments name. */
export interface DrawnWorld extends AskedWorld {
  readonly nodeKeys: readonly string[];
  readonly templateKeys: readonly string[];
  readonly segmentKeys: readonly string[];
  readonly people: readonly string[];
  /** The days with numbers: `[from, to)`. */
  readonly days: { readonly from: number; readonly to: number };
}

export class Chance {
  private readonly bits;
  constructor(seed: number) {
    this.bits = randomBits(seed);
  }
  /** 0 < u < 1 */
  next = (): number => uniform(this.bits);
  /** True with this probability. */
  is = (probability: number): boolean => this.next() < probability;
  /** A whole number of `[from, to]`. */
  whole = (from: number, to: number): number => from + Math.floor(this.next() * (to - from + 1));
  /** As whole, but small ones as often as large ones. */
  size = (from: number, to: number): number => Math.round(from * (to / from) ** this.next());
  of = <Item>(items: readonly Item[]): Item => items[Math.floor(this.next() * items.length)]!;
  some = <Item>(items: readonly Item[], most: number): Item[] => [
    ...new Set(Array.from({ length: this.whole(1, most) }, () => this.of(items))),
  ];
  shuffled = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, lot: this.next() }))
      .sort((one, other) => one.lot - other.lot)
      .map(({ item }) => item);
}

const LABELS = ['topic', 'stage', 'channel'];
const FORMULAS = ['created / resolved', 'median(handle_time)', 'created /', 'share(cost) / share(revenue_days)'];
const DAY = 86_400_000;
const ONLY_TRUE = ['overdue', 'unread', 'unrouted'];
/** Arguments that a cursor of an earlier answer belongs to. */
const NEVER = ['after'];
/** The most that `first` may be, where that is not the most of a page. */
const MOST_FIRST: Readonly<Record<string, number>> = {
  'MetricTree.slice': 2000,
  'Query.conversations': 100,
  'Query.customers': 100,
  'Query.treeVersions': 100,
};

/** `place` is `Type.field`; JSON, as it would stand among the variables. */
export class ValueDraw {
  constructor(
    private readonly chance: Chance,
    private readonly world: DrawnWorld,
  ) {}

  /** Whether an argument that may be left out is given. */
  isGiven(name: string): boolean {
    return !NEVER.includes(name) && this.chance.is(name === 'first' || name === 'maxDepth' ? 0.7 : 0.3);
  }

  value(type: GraphQLInputType, name: string, place: string): unknown {
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const item = () => this.value(bare.ofType as GraphQLInputType, name, place);
      return [...new Set(Array.from({ length: this.chance.whole(1, name === 'by' ? 2 : 4) }, item))];
    }
    const named = getNamedType(bare);
    if (isEnumType(named)) return this.chance.of(named.getValues()).name;
    if (isInputObjectType(named)) return this.object(named, place);
    return this.scalar(named.name, name, place);
  }

  private object(type: GraphQLInputObjectType, place: string): unknown {
    if (type.name === 'DateRangeInput') return this.range();
    const fields = Object.values(type.getFields()).filter(({ name }) => !NEVER.includes(name));
    const of = (each: (typeof fields)[number]) => [each.name, this.value(each.type, each.name, place)] as const;
    if (type.isOneOf) return Object.fromEntries([of(this.chance.of(fields))]);
    const given = fields.filter((each) => isNonNullType(each.type) || this.chance.is(0.25));
    const one =
      type.name === 'ConversationsInput' && fields.find(({ name }) => name === this.chance.of(['node', 'metric']));
    return Object.fromEntries([...given, ...(one ? [one] : [])].map(of));
  }

  private range() {
    const { from, to } = this.world.days;
    const start = this.chance.whole(from, to - 1);
    return { start: dayText(start), endExclusive: dayText(start + this.chance.size(1, to - from)) };
  }

  private scalar(type: string, name: string, place: string): unknown {
    switch (type) {
      case 'Boolean':
        return ONLY_TRUE.includes(name) || this.chance.is(0.5);
      case 'Int':
        return this.int(name, place);
      case 'Float':
        return this.chance.of([0, 0.5, 1e-9, 17.25, 4000, -3]);
      case 'Date':
        return dayText(this.chance.whole(this.world.days.from, this.world.days.to));
      case 'DateTime':
        return new Date(
          (this.world.days.to - this.chance.whole(-30, 400)) * DAY + this.chance.whole(0, DAY),
        ).toISOString();
      default:
        return this.text(type, name, place);
    }
  }

  private int(name: string, place: string): number {
    if (name === 'first') return this.chance.size(1, MOST_FIRST[place] ?? 200);
    if (name === 'points') return this.chance.size(2, 60);
    if (name === 'maxDepth') return this.chance.whole(1, 12);
    if (['version', 'from', 'to'].includes(name)) return this.chance.whole(1, this.world.version);
    return this.chance.size(1, 20);
  }

  private text(type: string, name: string, place: string): string {
    const { chance, world } = this;
    if (/dimension$/i.test(name) || place === 'Query.dimension')
      return chance.of(
        place.startsWith('Query.conv') || chance.is(0.05) ? [...LABELS, ...world.dimensions] : world.dimensions,
      );
    if (name === 'by') return chance.of(LABELS);
    if (/^metrics?$|^keys$/.test(name) || place === 'Query.metric') return chance.of(world.metrics);
    if (/^(reference|segments?)$/.test(name)) return chance.of(type === 'ID' ? world.segments : world.segmentKeys);
    if (/^(person|owner|party|from|to)$/.test(name) && type === 'String') return chance.of(world.people);
    if (name === 'rows') return chance.of(world.templateKeys);
    if (name === 'text') return chance.of(FORMULAS);
    if (name === 'search') return chance.of(['a', 'time', 'pro']);
    if (type === 'String') return chance.of(world.nodeKeys);
    if (type === 'ID') return chance.of(/^ids?$/.test(name) && chance.is(0.3) ? world.others : world.nodes);
    return chance.of([...world.templateKeys, ...world.metrics]);
  }
}
