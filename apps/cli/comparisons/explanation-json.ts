/** An explanation as data, for `--json`. */
import {
  influenceWords,
  type ExplainRequest,
  type NodeExplanation,
  type SegmentPeriod,
  type Snapshot,
} from '@bough/application';
import {
  isExplained,
  isWithinNoise,
  partMetric,
  partName,
  partUnit,
  type ExplainedPart,
  type Model,
  type SegmentSplit,
} from '@bough/domain';
import type { Driver } from './draw-drivers.js';
import { periodAsJson, valueAsJson } from '../trees/tree-rows.js';

export function explanationAsJson({ model }: Snapshot, request: ExplainRequest, found: NodeExplanation) {
  const metric = model.metrics.get(request.metric)!;
  const end = ({ position, period }: SegmentPeriod, value: NodeExplanation['value']) => ({
    segment: model.segments[position]!.id,
    ...periodAsJson(period),
    ...valueAsJson(value, metric, null),
  });
  const { explanation, split, change } = found;
  return {
    node: request.node?.path ?? null,
    metric: metric.key,
    place: end(request.place, found.value),
    reference: end(request.reference, found.reference),
    difference: change.absolute,
    ...(found.intent && { standards: { reading: found.intent.reading, words: found.intent.words } }),
    ...(isExplained(explanation)
      ? {
          method: explanation.view === 'compounding' ? 'LMDI' : 'PATH',
          formula: explanation.formula,
          basis: explanation.basis.toUpperCase(),
          parts: explanation.parts.map((part) => partAsJson(model, part)),
        }
      : { reason: explanation.reason, message: explanation.message }),
    segments: split && splitAsJson(model, split),
  };
}

function partAsJson(model: Model, part: ExplainedPart): object {
  const { kind, key, overall, before, after, amount, shareOfOld, factor, band, parts } = part;
  return {
    kind: kind.toUpperCase(),
    key,
    name: partName(model, part),
    metric: partMetric(model, part),
    overall,
    unit: partUnit(model, part).unit.toUpperCase(),
    before,
    after,
    amount,
    shareOfOld,
    ...(factor !== null && { factor }),
    ...(band && { ...band, withinNoise: isWithinNoise(part) }),
    parts: parts.map((each) => partAsJson(model, each)),
  };
}

function splitAsJson(model: Model, { segments, ...split }: SegmentSplit) {
  return {
    ...split,
    method: split.method.toUpperCase(),
    segments: segments.map(({ segments: members, status, parts, ...effect }) => ({
      segments: members.map(({ id }) => id),
      status: status.toUpperCase(),
      ...effect,
      parts: parts.map((part) => partAsJson(model, part)),
    })),
  };
}

export function driverAsJson({ driver, influence, confirmations }: Driver) {
  const { strength, besides } = influence;
  return { node: driver.path, words: influenceWords(influence), besides, confirmations, ...strength };
}
