/** A small tree with owners, and signals about it, for tests of findings. */
import {
  changeFinding,
  findEffectiveOwners,
  FINDING_RULES,
  selectOwnersAt,
  raiseFinding,
  type Finding,
  type FindingChange,
  type FindingKind,
  type FindingWish,
  type SightingContext,
  type Ownership,
  type OwnedNode,
  type Signal,
} from '@bough/domain';
import { assignment, delegation, instant, person, uuid } from './builders-ownership.js';

export const MONDAY = instant('2026-11-02T09:00:00Z');
export const HOURS = 3_600_000;
export const DAYS = 24 * HOURS;
/** How far the data of the first detection run reach: days since 1970. */
export const AS_OF = 20_000;

/** The root is Olga's, Pro is Priya's, its costs are Sam's; Free is nobody's of its own. Tom is told about Pro. */
export const OLGA = uuid(1);
export const PRIYA = uuid(2);
export const SAM = uuid(3);
export const TOM = uuid(4);
export const PEOPLE = [person(1, 'olga'), person(2, 'priya'), person(3, 'sam'), person(4, 'tom')];
export const NODES: readonly OwnedNode[] = [
  { path: '', parentPath: null, name: 'Support' },
  { path: 'pro', parentPath: '', name: 'Pro' },
  { path: 'pro/cost', parentPath: 'pro', name: 'Cost' },
  { path: 'free', parentPath: '', name: 'Free' },
];
/** Segments of a dimension that has no branches. */
export const INDUSTRIES: readonly OwnedNode[] = [
  { path: 'segment:industry/fintech', parentPath: '', name: 'Industry: Fintech' },
  { path: 'segment:industry/media', parentPath: '', name: 'Industry: Media' },
];
/** Costs are shown by the slot of Cost, demand by none. */
const SLOTS = new Map([['cost_to_serve', ['*/cost']]]);
export const OWNED: Ownership = {
  version: 1,
  people: PEOPLE,
  teams: [],
  assignments: [
    assignment(11, '', 'A', 1),
    assignment(12, 'pro', 'A', 2),
    assignment(13, 'pro/cost', 'A', 3),
    assignment(14, 'pro', 'I', 4),
  ],
  delegations: [],
};

/** Priya is away and Sam acts for her. */
export const COVERED: Ownership = { ...OWNED, delegations: [delegation(21, 2, 3)] };

/** The context of a detection run: who owns what at an instant, and how far the data reach. */
export function contextAt(at = MONDAY, asOf = AS_OF, ownership: Ownership = OWNED): SightingContext {
  const owners = selectOwnersAt(ownership, at);
  const nodes = [...NODES, ...INDUSTRIES];
  const words = { owners, nodes: new Map(nodes.map((node) => [node.path, node])), timeZone: 'UTC' };
  const owned = findEffectiveOwners(nodes, owners);
  return { at, asOf, rules: FINDING_RULES, owned, words, slots: SLOTS, admins: [TOM] };
}

export function signal(given: Partial<Signal> = {}): Signal {
  return {
    kind: 'contrast' as FindingKind,
    rule: 'spread',
    cause: 'contrast:spread:industry',
    path: 'pro/cost',
    segment: 'plan/pro',
    metric: 'csat',
    period: { from: AS_OF - 28, to: AS_OF },
    severity: 'medium' as const,
    title: 'Pro is served worse',
    words: 'By 21 points.',
    baseline: null,
    threshold: 0.2,
    watched: 7,
    evidence: [{ label: 'CSAT, Pro', text: '61%', value: 0.61, metric: 'csat', segment: 'plan/pro' }],
    touched: { customers: 10, conversations: 100, money: 1000 },
    consequences: [],
    ...given,
  };
}

export function raised(given: Partial<Signal> = {}, context = contextAt()): Finding {
  return { ...raiseFinding(uuid(100), signal(given), context).finding, number: 1 };
}

export const ACTOR = { id: SAM, name: 'Sam' };

/** The context so many hours after Monday, with so many more days of data. */
export const later = (hours: number, days = 0) => contextAt(MONDAY + hours * HOURS, AS_OF + days);

/** The finding after a move that Sam makes; throws when the move is refused. */
export function makeMove(finding: Finding, wish: FindingWish, context = contextAt()): Finding {
  const result = changeFinding(finding, wish, { ...context, actor: ACTOR });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.change.finding;
}

export const acknowledgedFinding = (finding = raised(), context = contextAt()) =>
  makeMove(finding, { move: 'acknowledge' }, context);
export const resolvedFinding = (finding = raised(), context = contextAt()) =>
  makeMove(acknowledgedFinding(finding, context), { move: 'resolve', note: 'new macros' }, context);
/** Dismissed for ten days. */
export const dismissedFinding = (finding = raised(), context = contextAt()) =>
  makeMove(finding, { move: 'dismiss', reason: 'expected_difference', note: null, quietDays: 10 }, context);

export const eventKinds = (change: FindingChange | null) => change?.events.map(({ kind }) => kind) ?? null;
