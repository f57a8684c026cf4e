/** Standards that are missed for sure: each segment against what it was promised, before it is compared with others. */
import { ratioOfSums, type Estimate, type LogHistogram } from '@bough/statistics';
import { groupCustomers, NOBODY } from '../../rollups/customer-cells.js';
import { ALL_SEGMENTS } from '../../rollups/leaf-columns.js';
import { formatDifference, formatValue } from '../../metrics/format-value.js';
import { metricValue } from '../../trees/values/metric-value.js';
import {
  isMissedForSure,
  assessStandard,
  verdictUnit,
  type StandardVerdict,
} from '../../comparisons/met-standards/assess-standard.js';
import { standardText, standardKey } from '../../workspace/standards/standard-words.js';
import { metricOfStandard } from '../../workspace/standards/business-twin.js';
import { standardsAt } from '../../workspace/standards/standards-at.js';
import type { Standard } from '../../workspace/standards/standard.js';
import type { Look } from '../contrasts/look.js';
import type { Candidate, Layer } from './candidate.js';
import { pathOf } from './node-of.js';
import { weigh, type DetectionSetting } from './setting.js';

/** How long each took in the period looked at, of a metric with quantiles in a segment; `null` where that is not known. */
export interface StandardSight {
  readonly durations: (metric: string, segment: string) => LogHistogram | null;
}

/** Standards that hold on the last day that was looked at. */
export function missedStandards(setting: DetectionSetting, look: Look, sight: StandardSight): Layer {
  const { model } = setting;
  const judged = standardsAt(model.workspace, setting.asOf - 1)
    .filter(({ segment, metric }) => model.positions.has(segment) && model.metrics.has(metric))
    .map((standard) => verdictOn(look, standard, sight));
  return {
    tests: judged.flatMap(({ p }) => p ?? []),
    candidates: judged.filter(isMissedForSure).map((verdict) => candidateOf(setting, look, verdict)),
  };
}

function verdictOn(look: Look, standard: Standard, { durations }: StandardSight): StandardVerdict {
  const { model, state, now } = look;
  const { segment } = standard;
  const metric = metricOfStandard(standard);
  if (metric === null) return assessStandard(standard, null);
  const value = metricValue(model, state, now.values, metric, model.positions.get(segment)!);
  return assessStandard(standard, {
    value,
    durations: durations(metric, segment),
    estimate: estimateOf(look, metric, segment, value.value),
  });
}

/** How sure the value is, as a ratio of what customers did; `null` for a metric that is no ratio of two measures. */
function estimateOf({ model, now }: Look, metric: string, segment: string, value: number | null): Estimate | null {
  const formula = model.expressions.get(metric);
  if (value === null || formula?.kind !== 'binary' || formula.operator !== '/') return null;
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

function candidateOf(setting: DetectionSetting, look: Look, verdict: StandardVerdict): Candidate {
  const { standard, actual, bound, margin, p } = verdict;
  const { segment, metric, kind, contractual, reason } = standard;
  const cause = standardKey(standard).replaceAll(' ', ':');
  const { model } = setting;
  const asked = model.metrics.get(metric)!;
  const { unit: own, name } = asked;
  const unit = verdictUnit(standard, asked);
  const who = model.segments[model.positions.get(segment)!]!.name;
  const seen = formatValue(actual!, unit);
  const about = segment === ALL_SEGMENTS ? null : segment;
  const { touched, severity } = weigh(setting, [about]);
  return {
    p,
    metrics: [metric],
    move: null,
    signal: {
      kind: 'standard_missed',
      rule: kind,
      cause: `standard_missed:${cause}`,
      path: pathOf(model, about, metric),
      segment: about,
      metric,
      period: look.period,
      touched,
      // A promise in a contract is one step worse than a target.
      severity: contractual ? STEP_UP[severity] : severity,
      title: `${who} misses its ${contractual ? 'promise' : 'standard'} in ${name}`,
      words: `${who} is to get ${standardText(standard, own)} (${reason}) and got ${seen}: ${formatDifference(margin!, unit)} on the wrong side.`,
      evidence: [
        { label: `${name}, ${who}`, text: seen, value: actual, metric, segment: about },
        { label: 'Standard', text: standardText(standard, own), value: bound, metric, segment: about },
        {
          label: 'By chance',
          text: p! < 0.001 ? 'p below 0.001' : `p ${p!.toFixed(3)}`,
          value: p,
          metric: null,
          segment: null,
        },
      ],
      baseline: bound,
      threshold: bound,
    },
  };
}

const STEP_UP = { critical: 'critical', high: 'critical', medium: 'high', low: 'medium' } as const;
