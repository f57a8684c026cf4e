/** Made-up support in which conversations are easy or hard, so that their mix can change while nobody works otherwise. */
import { CONVERSATION_MEASURES, type LabelledWeeks, type MixAround, type VersionedNumbers } from '@bough/domain';
import { randomBits, uniform } from '../../libs/statistics/resampling/random.js';
import { normalQuantile } from '../../libs/statistics/special/normal-quantile.js';
import { FIRST_DAY, numbersOf } from './builders-impact.js';

const SEGMENTS = ['one', 'two', 'three', 'four', 'five', 'six'];
const KINDS = [
  { label: 'normal', touches: 2 },
  { label: 'high', touches: 6 },
];
/** Conversations that each segment resolves on a day, on average. */
const A_DAY = 60;

export interface MixedWorld {
  readonly seed: number;
  readonly days: number;
  readonly launch: number;
  /** Of hard conversations: a quarter everywhere, and this much in the first segment from launch on. */
  readonly hardAfter: number;
  /** By how much less the first segment needs for each conversation from launch on. */
  readonly effect: number;
}

/** The numbers, and what conversations were about before and after launch. */
export function mixedNumbers({ seed, days, launch, hardAfter, effect }: MixedWorld) {
  const bits = randomBits(seed);
  const noise = () => normalQuantile(uniform(bits));
  const counted = (mean: number) => Math.max(0, Math.round(mean + Math.sqrt(mean) * noise()));
  const wave = Array.from({ length: days }, () => 1 + 0.1 * noise());
  const made = SEGMENTS.map((_, segment) =>
    KINDS.map(({ touches }, kind) => {
      const resolved = wave.map((shock, day) => {
        const hard = segment === 0 && day >= launch ? hardAfter : 0.25;
        return counted(A_DAY * shock * (kind === 1 ? hard : 1 - hard));
      });
      const each = (day: number) => touches * (segment === 0 && day >= launch ? 1 - effect : 1);
      return { resolved, touches: resolved.map((count, day) => counted(count * each(day) * (1 + 0.03 * noise()))) };
    }),
  );
  const sum = (of: 'resolved' | 'touches') => made.map(([a, b]) => a![of].map((x, day) => x + b![of][day]!));
  const numbers: VersionedNumbers = numbersOf(
    { resolved: sum('resolved'), created: sum('resolved'), touches: sum('touches') },
    days,
  );
  const weeksOf = (from: number, to: number): LabelledWeeks => {
    const rows = SEGMENTS.flatMap((_, cell) =>
      KINDS.flatMap(({ label }, kind) =>
        Array.from({ length: Math.floor((to - from) / 7) }, (_, week) => {
          const total = (of: 'resolved' | 'touches') =>
            made[cell]![kind]![of].slice(from + 7 * week, from + 7 * week + 7).reduce((all, x) => all + x, 0);
          return { week, cell, label, resolved: total('resolved'), touches: total('touches') };
        }),
      ),
    );
    return {
      segments: SEGMENTS.map((key) => [`tier/${key}`]),
      weeks: Int32Array.from(rows, ({ week }) => week),
      cells: Int32Array.from(rows, ({ cell }) => cell),
      labels: rows.map(({ label }) => [label]),
      sums: new Map(
        CONVERSATION_MEASURES.map((key) => [
          key,
          Float64Array.from(rows, (row) => (key === 'touches' ? row.touches : key === 'resolved' ? row.resolved : 0)),
        ]),
      ),
    };
  };
  const mix: MixAround = {
    dimensions: ['Priority'],
    from: FIRST_DAY + (launch % 7),
    before: weeksOf(launch % 7, launch),
    after: weeksOf(launch, days),
  };
  return { numbers, mix };
}
