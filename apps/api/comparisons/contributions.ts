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
  type Metric,
  type MetricUnit,
  type NeededChange,
  type SegmentEnd,
  type SegmentPart,
  type SegmentSplit,
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
  metric: Metric,
  found: NodeExplanation,
): ContributionBreakdownModel {
  const { currency } = snapshot.model.workspace;
  const [reference, current] = [found.reference, found.value].map((value) => measurement(value, metric, currency));
  const change = changeMeasurement(found.change.absolute, current!, reference!, metric, currency);
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

export function neededChange(snapshot: Snapshot, metric: Metric, change: NeededChange): NeededChangeModel {
  const { model } = snapshot;
  const { currency } = model.workspace;
  const { kind, key, from, to, gives } = change;
  const own = partUnit(model, change);
  return {
    kind,
    key,
    name: partName(model, change),
    from: figure(from, own, currency),
    to: to === null ? null : figure(to, own, currency),
    relative: to === null || from === 0 ? null : (to - from) / Math.abs(from),
    gives: gives === null ? null : figure(gives, metric.unit, currency),
  };
}

function contribution(snapshot: Snapshot, metric: Metric, part: ExplainedPart): ContributionModel {
  const { model } = snapshot;
  const { currency } = model.workspace;
  const { kind, key, overall, amount, shareOfOld, factor, band } = part;
  const own = partMetric(model, part);
  const end = (value: number | null) => (value === null ? null : figure(value, partUnit(model, part), currency));
  return {
    kind,
    key,
    name: partName(model, part),
    overall,
    node: kind === 'node' ? grownTree(snapshot).byPath.get(key)! : null,
    metric: own === null ? null : toMetric(snapshot, model.metrics.get(own)!),
    before: end(part.before),
    after: end(part.after),
    absolute: effect(amount, metric, currency),
    shareOfOld,
    factor,
    low: band && effect(band.low, metric, currency),
    high: band && effect(band.high, metric, currency),
    withinNoise: band && isWithinNoise(part),
    items: part.parts.map((each) => contribution(snapshot, metric, each)),
  };
}

function segmentBreakdown(snapshot: Snapshot, metric: Metric, split: SegmentSplit): SegmentBreakdownModel {
  const { currency } = snapshot.model.workspace;
  return {
    dimension: split.dimension,
    method: split.method,
    denominator: split.denominator,
    rateEffect: effect(split.rate, metric, currency),
    mixEffect: effect(split.mix, metric, currency),
    simpson: split.simpson,
    items: split.segments.map((part) => segmentContribution(snapshot, metric, split.dimension, part)),
  };
}

function segmentContribution(
  snapshot: Snapshot,
  metric: Metric,
  dimension: string,
  part: SegmentPart,
): SegmentContributionModel {
  const { workspace } = snapshot.model;
  const models = segmentModels(workspace.dimensions.find(({ key }) => key === dimension)!);
  const end = ({ value }: SegmentEnd) => (value === null ? null : figure(value, metric.unit, workspace.currency));
  return {
    segments: part.segments.map(({ key }) => models.find((model) => model.key === key)!),
    status: part.status,
    before: end(part.before),
    after: end(part.after),
    shareBefore: part.before.share,
    shareAfter: part.after.share,
    rateEffect: effect(part.rate, metric, workspace.currency),
    mixEffect: effect(part.mix, metric, workspace.currency),
    items: part.parts.map((each) => contribution(snapshot, metric, each)),
  };
}

function figure(value: number, unit: MetricUnit, currency: string): FigureModel {
  return { value, unit: unitModel({ unit }, currency), formatted: formatValue(value, unit, currency) };
}

/** A difference, signed. */
function effect(value: number, metric: Metric, currency: string): FigureModel {
  return { value, unit: unitModel(metric, currency), formatted: formatDifference(value, metric.unit, currency) };
}
