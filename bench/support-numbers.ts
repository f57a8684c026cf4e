/** Made-up support of eight segments by day, as interventions are assessed on it, without a database. */
import { modelOf, type DataState, type Followed, type LeafColumns, type VersionedNumbers } from '@bough/domain';
import { randomBits, uniform } from '@bough/statistics';
import { readWorkspace } from '@bough/sources';

export const SEGMENTS = 8;
export const FIRST_DAY = 20_094; // a Monday
/** Conversations a day of the largest segment; the others have fewer. */
const LARGEST = 120;

const MODEL = modelOf(
  readWorkspace(
    `
name: Benchmark
time_zone: UTC
currency: EUR
dimensions:
  - key: tier
    decision: staffing
    segments:
${Array.from({ length: SEGMENTS }, (_, s) => `      - { key: t${s}, values: [t${s}] }`).join('\n')}
`,
    'benchmark',
  ).workspace!,
);

/** The numbers of `weeks` weeks; they include cohorts followed for `followedDays` days. */
export function supportNumbers(weeks: number, followedDays = 14): VersionedNumbers {
  const [days, bits] = [weeks * 7, randomBits(1)];
  const columns = columnsOf(days, () => uniform(bits));
  const months = Array.from({ length: Math.ceil(days / 28) + 2 }, (_, i) => Date.UTC(2025, i, 1) / 86_400_000);
  const state: DataState = {
    range: { from: FIRST_DAY, to: FIRST_DAY + days },
    carried: new Set(),
    costMonths: new Set(months),
    today: FIRST_DAY + days,
  };
  const followed: Followed = { days: followedDays, columns, atLaunch: { begun: 900, open: 120 } };
  return { model: MODEL, state, columns, followed, workspaceVersion: 1, dataVersion: 1 };
}

/** Every measure has something on every day; the ones that people ask about are in proportion to the conversations. */
function columnsOf(days: number, chance: () => number): LeafColumns {
  const segments = MODEL.segments.map(({ id }) => id);
  const begun = columnOf(days, chance, (segment) => LARGEST / (1 + segment));
  const inProportion = (most: number) => columnOf(days, chance, (segment) => (most * LARGEST) / (1 + segment));
  const daily = new Map([...MODEL.measures.keys()].map((key) => [key as string, inProportion(SIZES[key] ?? 0.2)]));
  daily.set('created', begun).set('days', new Float64Array(segments.length * days).fill(1));
  return { segments, firstDay: FIRST_DAY, days, daily, opening: new Map(), prefix: new Map() };
}

/** A conversation's part of a measure, where it is not a share of conversations. */
const SIZES: Readonly<Record<string, number>> = {
  resolved: 0.9,
  touches: 3.2,
  handle_seconds: 1900,
  standard_seconds: 1700,
  resolution_seconds: 90_000,
  cost: 12,
  customer_days: 14,
  revenue_days: 14_000,
};

/** Segment after segment, day after day, with all segments together first. */
function columnOf(days: number, chance: () => number, mean: (segment: number) => number): Float64Array {
  const column = new Float64Array(MODEL.segments.length * days);
  for (let s = 0; s < SEGMENTS; s++)
    for (let day = 0; day < days; day++) {
      const value = Math.round(mean(s) * (day % 7 < 5 ? 1.1 : 0.6) * (0.85 + 0.3 * chance()));
      column[MODEL.positions.get(`tier/t${s}`)! * days + day] = value;
      column[day]! += value;
    }
  return column;
}
