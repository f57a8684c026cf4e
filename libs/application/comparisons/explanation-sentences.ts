/** The first three sentences of an explanation, which is what a manager reads. */
import {
  formatRelative,
  periodLabel,
  type Model,
  type ModelMetric,
  type NotExplained,
  type SegmentSplit,
  type StandardGap,
} from '@bough/domain';
import type { ChangeView, ValueView } from '../trees/value-view.js';
import type { ExplainRequest } from './explain-node.js';
import type { Figure } from './figure.js';
import type { MixView } from './mix-view.js';
import type { PartView } from './part-view.js';

const SENTENCES = 3;

/** What is told so far. */
interface Told {
  readonly metric: ModelMetric;
  readonly reference: ValueView;
  readonly value: ValueView;
  readonly change: ChangeView;
  readonly explanation: { readonly lines: readonly PartView[] } | NotExplained;
  readonly split:
    (Pick<SegmentSplit, 'dimension' | 'method' | 'simpson'> & { readonly rate: Figure; readonly mix: Figure }) | null;
  readonly intent: StandardGap | null;
  readonly mix: MixView | null;
}

/** What differs and by how much, then why: the nearest reasons first. */
export function explanationSentences(model: Model, request: ExplainRequest, told: Told): string[] {
  const { mix, intent } = told;
  const standards = intent ? [`By their standards the gap is ${intent.reading}: ${intent.words}.`] : [];
  const parts = partSentences(told);
  const isOwnMix = mix !== null && mix.metric.key === told.metric.key;
  // A quotient of two sums is told apart by what conversations are about; that its sums grew says nothing.
  const reasons = isOwnMix
    ? [mix.text, ...bySegments(model, told)]
    : [...parts.slice(0, 1), ...(mix ? [mixOf(mix)] : [])];
  const more = isOwnMix ? parts.filter(({ isMeasure }) => !isMeasure) : parts.slice(1);
  const all = [...reasons, ...standards, ...more].map((each) => (typeof each === 'string' ? each : each.text));
  return [headline(model, request, told), ...all].slice(0, SENTENCES);
}

function headline(
  model: Model,
  { place, reference }: ExplainRequest,
  { metric, value, reference: other, change }: Told,
): string {
  const nameOf = (position: number) => model.segments[position]!.name;
  const relative = change.relative === null ? '' : ` (${formatRelative(change.relative)})`;
  const by = change.text === null ? '' : `: ${change.text}${relative}`;
  const [now, old] = [value.text ?? 'no value', other.text ?? 'no value'];
  if (place.position !== reference.position)
    return `${metric.name} is ${now} for ${nameOf(place.position)} and ${old} for ${nameOf(reference.position)}${by}.`;
  return `${metric.name} of ${nameOf(place.position)} is ${now} in ${periodLabel(place.period)}, after ${old} in ${periodLabel(reference.period)}${by}.`;
}

interface PartSentence {
  readonly text: string;
  readonly isMeasure: boolean;
}

/** The largest lines, without those of which nothing is left. */
function partSentences({ explanation, metric }: Told): PartSentence[] {
  if (!('lines' in explanation)) return [{ text: `It has no parts: ${explanation.message}.`, isMeasure: false }];
  const size = ({ amount }: PartView) => Math.abs(amount.value);
  const lines = explanation.lines.filter((line) => size(line) > 0 && line.kind !== 'cancelling');
  return lines
    .sort((a, b) => size(b) - size(a))
    .map((line, place) => ({ text: partText(line, place, metric.name), isMeasure: line.kind === 'measure' }));
}

function partText({ name, before, after, amount, isWithinNoise }: PartView, place: number, metric: string): string {
  const ends = before && after ? ` (${before.text} → ${after.text})` : '';
  const doubt = isWithinNoise ? ', which may be chance' : '';
  return `${place === 0 ? 'The largest part is' : 'Then comes'} ${name}${ends}: ${amount.text} of ${metric}${doubt}.`;
}

/** Begins with the metric, unless its words name it already. */
function mixOf({ metric, text }: MixView): string {
  return text.includes(metric.name) ? text : `${metric.name}: ${text}`;
}

function bySegments({ workspace }: Model, { split }: Told): string[] {
  if (split?.method !== 'mix_and_rate') return [];
  const { name } = workspace.dimensions.find(({ key }) => key === split.dimension)!;
  const moved = `By ${name}, the segments themselves make ${split.rate.text} and their shares ${split.mix.text}`;
  return [split.simpson ? `${moved}: taken together they moved the other way (Simpson's paradox).` : `${moved}.`];
}
