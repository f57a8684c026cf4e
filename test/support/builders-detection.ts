/** A made-up support organisation in which nothing happens, and what happens to it, for tests of detection. */
import type { Signal } from '@bough/domain';
import type { Candidate } from '../../libs/domain/findings/detection/candidate.js';
import { detectSignals } from '../../libs/application/findings/detect-signals.js';
import { nullWorld } from './builders-null-world.js';
import { worldSnapshot, type World } from './builders-world.js';

/** Large enough for every plan to be watched day by day; too short for comparisons of half a year. */
const SIZE = { customers: 300, days: 154, perDay: 160, season: 0 };

export const quietWorld = (): World => nullWorld(7, SIZE);

export interface Rush {
  /** The first day, counted back from the end of the data, and how many days it lasts. */
  readonly daysBeforeEnd: number;
  readonly days: number;
  /** How many times as many conversations. */
  readonly factor: number;
  /** Of the customers of this plan only; `null` of everybody. */
  readonly plan: string | null;
}

/** The world with more conversations for some days. */
export function withRush(world: World, { daysBeforeEnd, days, factor, plan }: Rush): World {
  const from = world.period.to - daysBeforeEnd;
  const isConcerned = ({ customer, day }: World['conversations'][number]) =>
    day >= from && day < from + days && (plan === null || world.customers[customer]!.segments.includes(`plan/${plan}`));
  const concerned = world.conversations.filter(isConcerned);
  const copies = Array.from({ length: factor - 1 }, () => concerned).flat();
  return { ...world, conversations: [...world.conversations, ...copies] };
}

/** A detection run over all data of a world. */
export const detectIn = (world: World) => detectSignals(worldSnapshot(world));

export const signalsOf = async (world: World) => (await detectIn(world)).signals;

/** The signals about volume; the rest of the world is quiet. */
export const volumeSignals = (signals: readonly Signal[]) =>
  signals.filter(({ cause }) => /^(spike|drift):contact_rate/.test(cause));

/** A candidate with only what rules of consequence read. */
export function candidate(
  signal: Partial<Candidate['signal']>,
  more: Partial<Omit<Candidate, 'signal'>> = {},
): Candidate {
  return {
    p: 0.01,
    metrics: signal.metric ? [signal.metric] : [],
    move: null,
    ...more,
    signal: {
      kind: 'contrast',
      rule: 'rule',
      cause: 'cause',
      path: '',
      segment: null,
      metric: null,
      period: { from: 0, to: 7 },
      severity: 'low',
      title: '',
      words: '',
      evidence: [],
      touched: { customers: 0, conversations: 0, money: null },
      baseline: null,
      threshold: null,
      ...signal,
    },
  };
}
