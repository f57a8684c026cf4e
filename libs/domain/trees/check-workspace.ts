/**
 * All rule breaches of a workspace at once, each with its place in the workspace file: overlapping segments, formulas that
 * do not parse, unknown names, cycles between metrics. What must be true of the tree itself is in `check-tree.ts`.
 */
import { checkFormula, findCycles, namesOf, parseFormula, type Expression } from '@bough/formula';
import { MEASURES } from '../rollups/measures.js';
import { checkDimension } from '../segments/dimension.js';
import { at, didYouMean, problem, type Problem } from '../shared/problem.js';
import { isTimeZone } from '../shared/time-zone.js';
import { checkMetricFields } from './check-metric-fields.js';
import { checkTree } from './check-tree.js';
import { METRIC_CATALOGUE } from './metric-catalogue.js';
import type { TemplateNode } from './tree.js';
import type { Workspace } from './workspace.js';

/** Every problem of the workspace; empty when it may be applied. */
export function checkWorkspace(workspace: Workspace): Problem[] {
  return [
    ...checkSettings(workspace),
    ...workspace.dimensions.flatMap((dimension, index) => at(['dimensions', index], checkDimension(dimension))),
    ...duplicates(workspace.dimensions, 'dimensions', 'DUPLICATE_DIMENSION'),
    ...duplicates(workspace.measures, 'measures', 'DUPLICATE_MEASURE'),
    ...checkMetrics(workspace),
    ...workspace.metrics.flatMap((metric, index) => at(['metrics', index], checkMetricFields(metric))),
    ...checkTree(workspace),
    ...workspace.tree.nodes.flatMap((node, index) =>
      at(['tree', 'nodes', index], checkIdentity(node, workspace.tree.nodes)),
    ),
  ];
}

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
  const reference = workspace.referencePeriod;
  if (reference && reference.from >= reference.to)
    problems.push(problem('EMPTY_PERIOD', ['reference_period'], 'the reference period ends before it begins'));
  return problems;
}

function duplicates(list: readonly { key: string }[], name: string, code: string): Problem[] {
  return list.flatMap(({ key }, index) =>
    list.findIndex((other) => other.key === key) === index
      ? []
      : [problem(code, [name, index, 'key'], `"${key}" is there twice; keys are unique`)],
  );
}

function checkMetrics(workspace: Workspace): Problem[] {
  const problems = duplicates(workspace.metrics, 'metrics', 'DUPLICATE_METRIC');
  const names = new Set([...MEASURES.keys(), ...workspace.measures.map((measure) => measure.key)]);
  workspace.measures.forEach(({ key }, index) => {
    if (!MEASURES.has(key)) return;
    problems.push(
      problem('RESERVED_KEY', ['measures', index, 'key'], `"${key}" is a measure of the facts; choose another key`),
    );
  });
  const known = new Set([
    ...names,
    ...METRIC_CATALOGUE.map(({ key }) => key),
    ...workspace.metrics.map(({ key }) => key),
  ]);
  const expressions = new Map<string, Expression>();
  for (const { key, formula } of METRIC_CATALOGUE) if (formula) expressions.set(key, parseFormula(formula).expression!);
  workspace.metrics.forEach((metric, index) => {
    if (names.has(metric.key))
      problems.push(
        problem('RESERVED_KEY', ['metrics', index, 'key'], `"${metric.key}" is a measure; choose another key`),
      );
    for (const field of ['formula', 'sample'] as const) {
      const parsed = parseFormula(metric[field] ?? '');
      const found = parsed.expression
        ? [...parsed.problems, ...checkFormula(parsed.expression, known)]
        : parsed.problems;
      for (const { code, message, offset } of found)
        problems.push(
          problem(code, ['metrics', index, field], `${message} (at character ${offset + 1} of "${metric[field]}")`),
        );
      if (field === 'formula' && parsed.expression) expressions.set(metric.key, parsed.expression);
    }
  });
  for (const cycle of findCycles(expressions)) {
    const index = workspace.metrics.findIndex(({ key }) => cycle.includes(key));
    problems.push(
      problem('METRIC_CYCLE', ['metrics', index, 'formula'], `these metrics use each other: ${cycle.join(' → ')}`),
    );
  }
  return problems;
}

function checkIdentity(node: TemplateNode, nodes: readonly TemplateNode[]): Problem[] {
  const children = nodes.filter(({ parent, edge }) => parent === node.key && edge === 'identity').map(({ key }) => key);
  if (node.identity === null)
    return children.length === 0
      ? []
      : [
          problem(
            'IDENTITY_MISSING',
            ['key'],
            `"${node.key}" has identity children (${children.join(', ')}) but no "identity" formula over them`,
          ),
        ];
  const parsed = parseFormula(node.identity);
  const found = parsed.expression
    ? [...parsed.problems, ...checkFormula(parsed.expression, new Set(children))]
    : parsed.problems;
  const problems = found.map(({ code, message }) => problem(code, ['identity'], message));
  const used = parsed.expression ? namesOf(parsed.expression) : children;
  const unused = children.filter((key) => !used.includes(key));
  if (unused.length > 0)
    problems.push(
      problem('IDENTITY_UNUSED', ['identity'], `the identity of "${node.key}" does not use ${unused.join(', ')}`),
    );
  return problems;
}
