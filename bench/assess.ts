/**
 * Measures an assessment of an intervention as the product makes it: everything that `bough interventions assess` says, from
 * numbers in memory.
 */
import {
  assess,
  type ArmSums,
  type Assessment,
  type Circumstances,
  type InterventionPlan,
  type VersionedNumbers,
} from '@bough/domain';
import { randomBits, uniform } from '@bough/statistics';
import { cpuOf } from './cpu.js';
import { FIRST_DAY, SEGMENTS, supportNumbers } from './support-numbers.js';
import { median, type BenchTable } from './table.js';

const [WEEKS, AFTER, CUSTOMERS] = [52, 4, 500];
const [WARM, ROUNDS, REPEATS, GOAL] = [20, 15, 10, 20];
const LAUNCH = FIRST_DAY + (WEEKS - AFTER) * 7;

interface Case {
  readonly name: string;
  readonly plan: InterventionPlan;
  readonly circumstances?: Partial<Circumstances>;
  readonly goal?: string;
}

export function benchAssess(): BenchTable {
  const numbers = supportNumbers(WEEKS);
  return {
    title: `Assessing an intervention: ${SEGMENTS} segments × ${WEEKS} weeks, 2 guardrails`,
    columns: ['plan', 'CPU ms, least', 'median', 'guardrails, other segments, nodes above', 'goal'],
    rows: CASES.map((each) => rowOf(numbers, each)),
    notes: [
      `The whole answer, from daily values in memory: verdict, guardrails, other segments, nodes above, second opinions, chart, words. ${ROUNDS} rounds of ${REPEATS}, after ${WARM} that are not measured.`,
      'The fourth column says how many of these had something to show.',
    ],
  };
}

function rowOf(numbers: VersionedNumbers, { name, plan, circumstances, goal = '' }: Case): string[] {
  const run = () => assess(numbers, plan, { registered: true, overlaps: [], planChanges: [], ...circumstances });
  const found = run();
  if (!found.effect) throw new Error(`${name}: ${found.words.summary}`);
  cpuOf(run, WARM);
  const rounds = Array.from({ length: ROUNDS }, () => cpuOf(run, REPEATS));
  return [name, Math.min(...rounds).toFixed(1), median(rounds).toFixed(1), shownIn(found), goal];
}

/** Says how many parts the assessment has, to show that it is not fast because something is missing. */
function shownIn({ guardrails, others, upward }: Assessment): string {
  const measured = <Each extends { readonly outcome: string }>(all: readonly Each[]) =>
    all.filter(({ outcome }) => outcome !== 'not_measured').length;
  return `${measured(guardrails)}, ${measured(others)}, ${upward.length}`;
}

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `tier/t${from + i}`);

const PLAN: InterventionPlan = {
  title: 'Macros',
  hypothesis: 'Macros save touches',
  primary: 't0/handling_efficiency/touches_per_ticket',
  metric: 'touches_per_ticket',
  design: 'untreated_segments',
  controls: ids(1, SEGMENTS),
  waves: [{ segments: ids(0, 1), launch: LAUNCH }],
  direction: 'down',
  predicted: 0.15,
  margin: { kind: 'relative', value: 0.1 },
  rolloutDays: 0,
  washoutDays: 0,
  weeks: AFTER,
  looks: 'end',
  guardrails: ['t0/demand_intensity/contact_rate', 't0/cost_to_serve/agent_time_per_ticket'].map((path) => ({
    path,
    margin: { kind: 'relative', value: 0.1 },
  })),
  owner: 'person',
  finding: null,
  excluded: [],
  otherChanges: null,
};

const CASES: readonly Case[] = [
  { name: 'segments left alone', plan: PLAN, goal: `${GOAL} ms` },
  { name: 'the same, looked at every week', plan: { ...PLAN, looks: 'weekly' } },
  {
    name: 'a lagging metric, by cohorts',
    plan: {
      ...PLAN,
      metric: 'resolution_time',
      followUpDays: 14,
      primary: 't0/handling_efficiency/resolution_time',
      waves: [{ segments: ids(0, 1), launch: LAUNCH - 14 }],
    },
  },
  {
    name: 'staged, 3 waves',
    plan: {
      ...PLAN,
      design: 'staged',
      controls: ids(3, SEGMENTS),
      waves: [0, 1, 2].map((wave) => ({ segments: ids(wave, wave + 1), launch: LAUNCH - (2 - wave) * 28 })),
    },
  },
  {
    name: `experiment, 2 × ${CUSTOMERS} customers, 8 weeks`,
    plan: { ...PLAN, design: 'experiment', weeks: 8, waves: [{ segments: ids(0, 1), launch: LAUNCH - 28 }] },
    circumstances: { arms: armsOf(8), armsBefore: { weeks: 12, arms: armsOf(12) } },
  },
];

function armsOf(weeks: number): ArmSums[] {
  const bits = randomBits(weeks);
  const measures = ['touches', 'resolved', 'created', 'customer_days', 'handle_seconds'];
  const column = () => Float64Array.from({ length: CUSTOMERS }, () => Math.round(weeks * (1 + uniform(bits))));
  return ['treated', 'control'].map((name) => {
    return { name, customers: CUSTOMERS, sums: new Map(measures.map((key) => [key, column()])) };
  });
}
