/** An explanation in the terminal: the difference in one line, then its parts as bars, the largest first. */
import {
  hasParts,
  type ChangeView,
  type ExplainedDifference,
  type ExplainRequest,
  type PartView,
  type SegmentPartView,
  type SegmentPeriod,
  type Snapshot,
  type SplitView,
  type ValueView,
} from '@bough/application';
import {
  formatRelative,
  formatBeside,
  formatTogether,
  nodeTitle,
  periodLabel,
  RATIO,
  type MeasureBasis,
  type Model,
  type ModelMetric,
} from '@bough/domain';
import type { Paint } from '../terminal/paint.js';
import { drawMix } from './draw-mix.js';
import { ownerOfPart, type OwnerOf } from './owner-of.js';

const BAR = 24;

const BASES: Record<MeasureBasis, readonly string[]> = {
  sums: [],
  per_customer: ['measures per average active customer, since the segments are not equally large'],
};

const NOISE = 'within noise: with other customers like these it might as well be nothing (90 %, 200 draws)';

/** A bar with its texts; `amount` sets its length and its colour. */
interface Bar {
  readonly name: string;
  readonly values: string;
  readonly amount: number;
  readonly text: string;
  readonly share: string;
  /** Who answers for its node; empty for nobody. */
  readonly owner: string;
  /** A remark after the bar; a bar with a remark is drawn faint. Empty without doubt. */
  readonly doubt: string;
}

/** What a drawing needs beside the explanation. */
interface Drawing {
  readonly ownerOf: OwnerOf;
  /** Also parts that cancel each other, and every kind of conversation. */
  readonly showsAll: boolean;
  readonly paint: Paint;
}

/** The lines of an explanation. */
export function drawExplanation(
  { model }: Snapshot,
  request: ExplainRequest,
  difference: ExplainedDifference,
  drawing: Drawing,
): string[] {
  const { metric, explanation, split, sentences, intent, change, reference: other } = difference;
  const { paint, showsAll } = drawing;
  const gap = intent ? `By their standards the gap is ${intent.reading}: ${intent.words}.` : '';
  const told = [...new Set([...sentences.slice(1), ...overAsManyDays(change, other), gap])];
  const lines = [headline(model, request, difference, paint), ...told.filter((sentence) => sentence !== ''), ''];
  if (!hasParts(explanation)) return [...lines, `No parts: ${explanation.message}.`];
  const { formula, parts, view, basis } = explanation;
  const shown = showsAll ? parts : explanation.lines;
  const bars = shown.flatMap((part) => partBars(part, view === 'compounding', drawing.ownerOf));
  return [
    ...lines,
    ...(difference.mix ? [...drawMix(difference.mix, showsAll, paint), ''] : []),
    `${paint.strong('By what it is made of')}  ${paint.faint(formula)}`,
    ...drawBars(bars, metric, paint),
    ...(shown.length < parts.length ? [paint.faint('  --all shows the parts that cancel each other')] : []),
    ...(isMeasured(parts) ? BASES[basis] : []).map((note) => paint.faint(`  ${note}`)),
    ...(bars.some(({ doubt }) => doubt) ? [paint.faint(`  ${NOISE}`)] : []),
    ...(split ? ['', ...drawSplit(model, metric, split, paint)] : []),
  ];
}

function headline(
  model: Model,
  { place, reference, node }: ExplainRequest,
  { metric, value, reference: other, change }: ExplainedDifference,
  paint: Paint,
): string {
  const isGap = place.position !== reference.position;
  const where = (each: SegmentPeriod) => (isGap ? model.segments[each.position]!.name : periodLabel(each.period));
  const end = (each: SegmentPeriod, { text }: ValueView) => `${text ?? '–'} in ${where(each)}`;
  const about = isGap ? periodLabel(place.period) : model.segments[place.position]!.name;
  const name = node && node.kind === 'metric' ? nodeTitle(model, node) : metric.name;
  const difference = change.text === null ? '' : `: ${change.text}`;
  const relative = change.relative === null ? '' : ` (${formatRelative(change.relative)})`;
  return `${paint.strong(name)}, ${about}: ${end(place, value)}, ${end(reference, other)}${difference}${relative}`;
}

/** What the reference comes to over as many days, where that is another value. */
function overAsManyDays({ against }: ChangeView, { value, metric }: ValueView): string[] {
  if (against === null || against === value) return [];
  return [
    `The earlier period has another number of days; over as many it comes to ${formatBeside(against, [value], metric)}.`,
  ];
}

