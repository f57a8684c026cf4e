/** An explanation as data, for `--json`. */
import {
  hasParts,
  influenceWords,
  type ExplainedDifference,
  type ExplainRequest,
  type MixSplitView,
  type MixView,
  type PartView,
  type SegmentPartView,
  type SegmentPeriod,
  type Snapshot,
  type SplitView,
  type ValueView,
} from '@bough/application';
import { ownerOfPart, type OwnerOf } from './owner-of.js';
import type { Driver } from './draw-drivers.js';
import { periodAsJson, valueAsJson } from '../trees/tree-rows.js';

/** The explanation with both places, its parts and its segments. */
export function explanationAsJson(
  { model }: Snapshot,
  request: ExplainRequest,
  difference: ExplainedDifference,
  ownerOf: OwnerOf,
) {
  const end = ({ position, period }: SegmentPeriod, value: ValueView) => ({
    segment: model.segments[position]!.id,
    ...periodAsJson(period),
    ...valueAsJson(value, null),
  });
  const { explanation, split, intent, mix, sentences } = difference;
  const part = (given: PartView) => partAsJson(given, ownerOf);
  return {
    node: request.node?.path ?? null,
    metric: difference.metric.key,
    place: end(request.place, difference.value),
    reference: end(request.reference, difference.reference),
    against: difference.change.against,
    difference: difference.change.absolute,
    sentences,
    mix: mix && mixAsJson(mix),
    ...(intent && { standards: { reading: intent.reading, words: intent.words } }),
    ...(hasParts(explanation)
      ? {
          method: explanation.view === 'compounding' ? 'LMDI' : 'PATH',
          formula: explanation.formula,
          basis: explanation.basis.toUpperCase(),
          parts: explanation.parts.map(part),
          lines: explanation.lines.map(part),
        }
      : { reason: explanation.reason, message: explanation.message }),
    segments: split && splitAsJson(split, part),
  };
}

function partAsJson(part: PartView, ownerOf: OwnerOf): object {
  const { kind, key, name, metric, node, overall, unit, before, after, amount, shareOfOld, factor, band, parts } = part;
  return {
    kind: kind.toUpperCase(),
    key,
    name,
    metric,
    overall,
    node,
    owner: ownerOfPart(part, ownerOf)?.key ?? null,
    unit: unit.unit.toUpperCase(),
    before: before?.value ?? null,
    after: after?.value ?? null,
    amount: amount.value,
    shareOfOld,
    ...(factor !== null && { factor }),
    ...(band && { low: band.low.value, high: band.high.value, withinNoise: part.isWithinNoise }),
    parts: parts.map((each) => partAsJson(each, ownerOf)),
  };
}

function mixAsJson({ metric, reading, text, alone, joint }: MixView) {
  return {
    metric: metric.key,
    reading: reading.toUpperCase(),
    text,
    alone: alone.map(mixSplitAsJson),
    joint: joint && mixSplitAsJson(joint),
  };
}

function mixSplitAsJson({ dimensions, rate, mix, mixShare, kinds }: MixSplitView) {
  return {
    dimensions: dimensions.map(({ key }) => key),
    rate: rate.value,
    mix: mix.value,
    mixShare,
    kinds: kinds.map(({ name, labels, status, before, after, ...effects }) => ({
      name,
      labels,
      status: status.toUpperCase(),
      before: { ...before, value: before.value?.value ?? null },
      after: { ...after, value: after.value?.value ?? null },
      rate: effects.rate.value,
      mix: effects.mix.value,
    })),
  };
}

type PartAsJson = (part: PartView) => object;

function splitAsJson({ dimension, method, denominator, rate, mix, simpson, segments }: SplitView, part: PartAsJson) {
  return {
    dimension,
    method: method.toUpperCase(),
    denominator,
    rate: rate.value,
    mix: mix.value,
    simpson,
    segments: segments.map((each) => segmentAsJson(each, part)),
  };
}

function segmentAsJson({ segments, status, before, after, rate, mix, parts }: SegmentPartView, part: PartAsJson) {
  return {
    segments: segments.map(({ id }) => id),
    status: status.toUpperCase(),
    before: { ...before, value: before.value?.value ?? null },
    after: { ...after, value: after.value?.value ?? null },
    rate: rate.value,
    mix: mix.value,
    parts: parts.map(part),
  };
}

/** A believed driver with its tested strength. */
export function driverAsJson({ driver, influence, confirmations }: Driver) {
  const { strength, besides } = influence;
  return { node: driver.path, words: influenceWords(influence), besides, confirmations, ...strength };
}
