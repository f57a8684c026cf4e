/** An explanation as the API shows it. */
import {
  hasParts,
  type ExplainedDifference,
  type Figure,
  type MixSplitView,
  type MixView,
  type NeededView,
  type PartView,
  type SegmentPartView,
  type Snapshot,
  type SplitView,
} from '@bough/application';
import type { Scale } from '@bough/domain';
import type { FigureModel } from '../metrics/figure.model.js';
import { againstOf, changeMeasurement, measurement } from '../metrics/measurement.model.js';
import { unitModel } from '../metrics/metric.model.js';
import { toMetric } from '../metrics/metric.resolver.js';
import { segmentModels } from '../segments/dimension.model.js';
import { grownTree } from '../trees/grown-tree.js';
import type {
  ContributionBreakdownModel,
  ContributionModel,
  NeededChangeModel,
  SegmentBreakdownModel,
  SegmentContributionModel,
  ToldMix,
} from './contribution.model.js';
import type { MixBreakdownModel, MixSplitModel } from './mix.model.js';

/** What rounding may leave between the items and the change, relative to the values. */
const TOLERANCE = 1e-9;

/** An explained difference as a model. */
export function contributionBreakdown(
  snapshot: Snapshot,
  difference: ExplainedDifference,
  tellMix: ContributionBreakdownModel['tellMix'],
): ContributionBreakdownModel {
  const { explanation, split, intent } = difference;
  const { scale } = difference.metric;
  const change = changeMeasurement(difference.change);
  const ends = {
    reference: measurement(difference.reference),
    current: measurement(difference.value),
    against: againstOf(difference.change),
    change,
    standards: intent && { reading: intent.reading, text: intent.words },
    tolerance: TOLERANCE,
    tellMix,
  };
  if (!hasParts(explanation)) {
    const reason = difference.change.absolute === null ? change.availability.reason : 'NOT_COMPUTABLE';
    const { message } = explanation;
    const availability = { ...change.availability, status: 'UNAVAILABLE', reason, message } as const;
    return { ...ends, method: null, formula: null, basis: null, items: [], lines: [], segments: null, availability };
  }
  return {
    ...ends,
    method: explanation.view,
    formula: explanation.formula,
    basis: explanation.basis,
    items: explanation.parts.map((part) => contribution(snapshot, part, scale)),
    lines: explanation.lines.map((line) => contribution(snapshot, line, scale)),
    segments: split && segmentBreakdown(snapshot, split, scale),
    availability: change.availability,
  };
}

/** A needed change of a driver as a model. */
export function neededChange({ kind, key, name, from, to, relative, gives }: NeededView): NeededChangeModel {
  return { kind, key, name, from: figure(from), to: to && figure(to), relative, gives: gives && figure(gives) };
}

/** `scale` is that of the metric whose difference is explained. */
function contribution(snapshot: Snapshot, part: PartView, scale: Scale | undefined): ContributionModel {
  const { kind, key, name, overall, metric, node, segment, before, after, shareOfOld, factor, band } = part;
  return {
    kind,
    key,
    name,
    overall,
    segmentId: segment,
    node: node === null ? null : grownTree(snapshot).byPath.get(node)!,
    metric: metric === null ? null : toMetric(snapshot, snapshot.model.metrics.get(metric)!),
    before: before && figure(before),
    after: after && figure(after),
    absolute: figure(part.amount, scale),
    shareOfOld,
    factor,
    low: band && figure(band.low, scale),
    high: band && figure(band.high, scale),
    withinNoise: band && part.isWithinNoise,
    items: part.parts.map((each) => contribution(snapshot, each, scale)),
  };
}

function segmentBreakdown(snapshot: Snapshot, split: SplitView, scale: Scale | undefined): SegmentBreakdownModel {
  const { dimension, method, denominator, simpson, rate, mix, segments } = split;
  return {
    dimension,
    method,
    denominator,
    rateEffect: figure(rate, scale),
    mixEffect: figure(mix, scale),
    simpson,
    items: segments.map((part) => segmentContribution(snapshot, dimension, part, scale)),
  };
}

function segmentContribution(
  snapshot: Snapshot,
  dimension: string,
  { segments, status, before, after, rate, mix, parts }: SegmentPartView,
  scale: Scale | undefined,
): SegmentContributionModel {
  const models = segmentModels(snapshot.model.workspace.dimensions.find(({ key }) => key === dimension)!);
  return {
    segments: segments.map(({ key }) => models.find((model) => model.key === key)!),
    status,
    before: before.value && figure(before.value),
    after: after.value && figure(after.value),
    shareBefore: before.share,
    shareAfter: after.share,
    rateEffect: figure(rate, scale),
    mixEffect: figure(mix, scale),
    items: parts.map((each) => contribution(snapshot, each, scale)),
  };
}

/** The sentences of an explanation and its mix. */
export function toldMix(snapshot: Snapshot, { sentences, mix }: ExplainedDifference): ToldMix {
  return { sentences, mix: mix && mixBreakdown(snapshot, mix) };
}

function mixBreakdown(snapshot: Snapshot, { metric, reading, text, alone, joint }: MixView): MixBreakdownModel {
  const { scale } = metric;
  return {
    metric: toMetric(snapshot, metric),
    reading,
    text,
    alone: alone.map((split) => mixSplit(split, scale)),
    joint: joint && mixSplit(joint, scale),
  };
}

function mixSplit({ dimensions, rate, mix, mixShare, kinds }: MixSplitView, scale: Scale | undefined): MixSplitModel {
  return {
    dimensions: dimensions.map(({ key }) => key),
    rateEffect: figure(rate, scale),
    mixEffect: figure(mix, scale),
    mixShare,
    kinds: kinds.map(({ name, labels, status, before, after, rate: ownRate, mix: ownMix }) => ({
      name,
      labels: labels.map((own) => ({
        values: own.map((value, index) => ({ dimension: dimensions[index]!.key, value })),
      })),
      status,
      before: before.value && figure(before.value, scale),
      after: after.value && figure(after.value, scale),
      shareBefore: before.share,
      shareAfter: after.share,
      rateEffect: figure(ownRate, scale),
      mixEffect: figure(ownMix, scale),
    })),
  };
}

function figure({ value, unit, text }: Figure, scale?: Scale): FigureModel {
  return { value, unit: unitModel(unit, scale), formatted: text };
}