function isMeasured(parts: readonly PartView[]): boolean {
  return parts.some(({ kind, parts: below }) => kind === 'measure' || isMeasured(below));
}

/** A part and, indented, the parts that it consists of if there are several. */
function partBars(part: PartView, isCompounding: boolean, ownerOf: OwnerOf, depth = 0): Bar[] {
  const { name, before, after, amount, parts } = part;
  const own: Bar = {
    name: '  '.repeat(depth) + name,
    values: part.kind === 'cancelling' ? '' : `${before?.text ?? '–'} → ${after?.text ?? '–'}`,
    owner: ownerOfPart(part, ownerOf)?.name ?? '',
    amount: amount.value,
    doubt: part.isWithinNoise ? 'within noise' : '',
    text: amount.text,
    share: isCompounding ? `×${part.factor!.toFixed(3)}` : shareText(part),
  };
  const below = parts.length > 1 && depth < 1 && part.kind !== 'cancelling' ? parts : [];
  return [own, ...below.flatMap((each) => partBars(each, isCompounding, ownerOf, depth + 1))];
}

function shareText({ shareOfOld }: PartView): string {
  return shareOfOld === null ? '' : formatRelative(shareOfOld);
}

function drawBars(bars: readonly Bar[], { polarity }: ModelMetric, paint: Paint): string[] {
  const width = (key: 'name' | 'values' | 'text' | 'share' | 'owner') =>
    Math.max(0, ...bars.map((bar) => bar[key].length));
  const [names, values, texts, shares] = [width('name'), width('values'), width('text'), width('share')];
  const owners = width('owner');
  const largest = Math.max(...bars.map(({ amount }) => Math.abs(amount)));
  const toned = (amount: number, text: string) => {
    if (amount === 0 || polarity === 'neutral') return text;
    return amount > 0 === (polarity === 'higher') ? paint.good(text) : paint.bad(text);
  };
  return bars.map(({ name, values: ends, amount, text, share, owner, doubt }) => {
    const length = largest === 0 ? 0 : Math.round((BAR * Math.abs(amount)) / largest);
    const solid = (amount < 0 ? '▒' : '█').repeat(length);
    const bar = doubt ? paint.faint(`${solid} ${doubt}`.trimStart()) : toned(amount, solid);
    return `  ${name.padEnd(names)}  ${paint.faint(ends.padStart(values))}  ${text.padStart(texts)}  ${share.padStart(shares)}  ${owners > 0 ? `${paint.faint(owner.padEnd(owners))}  ` : ''}${bar}`.trimEnd();
  });
}

function drawSplit(model: Model, metric: ModelMetric, split: SplitView, paint: Paint): string[] {
  const { rate, mix, method, segments } = split;
  const dimension = model.workspace.dimensions.find(({ key }) => key === split.dimension)!.name;
  const head = `${paint.strong(`By ${dimension}`)}  ${paint.faint(methodText(split))}`;
  const total = method === 'sum' ? [] : [`  segments themselves ${rate.text}, their shares ${mix.text}`];
  const simpson = split.simpson
    ? [
        `  ${paint.strong('Simpson:')} taken together the segments moved the other way (${rate.text}); the shares made the difference.`,
      ]
    : [];
  const bars = segments.flatMap((part) => segmentBars(part, method));
  return [head, ...total, ...drawBars(bars, metric, paint), ...simpson];
}

function methodText({ method, denominator }: SplitView): string {
  return method === 'sum' ? 'the segments add up' : `rate: the segment's own move; mix: its share of ${denominator}`;
}

function segmentBars(
  { segments, status, before, after, rate, mix }: SegmentPartView,
  method: SplitView['method'],
): Bar[] {
  const [shareBefore, shareAfter] = formatTogether([before.share, after.share], RATIO);
  const name =
    segments.length > 1 ? `other (${segments.map((segment) => segment.name).join(', ')})` : segments[0]!.name;
  const state = status === 'kept' ? '' : ` (${status})`;
  const own: Bar = {
    name: name + state,
    values: `${before.value?.text ?? '–'} → ${after.value?.text ?? '–'}`,
    amount: rate.value,
    text: rate.text,
    share: '',
    owner: '',
    doubt: '',
  };
  if (method === 'sum') return [own];
  return [
    { ...own, name: `${name}${state}, rate` },
    {
      name: `${name}, mix`,
      values: `${shareBefore} → ${shareAfter}`,
      amount: mix.value,
      text: mix.text,
      share: '',
      owner: '',
      doubt: '',
    },
  ];
}
