/** An explanation as it is shown: every part with its name and its texts. The API, the drawing and the data print the same. */
import {
  isExplained,
  type MixReason,
  type Explanation,
  type Model,
  type ModelMetric,
  type ModelSegment,
  type NotExplained,
  type SegmentEnd,
  type SegmentPart,
  type SegmentSplit,
  type StandardGap,
} from '@bough/domain';
import { changeView, valueView, type ChangeView, type ValueView } from '../trees/value-view.js';
import type { ExplainRequest, NodeExplanation } from './explain-node.js';
import { explanationSentences } from './explanation-sentences.js';
import { differenceFigure, valueFigure, type Figure } from './figure.js';
import { foldParts } from './fold-parts.js';
import { mixView, type MixView } from './mix-view.js';
import { partView, type PartPlace, type PartView } from './part-view.js';

export interface SegmentPartView extends Pick<SegmentPart, 'segments' | 'status'> {
  readonly before: SegmentEndView;
  readonly after: SegmentEndView;
  readonly rate: Figure;
  readonly mix: Figure;
  readonly parts: readonly PartView[];
}

export interface SegmentEndView extends Omit<SegmentEnd, 'value'> {
  readonly value: Figure | null;
}

export interface SplitView extends Pick<SegmentSplit, 'dimension' | 'method' | 'denominator' | 'simpson'> {
  readonly rate: Figure;
  readonly mix: Figure;
  readonly segments: readonly SegmentPartView[];
}

export interface ExplanationParts extends Pick<Explanation, 'view' | 'formula' | 'basis'> {
  readonly parts: readonly PartView[];
  /** The same with those that cancel each other as one line. */
  readonly lines: readonly PartView[];
}

export interface ExplainedDifference {
  readonly metric: ModelMetric;
  readonly reference: ValueView;
  readonly value: ValueView;
  readonly change: ChangeView;
  /** The parts, or why there are none. */
  readonly explanation: ExplanationParts | NotExplained;
  readonly split: SplitView | null;
  readonly intent: StandardGap | null;
  /** What the mix of conversations says about it. */
  readonly mix: MixView | null;
  /** At most three: what differs, and why. */
  readonly sentences: readonly string[];
}

/** The explanation of a difference, with names and texts; `mix` is what `explainMix` says of it, `null` where that is not asked for. */
export function explanationView(
  model: Model,
  request: ExplainRequest,
  difference: NodeExplanation,
  mix: MixReason | null,
): ExplainedDifference {
  const metric = model.metrics.get(request.metric)!;
  const { split, intent } = difference;
  const reference = valueView(difference.reference, metric, difference.value.value);
  const value = valueView(difference.value, metric, difference.reference.value);
  const isGap = request.place.position !== request.reference.position;
  const told = {
    metric,
    reference,
    value,
    change: changeView(difference.change, value, reference),
    explanation: partsView(model, request, difference),
    split: split && splitView(model, metric, split),
    intent,
    mix: mix && mixView(model, mix, isGap ? 'segments' : 'periods'),
  };
  return { ...told, sentences: explanationSentences(model, request, told) };
}

function partsView(
  model: Model,
  { metric: key, node, place }: ExplainRequest,
  { explanation }: NodeExplanation,
): ExplanationParts | NotExplained {
  if (!isExplained(explanation)) return explanation;
  const metric = model.metrics.get(key)!;
  const own = placeOf(model, model.segments[place.position]!);
  const at = node ? { ...own, branch: node.segment } : own;
  const parts = explanation.parts.map((part) => partView(model, metric, part, at));
  return { ...explanation, parts, lines: foldParts(parts, metric) };
}

/** Whether a difference has parts. */
export function hasParts(explanation: ExplanationParts | NotExplained): explanation is ExplanationParts {
  return 'parts' in explanation;
}

function splitView(model: Model, metric: ModelMetric, split: SegmentSplit): SplitView {
  const end = (given: SegmentEnd, other: SegmentEnd): SegmentEndView => ({
    ...given,
    value: given.value === null ? null : valueFigure(given.value, metric, [other.value]),
  });
  const { dimension, method, denominator, simpson, rate, mix, segments } = split;
  return {
    dimension,
    method,
    denominator,
    simpson,
    rate: differenceFigure(rate, metric),
    mix: differenceFigure(mix, metric),
    segments: segments.map((part) => ({
      segments: part.segments,
      status: part.status,
      before: end(part.before, part.after),
      after: end(part.after, part.before),
      rate: differenceFigure(part.rate, metric),
      mix: differenceFigure(part.mix, metric),
      parts: part.parts.map((each) => partView(model, metric, each, placeOf(model, part.segments[0]!))),
    })),
  };
}

function placeOf({ workspace }: Model, { id, key, dimension }: ModelSegment): PartPlace {
  const branch = dimension === null ? null : dimension === workspace.tree.dimension ? key : undefined;
  return { segment: id, branch };
}
