/** Interventions as tables that spreadsheets open: past initiatives read in, results written out. */
import {
  bindingPlan,
  csvText,
  dayText,
  firstLaunch,
  treatedSegments,
  WRITTEN_FIELDS,
  type Assessment,
  type Intervention,
  type PlanFieldKind,
  type PlanWish,
  type Problem,
} from '@bough/domain';
import { readCells } from '../files/read-cells.js';
import { wishOfPlan, type WrittenPlan } from './plan-file.js';

export interface InitiativeRows {
  readonly wishes: readonly { readonly line: number; readonly wish: PlanWish }[];
  /** Paths are a line and a column. */
  readonly problems: readonly Problem[];
}

/** Reads a row per initiative. Cells with several values separate them with semicolons; an empty cell means what is usual. */
export async function readInitiatives(file: string): Promise<InitiativeRows> {
  const wishes: { line: number; wish: PlanWish }[] = [];
  const problems: Problem[] = [];
  for await (const { line, cell } of readCells(file, problems)) {
    const { wish, problems: wrong } = wishOfPlan(writtenOf((name) => cell(name).trim()));
    wishes.push({ line, wish });
    problems.push(...wrong.map((found) => ({ ...found, path: [line, ...found.path] })));
  }
  return { wishes, problems };
}

/** Columns of past initiatives, which have no experiment and are assessed once. */
const INITIATIVE_COLUMNS: readonly (keyof WrittenPlan)[] = [
  'title',
  'hypothesis',
  'node',
  'treated',
  'launch',
  'controls',
  'direction',
  'predicted',
  'margin',
  'rollout_days',
  'washout_days',
  'weeks',
  'follow_up_days',
  'guardrails',
  'owner',
  'other_changes',
];

/** What a cell of each kind holds; the others hold a text. */
const CELLS: { readonly [Kind in PlanFieldKind]?: (text: string) => unknown } = {
  segments: list,
  guardrails: (text) => list(text).map((node) => ({ node })),
  count: Number,
};

/** The cells of a row as a plan file would say them. */
function writtenOf(cell: (name: string) => string): WrittenPlan {
  const columns = WRITTEN_FIELDS.filter(({ written }) => INITIATIVE_COLUMNS.includes(written) && cell(written) !== '');
  const entries = columns.map(({ written, kind }) => [written, CELLS[kind]?.(cell(written)) ?? cell(written)]);
  return Object.fromEntries(entries) as WrittenPlan;
}

export interface Result {
  readonly intervention: Intervention;
  /** `null`: not assessed yet. */
  readonly assessment: Assessment | null;
}

const RESULT_COLUMNS = [
  ...[
    'number',
    'title',
    'status',
    'node',
    'metric',
    'treated',
    'controls',
    'launch',
    'weeks',
    'exploratory',
    'predicted',
    'predicted_in',
  ],
  ...[
    'verdict',
    'grade',
    'effect_in',
    'effect',
    'low95',
    'high95',
    'probability',
    'naive',
    'worth_per_month',
    'currency',
    'plan_hash',
  ],
] as const;

/**
 * What came out of every intervention, a row each, as `show` says it: effects `relative` (-0.13 is 13 % less) or in `points`, which is the unit
 * of the metric (0.07 of a share is 7 points).
 */
export function writeResults(results: readonly Result[], titleOf: (intervention: Intervention) => string): string {
  const rows = results.map(({ intervention, assessment }) => {
    const plan = bindingPlan(intervention);
    const launch = firstLaunch(plan);
    const { effect, naive } = assessment ?? {};
    const inPoints = effect?.scale === 'points';
    const shown = inPoints ? effect.estimate : effect?.relative;
    const numbers = [shown?.value, shown?.low95, shown?.high95, effect?.probability];
    return [
      ...[intervention.number, titleOf(intervention), intervention.status, plan.primary, plan.metric],
      ...[treatedSegments(plan).join('; '), plan.controls.join('; '), launch === null ? '' : dayText(launch)],
      ...[
        plan.weeks,
        String(intervention.exploratory),
        plan.predicted,
        plan.predicted === null ? '' : plan.margin.kind,
      ],
      ...[assessment?.verdict.kind ?? '', assessment?.grade ?? '', effect ? (inPoints ? 'points' : 'relative') : ''],
      ...[...numbers, inPoints ? naive?.change : naive?.relative],
      ...[assessment?.worth?.perMonth, assessment?.worth?.currency ?? '', intervention.frozen?.hash ?? ''],
    ];
  });
  return csvText(RESULT_COLUMNS, rows);
}

function list(text: string): string[] {
  return text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
