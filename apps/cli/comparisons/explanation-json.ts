/** An explanation as data, for `--json`. */
import {
  hasParts,
  influenceWords,
  type ExplainedDifference,
  type ExplainRequest,
  type PartView,
  type SegmentPartView,
  type SegmentPeriod,
  type Snapshot,
  type SplitView,
  type ValueView,
} from '@bough/application';
import type { Driver } from './draw-drivers.js';
import { periodAsJson, valueAsJson } from '../trees/tree-rows.js';

/** The explanation with both places, its parts and its segments. */
export function explanationAsJson({ model }: Snapshot, request: ExplainRequest, difference: ExplainedDifference) {
  const end = ({ position, period }: SegmentPeriod, value: ValueView) => ({
    segment: model.segments[position]!.id,
    ...periodAsJson(period),
    ...valueAsJson(value, null),
  });
  const { explanation, split, intent } = difference;
  return {
    node: request.node?.path ?? null,
    metric: difference.metric.key,
    place: end(request.place, difference.value),
    reference: end(request.reference, difference.reference),
    against: difference.change.against,
    difference: difference.change.absolute,
    ...(intent && { standards: { reading: intent.reading, words: intent.words } }),
    ...(hasParts(explanation)
      ? {
          method: explanation.view === 'compounding' ? 'LMDI' : 'PATH',
          formula: explanation.formula,
          basis: explanation.basis.toUpperCase(),
          parts: explanation.parts.map(partAsJson),
        }
      : { reason: explanation.reason, message: explanation.message }),
    segments: split && splitAsJson(split),
  };
}

function partAsJson(part: PartView): object {
  const { kind, key, name, metric, overall, unit, before, after, amount, shareOfOld, factor, band, parts } = part;
  return {
    kind: kind.toUpperCase(),
    key,
    name,
    metric,
    overall,
    unit: unit.unit.toUpperCase(),
    before: before?.value ?? null,
    after: after?.value ?? null,
    amount: amount.value,
    shareOfOld,
    ...(factor !== null && { factor }),
    ...(band && { low: band.low.value, high: band.high.value, withinNoise: part.isWithinNoise }),
    parts: parts.map(partAsJson),
  };
}

function splitAsJson({ dimension, method, denominator, rate, mix, simpson, segments }: SplitView) {
  return {
    dimension,
    method: method.toUpperCase(),
    denominator,
    rate: rate.value,
    mix: mix.value,
    simpson,
    segments: segments.map(segmentAsJson),
  };
}

function segmentAsJson({ segments, status, before, after, rate, mix, parts }: SegmentPartView) {
  return {
    segments: segments.map(({ id }) => id),
    status: status.toUpperCase(),
    before: { ...before, value: before.value?.value ?? null },
    after: { ...after, value: after.value?.value ?? null },
    rate: rate.value,
    mix: mix.value,
    parts: parts.map(partAsJson),
  };
}

/** A believed driver with its tested strength. */
export function driverAsJson({ driver, influence, confirmations }: Driver) {
  const { strength, besides } = influence;
  return { node: driver.path, words: influenceWords(influence), besides, confirmations, ...strength };
}
