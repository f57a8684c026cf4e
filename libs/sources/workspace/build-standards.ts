/** Builds the standards of a workspace file: segments have short names, bounds the unit of their metric. */
import {
  METRIC_CATALOGUE,
  parseDay,
  parseQuantity,
  problem,
  quantityForm,
  QUANTITY_PATTERN,
  segmentId,
  type Metric,
  type MetricUnit,
  type Problem,
  type Standard,
  type StandardKind,
} from '@bough/domain';
import type { Draft, StandardDocument } from './workspace-document.js';

interface BuiltStandards {
  readonly standards: readonly Standard[];
  /** Bounds that do not fit their metric, and standards with no bound or with two. */
  readonly problems: readonly Problem[];
}

type Bound = string | number | undefined;
/** A bound, with its place in the entry and its kind. */
type Written = readonly [end: 'low' | 'high' | 'share', place: Problem['path'], bound: Bound];

const QUANTITY = new RegExp(QUANTITY_PATTERN);
const KINDS = { at_most: 'at_most', at_least: 'at_least', between: 'between', within: 'share_within' } as const;
type KindKey = keyof typeof KINDS;

/**
 * Builds the standards. `dimension` is that of the tree, whose segments may be named alone. A bound that cannot be read becomes
 * NaN, so that the other rules can still be checked.
 */
export function buildStandards(
  documents: readonly Draft<StandardDocument>[],
  metrics: readonly Metric[],
  dimension: string,
): BuiltStandards {
  const built = documents.map((document) => buildStandard(document, unitOf(document, metrics), dimension));
  return {
    standards: built.map(({ standard }) => standard),
    problems: built.flatMap(({ problems }, index) =>
      problems.map((found) => ({ ...found, path: ['standards', index, ...found.path] })),
    ),
  };
}

function buildStandard(document: Draft<StandardDocument>, unit: MetricUnit | null, dimension: string) {
  const kinds = (Object.keys(KINDS) as KindKey[]).filter((key) => document[key] !== undefined);
  const kind: StandardKind = KINDS[kinds[0] ?? 'at_most'];
  const bounds = boundsOf(document).map(([end, place, bound]) => ({ end, place, ...readBound(end, bound, unit) }));
  const value = (end: 'low' | 'high' | 'share') => bounds.find((bound) => bound.end === end)?.value ?? null;
  // Without a kind there is no bound to check.
  const [low, high, share] = kinds.length === 1 ? [value('low'), value('high'), value('share')] : [NaN, NaN, NaN];
  const standard: Standard = {
    segment: segmentOf(document.segment, dimension),
    metric: document.metric ?? '',
    kind,
    low,
    high,
    share,
    basis: document.basis ?? 'calendar',
    contractual: document.contractual ?? false,
    from: dayOf(document.from),
    to: document.to === undefined ? null : dayOf(document.to) + 1,
    reason: document.reason ?? '?',
    review: dayOf(document.review),
    setBy: document.set_by ?? null,
  };
  const wrong = bounds.flatMap(({ place, wrong: text }) => (text ? [problem('WRONG_UNIT', place, text)] : []));
  return { standard, problems: [...chooseOne(kinds), ...wrong] };
}

function boundsOf({ at_most, at_least, between, within }: Draft<StandardDocument>): Written[] {
  const written: Written[] = [
    ['high', ['at_most'], at_most],
    ['low', ['at_least'], at_least],
    ['low', ['between', 'low'], between?.low],
    ['high', ['between', 'high'], between?.high],
    ['share', ['within', 'share'], within?.share],
    ['high', ['within', 'limit'], within?.limit],
  ];
  return written.filter(([, , bound]) => bound !== undefined);
}

/** Reads a bound; `wrong` is what is wrong with it, `null` when nothing is. */
function readBound(end: Written[0], bound: Bound, metricUnit: MetricUnit | null) {
  const unit = end === 'share' ? 'ratio' : metricUnit;
  const value = unit === null ? null : parseQuantity(bound!, unit);
  // What looks like no quantity at all is the schema's to report.
  const isQuantity = typeof bound === 'number' || QUANTITY.test(bound!);
  const isWrong = unit !== null && isQuantity && (value === null || (unit === 'ratio' && value > 1));
  return { value: value ?? NaN, wrong: isWrong ? `"${bound}" does not fit: write ${quantityForm(unit)}` : null };
}

function chooseOne(kinds: readonly KindKey[]): Problem[] {
  if (kinds.length === 1) return [];
  const form = Object.keys(KINDS).join('", "');
  if (kinds.length === 0) return [problem('MISSING_BOUND', [], `a standard needs one of "${form}"`)];
  const both = `it has "${kinds[1]}" beside "${kinds[0]}"; give one`;
  return [
    problem('BOUND_TWICE', [kinds[1]!], kinds.every((key) => key.startsWith('at_')) ? `${both}, or "between"` : both),
  ];
}

function segmentOf(written: string | undefined, dimension: string): string {
  if (written === undefined) return '';
  return written === 'all' || written.includes('/') ? written : segmentId(dimension, written);
}

function dayOf(text: string | undefined): number {
  return parseDay(text ?? '') ?? NaN;
}

function unitOf({ metric }: Draft<StandardDocument>, metrics: readonly Metric[]): MetricUnit | null {
  return [...metrics, ...METRIC_CATALOGUE].find(({ key }) => key === metric)?.unit ?? null;
}
