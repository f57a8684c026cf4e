/**
 * How many events are behind a week, where the metric divides by something else: 20 seconds of handling are no 20 conversations.
 */
import { evaluateAt, type Expression } from '@bough/formula';
import { LEAST_IN_BLOCK, launchBlocks, type Gate } from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import { columnsFor, dividesByNoEvents, sumOver } from './segment-series.js';
import type { LaunchStudy } from './launch-study.js';
import { definitionsOf } from './study-metric.js';
import type { Numbers } from './plan-study.js';

/** The gate `thin`, where some block of a segment has too few events; none where the denominator counts them itself. */
export function thinSample(numbers: Numbers, study: LaunchStudy, weeksPerBlock: number): Gate[] {
  const { definition } = study.metric;
  if (!dividesByNoEvents(numbers, study.metric)) return [];
  const sample = numbers.model.expressions.get(sampleName(definition.key))!;
  const events = blocksOf(study, weeksPerBlock).flatMap((block) => eventsIn(numbers, study, sample, block));
  const found = Math.min(...events);
  return found < LEAST_IN_BLOCK ? [{ gate: 'thin', found, needed: LEAST_IN_BLOCK }] : [];
}

/** The events of each segment in a block. */
function eventsIn(numbers: Numbers, study: LaunchStudy, sample: Expression, period: Period): number[] {
  const definitions = definitionsOf(numbers.model);
  const { positions } = numbers.model;
  const columns = columnsFor(numbers, study.metric);
  return [...study.treated, ...study.controls].map((segment) => {
    const position = positions.get(segment)!;
    const lookup = (name: string): number => {
      const definition = definitions.get(name);
      return definition ? evaluateAt(definition, lookup) : sumOver(columns, name, { position, period });
    };
    const events = evaluateAt(sample, lookup);
    return Number.isFinite(events) ? events : 0;
  });
}

/** The days of the blocks that are compared. */
function blocksOf({ input, entries }: LaunchStudy, weeksPerBlock: number): Period[] {
  return launchBlocks(input, weeksPerBlock).starts.map((start) => {
    const { from } = entries[start]!;
    return { from, to: from + 7 * weeksPerBlock };
  });
}
