/** Rules for standards: they are about segments and metrics that exist, ask for something that can be met, and do not overlap. */
import { ALL_SEGMENTS } from '../../rollups/leaf-columns.js';
import { UNKNOWN } from '../../segments/dimension.js';
import { prefixPaths, didYouMean, problem, warning, type Problem } from '../../shared/problem.js';
import type { Metric } from '../../metrics/metric.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import type { Workspace } from '../workspace.js';
import { BUSINESS_TWINS, metricOfStandard } from '../standards/business-twin.js';
import { standardKey } from '../standards/standard-words.js';
import type { Standard } from '../standards/standard.js';

/** Problems of the standards; paths begin with `standards` and an index, and continue with the key of a workspace file. */
export function checkStandards(workspace: Workspace): Problem[] {
  const { standards = [], dimensions } = workspace;
  const metrics = new Map([...METRIC_CATALOGUE, ...workspace.metrics].map((metric) => [metric.key, metric]));
  const segments = dimensions.flatMap(({ key, segments: own }) =>
    [...own.map((segment) => segment.key), UNKNOWN].map((segment) => `${key}/${segment}`),
  );
  const known = new Set([ALL_SEGMENTS, ...segments]);
  const before = new Map<string, number[]>();
  return standards.flatMap((standard, index) => {
    const metric = metrics.get(standard.metric);
    const found = [
      ...knowsSegment(standard, known, segments),
      ...(metric ? fitsMetric(standard, metric) : [noMetric(standard, metrics.keys())]),
      ...hasBounds(standard),
      ...hasTimes(standard),
      ...saysWhy(standard),
      ...hasHours(standard, workspace),
      ...isAlone(standard, index, standards, before),
    ];
    return prefixPaths(['standards', index], found);
  });
}

function knowsSegment({ segment }: Standard, known: ReadonlySet<string>, ids: readonly string[]): Problem[] {
  if (known.has(segment)) return [];
  // A file names the segments of the tree's dimension without the dimension.
  const elsewhere = ids.find((id) => id.endsWith(`/${segment.slice(segment.indexOf('/') + 1)}`));
  const hint = elsewhere ? `, did you mean "${elsewhere}"?` : didYouMean(segment, ids);
  return [problem('UNKNOWN_SEGMENT', ['segment'], `no segment "${segment}"${hint}`)];
}

function noMetric({ metric }: Standard, keys: Iterable<string>): Problem {
  return problem('UNKNOWN_METRIC', ['metric'], `no metric "${metric}"${didYouMean(metric, keys)}`);
}

/** Whether the metric can be asked for such a standard. */
function fitsMetric(standard: Standard, { key, unit, polarity, quantiles }: Metric): Problem[] {
  const { kind, basis } = standard;
  const problems: Problem[] = [];
  if (kind === 'share_within' && quantiles === null)
    problems.push(
      problem(
        'NO_DISTRIBUTION',
        ['within'],
        `how "${key}" is distributed is not kept, so no share of it can be told; give "at_most", or a metric with quantiles`,
      ),
    );
  if (basis === 'business' && unit !== 'duration')
    problems.push(problem('NO_DURATION', ['basis'], `"${key}" is no duration; only durations have business time`));
  else if (metricOfStandard(standard) === null) {
    const counted = Object.keys(BUSINESS_TWINS).join(' and ');
    problems.push(problem('NO_BUSINESS_TIME', ['basis'], `"${key}" is not counted in business time; ${counted} are`));
  }
  const asksForWorse = { at_least: 'lower', at_most: 'higher', between: null, share_within: null }[kind] === polarity;
  if (asksForWorse && isReadable(standard))
    problems.push(
      warning(
        'AGAINST_POLARITY',
        [kind],
        `of "${key}" ${polarity} is better, so "${kind}" asks for worse; is it meant?`,
      ),
    );
  return problems;
}

const NEEDED = {
  at_most: ['high'],
  at_least: ['low'],
  between: ['low', 'high'],
  share_within: ['share', 'high'],
} as const;

function hasBounds(standard: Standard): Problem[] {
  const { kind, low, high, share } = standard;
  const place = [kind === 'share_within' ? 'within' : kind];
  const missing = NEEDED[kind].filter((bound) => standard[bound] === null);
  if (missing.length > 0) return [problem('MISSING_BOUND', place, `"${kind}" needs ${missing.join(' and ')}`)];
  if ((low ?? 0) < 0 || (high ?? 0) < 0) return [problem('OUT_OF_RANGE', place, 'a bound is 0 or more')];
  if (kind === 'between' && low! >= high!)
    return [problem('EMPTY_RANGE', place, 'the low end of a range lies below its high end')];
  if (kind === 'share_within' && (share! <= 0 || share! > 1))
    return [problem('OUT_OF_RANGE', [...place, 'share'], 'a share is above 0 and at most 1 (100%)')];
  return [];
}

function hasTimes({ from, to, review }: Standard): Problem[] {
  const problems: Problem[] = [];
  if (to !== null && to <= from) problems.push(problem('EMPTY_PERIOD', ['to'], 'the standard ends before it begins'));
  if (review < from)
    problems.push(problem('REVIEW_BEFORE_START', ['review'], 'the review lies before the first day of the standard'));
  return problems;
}

function saysWhy({ reason }: Standard): Problem[] {
  return reason.trim() === '' ? [problem('EMPTY_TEXT', ['reason'], 'a standard says why it is as it is')] : [];
}

function hasHours(standard: Standard, { businessHours }: Workspace): Problem[] {
  if (standard.basis === 'calendar' || metricOfStandard(standard) === null || businessHours) return [];
  const text = 'it cannot be judged: the workspace file has no "business_hours"';
  return [warning('NO_BUSINESS_HOURS', ['basis'], text)];
}

/** `before` has the places of the standards so far, by what they are about; this one is added. */
function isAlone(
  standard: Standard,
  index: number,
  standards: readonly Standard[],
  before: Map<string, number[]>,
): Problem[] {
  if (!isReadable(standard)) return [];
  const key = standardKey(standard);
  const same = before.get(key) ?? [];
  before.set(key, same);
  const first = same.find((other) => overlap(standard, standards[other]!));
  same.push(index);
  if (first === undefined) return [];
  const text = `${key} has a standard for some of these days already (number ${first + 1}); end that one with "to" first`;
  return [problem('STANDARDS_OVERLAP', ['from'], text)];
}

/** Whether the bounds are numbers. In a file with errors a bound may be NaN, and its kind a guess. */
function isReadable({ low, high, share }: Standard): boolean {
  return ![low, high, share].some(Number.isNaN);
}

function overlap(a: Standard, b: Standard): boolean {
  return a.from < (b.to ?? Infinity) && b.from < (a.to ?? Infinity);
}
