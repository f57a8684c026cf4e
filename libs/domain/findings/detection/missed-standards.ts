/** Standards that are surely missed: each segment against what it was promised, before it is compared with others. */
import { ratioOfSums, type Estimate } from '@bough/statistics';
import type { CountWithin, DurationLimit } from '../../rollups/duration-limit.js';
import { groupCustomers, NOBODY } from '../../rollups/customer-cells.js';
import { ALL_SEGMENTS } from '../../rollups/leaf-columns.js';
import { formatBeside, formatDifference } from '../../metrics/format-value.js';
import { evaluateAsMonth, type PeriodValues } from '../../trees/values/evaluate.js';
import { metricValue } from '../../trees/values/metric-value.js';
import {
  isMissedForSure,
  assessStandard,
  verdictUnit,
  type StandardVerdict,
} from '../../comparisons/met-standards/assess-standard.js';
import { shareOfMonth } from '../../comparisons/met-standards/share-of-month.js';
import { standardText, standardKey } from '../../workspace/standards/standard-words.js';
import { metricOfStandard } from '../../workspace/standards/business-twin.js';
import { limitOfStandard } from '../../workspace/standards/limit-of-standard.js';
import { standardsAt } from '../../workspace/standards/standards-at.js';
import type { Standard } from '../../workspace/standards/standard.js';
import { describeChance, findSegment, type ContrastInput } from '../contrasts/contrast-input.js';
import type { Candidate, LayerResult } from './candidate.js';
import { rateSegments, type DetectionContext } from './detection-context.js';
import { missedStandardClaim } from './missed-standard-claim.js';
import { findNodePath } from './node-path.js';

/** How many conversations of a segment were within a limit in the period; `null` where there were none. */
export type LimitLookup = (limit: DurationLimit, segment: string) => CountWithin | null;

/** Checks the standards that hold on the last day of the data. */
export function findMissedStandards(
  context: DetectionContext,
  input: ContrastInput,
  countWithin: LimitLookup,
): LayerResult {
  const { model, asOf } = context;
  const { columns, valuesOf } = context;
  const share = monthShares({ own: valuesOf(input.period), asMonth: evaluateAsMonth(model, columns, input.period) });
  const verdicts = standardsAt(model.workspace, asOf - 1)
    .filter(({ segment, metric }) => model.positions.has(segment) && model.metrics.has(metric))
    .map((standard) => checkStandard(input, standard, countWithin, share));
  return {
    tests: verdicts.flatMap(({ p }) => p ?? []),
    candidates: verdicts.filter(isMissedForSure).map((verdict) => candidateOf(context, input, verdict)),
  };
}

/** What part of a month's bound the period has, by metric and position. */
type MonthShare = (metric: string, position: number) => number;

function monthShares({ own, asMonth }: Record<'own' | 'asMonth', PeriodValues>): MonthShare {
  return (metric, position) => shareOfMonth(own, asMonth, metric, position);
}

function checkStandard(
  input: ContrastInput,
  standard: Standard,
  countWithin: LimitLookup,
  share: MonthShare,
): StandardVerdict {
  const { model, state, now } = input;
  const { segment } = standard;
  const metric = metricOfStandard(standard);
  if (metric === null) return assessStandard(standard, null);
  const limit = limitOfStandard(standard, model.metrics);
  const value = metricValue({ model, state, values: now.values }, metric, model.positions.get(segment)!);
  return assessStandard(standard, {
    value,
    within: limit && countWithin(limit, segment),
    estimate: value.value === null ? null : estimateRatio(input, metric, segment, value.value),
    shareOfMonth: share(metric, model.positions.get(segment)!),
  });
}

/** How sure the value is, as a ratio of sums over customers; `null` for a metric that is no ratio of two measures. */
function estimateRatio({ model, now }: ContrastInput, metric: string, segment: string, value: number): Estimate | null {
  const formula = model.expressions.get(metric);
  if (formula?.kind !== 'binary' || formula.operator !== '/') return null;
  const { left, right } = formula;
  if (left.kind !== 'name' || right.kind !== 'name') return null;
  const { cells } = now;
  if (![left.name, right.name].every((name) => cells.sums.has(name))) return null;
  const isIn = cells.segments.map((own) => segment === ALL_SEGMENTS || own.includes(segment));
  const { sums } = groupCustomers(cells, [left.name, right.name], (row) =>
    cells.customers[row] !== NOBODY && isIn[cells.cells[row]!] ? 0 : -1,
  );
  const ratio = ratioOfSums(sums.get(left.name)!, sums.get(right.name)!);
  return ratio && { value, error: ratio.error, df: ratio.effective - 1 };
}

/** A promise in a contract is one step more severe than a target. */
const STEP_UP = { critical: 'critical', high: 'critical', medium: 'high', low: 'medium' } as const;

function candidateOf(context: DetectionContext, input: ContrastInput, verdict: StandardVerdict): Candidate {
  const { standard, actual, bound, margin, p } = verdict;
  const { segment, metric, kind, contractual, reason } = standard;
  const { model } = context;
  const asked = model.metrics.get(metric)!;
  const { unit: metricUnit, name } = asked;
  const unit = verdictUnit(standard, asked);
  const segmentName = findSegment(input, segment).name;
  const actualText = formatBeside(actual!, [bound], unit);
  const isForMonth = kind !== 'share_within' && bound !== standard.low && bound !== standard.high;
  const promise = `${standardText(standard, metricUnit)}${isForMonth ? ` a month, ${formatBeside(bound!, [actual!], unit)} in these days` : ''}`;
  const about = segment === ALL_SEGMENTS ? null : segment;
  const { touched, severity } = rateSegments(context, [about]);
  const words = `${segmentName} is to get ${promise} (${reason}) and got ${actualText}: ${formatDifference(margin!, unit)} on the wrong side.`;
  const claim = missedStandardClaim(input, standard, words);
  return {
    p,
    metrics: [metric],
    move: null,
    signal: {
      kind: 'standard_missed',
      rule: kind,
      cause: `standard_missed:${standardKey(standard).replaceAll(' ', ':')}`,
      path: findNodePath(model, about, metric),
      segment: about,
      metric,
      period: input.period,
      touched,
      severity: contractual ? STEP_UP[severity] : severity,
      title: `${segmentName} misses its ${contractual ? 'promise' : 'standard'} in ${name}`,
      words,
      evidence: [
        { label: `${name}, ${segmentName}`, text: actualText, value: actual, metric, segment: about },
        { label: 'Standard', text: promise, value: bound, metric, segment: about },
        describeChance(p!),
      ],
      baseline: bound,
      threshold: bound,
      ...(claim && { claim }),
    },
  };
}
