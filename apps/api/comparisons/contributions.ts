/** An explanation as the API shows it. */
import type { NodeExplanation, Snapshot } from '@bough/application';
import {
  formatDifference,
  formatValue,
  isExplained,
  isWithinNoise,
  partMetric,
  partName,
  partUnit,
  type ExplainedPart,
  type ModelMetric,
  type NeededChange,
  type SegmentEnd,
  type SegmentPart,
  type SegmentSplit,
  type ValueUnit,
} from '@bough/domain';
import { segmentModels } from '../segments/dimension.model.js';
import type {
  ContributionBreakdownModel,
  ContributionModel,
  FigureModel,
  NeededChangeModel,
  SegmentBreakdownModel,
  SegmentContributionModel,
} from './contribution.model.js';
import { grownTree } from '../trees/grown-tree.js';
import { changeMeasurement, measurement } from '../metrics/measurement.model.js';
import { unitModel } from '../metrics/metric.model.js';
import { toMetric } from '../metrics/metric.resolver.js';

/** What rounding may leave between the items and the change, relative to the values. */
const TOLERANCE = 1e-9;

export function contributionBreakdown(
  snapshot: Snapshot,
  metric: ModelMetric,
  found: NodeExplanation,
): ContributionBreakdownModel {
  const [reference, current] = [found.reference, found.value].map((value) => measurement(value, metric));
  const change = changeMeasurement(found.change.absolute, current!, reference!, metric);
  const { explanation, split, intent } = found;
  const standards = intent && { reading: intent.reading, text: intent.words };
  const ends = { reference: reference!, current: current!, change, standards, tolerance: TOLERANCE };
  if (!isExplained(explanation)) {
    const reason = found.change.absolute === null ? change.availability.reason : 'NOT_COMPUTABLE';
    const availability = {
      ...change.availability,
      status: 'UNAVAILABLE',
      reason,
      message: explanation.message,
    } as const;
    return { ...ends, method: null, formula: null, basis: null, items: [], segments: null, availability };
  }
  return {
    ...ends,
    method: explanation.view,
    formula: explanation.formula,
    basis: explanation.basis,
    items: explanation.parts.map((part) => contribution(snapshot, metric, part)),
    segments: split && segmentBreakdown(snapshot, metric, split),
    availability: change.availability,
  };
}

export function neededChange(snapshot: Snapshot, metric: ModelMetric, change: NeededChange): NeededChangeModel {
  const { model } = snapshot;
  const { kind, key, from, to, gives } = change;
  const own = partUnit(model, change);
  return {
    kind,
    key,
    name: partName(model, change),
    from: figure(from, own),
    to: to === null ? null : figure(to, own),
    relative: to === null || from === 0 ? null : (to - from) / Math.abs(from),
    gives: gives === null ? null : figure(gives, metric),
  };
}

function contribution(snapshot: Snapshot, metric: ModelMetric, part: ExplainedPart): ContributionModel {
  const { model } = snapshot;
  const { kind, key, overall, amount, shareOfOld, factor, band } = part;
  const own = partMetric(model, part);
  const end = (value: number | null) => (value === null ? null : figure(value, partUnit(model, part)));
  return {
    kind,
    key,
    name: partName(model, part),
    overall,
    node: kind === 'node' ? grownTree(snapshot).byPath.get(key)! : null,
    metric: own === null ? null : toMetric(snapshot, model.metrics.get(own)!),
    before: end(part.before),
    after: end(part.after),
    absolute: effect(amount, metric),
    shareOfOld,
    factor,
    low: band && effect(band.low, metric),
    high: band && effect(band.high, metric),
    withinNoise: band && isWithinNoise(part),
    items: part.parts.map((each) => contribution(snapshot, metric, each)),
  };
}

function segmentBreakdown(snapshot: Snapshot, metric: ModelMetric, split: SegmentSplit): SegmentBreakdownModel {
  return {
    dimension: split.dimension,
    method: split.method,
    denominator: split.denominator,
    rateEffect: effect(split.rate, metric),
    mixEffect: effect(split.mix, metric),
    simpson: split.simpson,
    items: split.segments.map((part) => segmentContribution(snapshot, metric, split.dimension, part)),
  };
}

function segmentContribution(
  snapshot: Snapshot,
  metric: ModelMetric,
  dimension: string,
  part: SegmentPart,
): SegmentContributionModel {
  const { workspace } = snapshot.model;
  const models = segmentModels(workspace.dimensions.find(({ key }) => key === dimension)!);
  const end = ({ value }: SegmentEnd) => (value === null ? null : figure(value, metric));
  return {
    segments: part.segments.map(({ key }) => models.find((model) => model.key === key)!),
    status: part.status,
    before: end(part.before),
    after: end(part.after),
    shareBefore: part.before.share,
    shareAfter: part.after.share,
    rateEffect: effect(part.rate, metric),
    mixEffect: effect(part.mix, metric),
    items: part.parts.map((each) => contribution(snapshot, metric, each)),
  };
}

function figure(value: number, unit: ValueUnit): FigureModel {
  return { value, unit: unitModel(unit), formatted: formatValue(value, unit) };
}

/** A difference, signed. */
function effect(value: number, metric: ModelMetric): FigureModel {
  return { value, unit: unitModel(metric, metric.scale), formatted: formatDifference(value, metric) };
}
