/** An explanation as it is shown: every part with its name and its texts. The API, the drawing and the data print the same. */
import {
  isExplained,
  type Explanation,
  type Model,
  type ModelMetric,
  type NotExplained,
  type SegmentEnd,
  type SegmentPart,
  type SegmentSplit,
  type StandardGap,
} from '@bough/domain';
import { changeView, valueView, type ChangeView, type ValueView } from '../trees/value-view.js';
import type { NodeExplanation } from './explain-node.js';
import { differenceFigure, valueFigure, type Figure } from './figure.js';
import { partView, type PartView } from './part-view.js';

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
}

/** The explanation of a difference of a metric, with names and texts. */
export function explanationView(model: Model, key: string, difference: NodeExplanation): ExplainedDifference {
  const metric = model.metrics.get(key)!;
  const { explanation, split, intent } = difference;
  const reference = valueView(difference.reference, metric, difference.value.value);
  const value = valueView(difference.value, metric, difference.reference.value);
  return {
    metric,
    reference,
    value,
    change: changeView(difference.change, value, reference),
    explanation: isExplained(explanation)
      ? { ...explanation, parts: explanation.parts.map((part) => partView(model, metric, part)) }
      : explanation,
    split: split && splitView(model, metric, split),
    intent,
  };
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
      parts: part.parts.map((each) => partView(model, metric, each)),
    })),
  };
}
