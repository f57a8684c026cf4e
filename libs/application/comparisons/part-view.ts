/** The parts of an explanation as they are shown, and what a part would have to be: each with its name and its texts. */
import {
  ALL_SEGMENTS,
  isWithinNoise,
  partMetric,
  partName,
  partUnit,
  type ExplainedPart,
  type Model,
  type ModelMetric,
  type NeededChange,
  type ValueUnit,
} from '@bough/domain';
import { differenceFigure, valueFigure, type Figure } from './figure.js';

export interface PartView extends Pick<ExplainedPart, 'key' | 'overall' | 'shareOfOld' | 'factor'> {
  /** `cancelling`: several parts of which together little is left. */
  readonly kind: ExplainedPart['kind'] | 'cancelling';
  /** The path of the node that it is about, whose owner answers for it: the node itself, or that of its metric in the same branch. */
  readonly node: string | null;
  /** The segment whose part it is, by its id. */
  readonly segment: string;
  readonly name: string;
  /** The key of the metric that it shows, if it shows one. */
  readonly metric: string | null;
  readonly unit: ValueUnit;
  readonly before: Figure | null;
  readonly after: Figure | null;
  /** What it adds to the difference. */
  readonly amount: Figure;
  /** Where `amount` would lie in nine of ten draws of other customers; `null` when that is not known. */
  readonly band: { readonly low: Figure; readonly high: Figure } | null;
  readonly isWithinNoise: boolean;
  readonly parts: readonly PartView[];
}

/** Whose part it is. */
export interface PartPlace {
  /** The id of the segment. */
  readonly segment: string;
  /** As nodes name their branch: the key of the segment, `null` for the root, nothing for a segment that has no branch. */
  readonly branch: string | null | undefined;
}

/** A part of a difference of `metric`. */
export function partView(model: Model, metric: ModelMetric, part: ExplainedPart, place: PartPlace): PartView {
  const { kind, key, overall, shareOfOld, factor, before, after, amount, band, parts } = part;
  const unit = partUnit(model, part);
  return {
    kind,
    key,
    overall,
    shareOfOld,
    factor,
    name: partName(model, part),
    metric: partMetric(model, part),
    node: nodeOf(model, part, place),
    segment: part.overall ? ALL_SEGMENTS : place.segment,
    unit,
    before: before === null ? null : valueFigure(before, unit, [after]),
    after: after === null ? null : valueFigure(after, unit, [before]),
    amount: differenceFigure(amount, metric),
    band: band && { low: differenceFigure(band.low, metric), high: differenceFigure(band.high, metric) },
    isWithinNoise: isWithinNoise(part),
    parts: parts.map((each) => partView(model, metric, each, place)),
  };
}

/** What is of all segments together belongs to the root. */
function nodeOf({ nodes }: Model, part: ExplainedPart, { branch }: PartPlace): string | null {
  const { kind, key, overall } = part;
  if (kind === 'node') return key;
  if (kind !== 'metric') return null;
  const own = nodes.find(({ metric, segment }) => metric === key && segment === (overall ? null : branch));
  return own?.path ?? null;
}

export interface NeededView extends Pick<NeededChange, 'kind' | 'key' | 'reason'> {
  readonly name: string;
  readonly from: Figure;
  /** `null` when no value of this driver meets the target. */
  readonly to: Figure | null;
  /** (to − from) ÷ |from|; `null` without `to`, and from zero. */
  readonly relative: number | null;
  /** What the metric would show. */
  readonly gives: Figure | null;
}

/** What a driver of a metric would have to be, with its name and its texts. */
export function neededView(model: Model, metric: ModelMetric, change: NeededChange): NeededView {
  const { kind, key, reason, from, to, gives } = change;
  const unit = partUnit(model, change);
  return {
    kind,
    key,
    reason,
    name: partName(model, change),
    from: valueFigure(from, unit, [to]),
    to: to === null ? null : valueFigure(to, unit, [from]),
    relative: to === null || from === 0 ? null : (to - from) / Math.abs(from),
    gives: gives === null ? null : valueFigure(gives, metric),
  };
}
