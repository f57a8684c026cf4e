/**
 * Checks a workspace and reports all problems at once, each with its place in the workspace file: overlapping segments, formulas that
 * cannot be parsed, unknown names, cycles between metrics. The rules for the tree are in `check-tree.ts`.
 */
import { linkProblem } from '../../facts/conversation-link.js';
import { checkDimension } from '../../segments/dimension.js';
import { prefixPaths, didYouMean, problem, type Problem } from '../../shared/problem.js';
import { textLengthProblems } from '../../shared/text-length.js';
import { isTimeZone } from '../../shared/time-zone.js';
import { checkBenchmarks } from '../benchmark.js';
import { checkContrasts } from './check-contrasts.js';
import { duplicateKeys } from '../../shared/check-keys.js';
import { checkIdentityFormulas } from './check-identity-formula.js';
import { checkMetrics } from '../../metrics/check-metrics.js';
import { checkMetricFields } from '../../metrics/check-metric-fields.js';
import { checkTree } from './check-tree.js';
import { checkEvents } from './check-events.js';
import { formulaNames } from '../../metrics/formula-names.js';
import { checkStandards } from './check-standards.js';
import type { Workspace } from '../workspace.js';

/** Problems of the workspace; it may be applied when none of them is an error. */
export function checkWorkspace(workspace: Workspace): Problem[] {
  const { names } = formulaNames(workspace.measures, workspace.metrics);
  return [
    ...textLengthProblems(workspace),
    ...checkSettings(workspace),
    ...workspace.dimensions.flatMap((dimension, index) =>
      prefixPaths(['dimensions', index], checkDimension(dimension)),
    ),
    ...duplicateKeys(workspace.dimensions, 'dimensions', 'DUPLICATE_DIMENSION'),
    ...checkMetrics(workspace),
    ...workspace.metrics.flatMap((metric, index) => prefixPaths(['metrics', index], checkMetricFields(metric))),
    ...checkTree(workspace),
    ...prefixPaths(['tree', 'nodes'], checkIdentityFormulas(workspace.tree.nodes, names)),
    ...checkContrasts(workspace),
    ...checkStandards(workspace),
    ...checkBenchmarks(workspace),
    ...checkEvents(workspace),
  ];
}

/** Ten years; more days than a calendar has would end in no date at all. */
const MOST_DAYS = 3660;

function checkSettings(workspace: Workspace): Problem[] {
  const problems: Problem[] = [];
  if (!isTimeZone(workspace.timeZone)) {
    const hint = didYouMean(workspace.timeZone, Intl.supportedValuesOf('timeZone'));
    problems.push(
      problem('UNKNOWN_TIME_ZONE', ['time_zone'], `"${workspace.timeZone}" is not an IANA time zone${hint}`),
    );
  }
  if (!Intl.supportedValuesOf('currency').includes(workspace.currency))
    problems.push(
      problem('UNKNOWN_CURRENCY', ['currency'], `"${workspace.currency}" is not an ISO 4217 currency code`),
    );
  const { freshnessDays: fresh } = workspace;
  if (fresh !== null && !(fresh >= 1 && fresh <= MOST_DAYS))
    problems.push(problem('OUT_OF_RANGE', ['freshness_days'], `"freshness_days" is from 1 to ${MOST_DAYS} days`));
  const reference = workspace.referencePeriod;
  if (reference && reference.from >= reference.to)
    problems.push(problem('EMPTY_PERIOD', ['reference_period'], 'the reference period ends before it begins'));
  for (const [source, link] of Object.entries(workspace.links ?? {})) {
    const reason = linkProblem(link);
    if (reason !== null) problems.push(problem('LINK_INVALID', ['sources', source, 'link'], reason));
  }
  return problems;
}
