/** What the mix of conversations says about a difference, with names and texts. */
import {
  kindName,
  mixWords,
  type ConversationDimension,
  type MixKind,
  type MixReading,
  type MixReason,
  type MixSplit,
  type MixedSides,
  type Model,
  type ModelMetric,
} from '@bough/domain';
import { differenceFigure, valueFigure, type Figure } from './figure.js';

export interface MixView {
  /** The metric that is split: the one that is explained, or the largest of its factors that conversations tell apart. */
  readonly metric: ModelMetric;
  readonly reading: MixReading;
  /** One or two sentences. */
  readonly text: string;
  /** Each dimension alone, the one that explains most first. */
  readonly alone: readonly MixSplitView[];
  /** The first two jointly. */
  readonly joint: MixSplitView | null;
}

export interface MixSplitView extends Pick<MixSplit, 'mixShare'> {
  readonly dimensions: readonly Pick<ConversationDimension, 'key' | 'name'>[];
  readonly rate: Figure;
  readonly mix: Figure;
  readonly kinds: readonly MixKindView[];
}

export interface MixKindView extends Pick<MixKind, 'labels' | 'status'> {
  readonly name: string;
  readonly before: MixEndView;
  readonly after: MixEndView;
  readonly rate: Figure;
  readonly mix: Figure;
}

export interface MixEndView {
  readonly value: Figure | null;
  readonly share: number;
}

/** A reason as it is shown. */
export function mixView(model: Model, reason: MixReason, sides: MixedSides): MixView {
  const metric = model.metrics.get(reason.metric)!;
  const view = (split: MixSplit) => splitView(metric, split);
  const { reading, alone, joint } = reason;
  const text = mixWords(model, reason, sides);
  return { metric, reading, text, alone: alone.map(view), joint: joint && view(joint) };
}

function splitView(metric: ModelMetric, { dimensions, mixShare, rate, mix, kinds }: MixSplit): MixSplitView {
  const end = ({ value, share }: MixKind['before'], other: MixKind['before']): MixEndView => {
    return { value: value === null ? null : valueFigure(value, metric, [other.value]), share };
  };
  return {
    dimensions,
    mixShare,
    rate: differenceFigure(rate, metric),
    mix: differenceFigure(mix, metric),
    kinds: kinds.map((kind) => ({
      labels: kind.labels,
      status: kind.status,
      name: kindName(kind),
      before: end(kind.before, kind.after),
      after: end(kind.after, kind.before),
      rate: differenceFigure(kind.rate, metric),
      mix: differenceFigure(kind.mix, metric),
    })),
  };
}
