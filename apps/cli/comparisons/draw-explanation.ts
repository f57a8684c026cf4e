/** An explanation in the terminal: the difference in one line, then its parts as bars, the largest first. */
import type { ExplainRequest, NodeExplanation, SegmentPeriod, Snapshot } from '@bough/application';
import {
  formatDifference,
  formatRelative,
  formatValue,
  isExplained,
  isWithinNoise,
  partName,
  partUnit,
  periodLabel,
  RATIO,
  type ExplainedPart,
  type MeasureBasis,
  type ModelMetric,
  type Model,
  type SegmentPart,
  type SegmentSplit,
} from '@bough/domain';
import type { Paint } from '../terminal/paint.js';

const BAR = 24;

const BASES: Record<MeasureBasis, readonly string[]> = {
  sums: [],
  per_day: ['measures per day, since the periods are not equally long'],
  per_customer: ['measures per average active customer, since the segments are not equally large'],
};

const NOISE = 'within noise: with other customers like these it might as well be nothing (90 %, 200 draws)';

/** A bar with its texts; `amount` decides the length and the colour. */
interface Bar {
  readonly name: string;
  readonly values: string;
  readonly amount: number;
  readonly text: string;
  readonly share: string;
  /** Said behind the bar, which is then drawn pale. */
  readonly doubt: string;
}

export function drawExplanation(
  snapshot: Snapshot,
  request: ExplainRequest,
  found: NodeExplanation,
  paint: Paint,
): string[] {
  const { model } = snapshot;
  const metric = model.metrics.get(request.metric)!;
  const intent = found.intent ? [`By their standards the gap is ${found.intent.reading}: ${found.intent.words}.`] : [];
  const lines = [headline(model, request, found, metric, paint), ...intent, ''];
  if (!isExplained(found.explanation)) return [...lines, `No parts: ${found.explanation.message}.`];
  const { formula, parts, view, basis } = found.explanation;
  const bars = parts.flatMap((part) => partBars(model, metric, part, view === 'compounding'));
  return [
    ...lines,
    `${paint.strong('By what it is made of')}  ${paint.faint(formula)}`,
    ...drawBars(bars, metric, paint),
    ...(isMeasured(parts) ? BASES[basis] : []).map((note) => paint.faint(`  ${note}`)),
    ...(bars.some(({ doubt }) => doubt) ? [paint.faint(`  ${NOISE}`)] : []),
    ...(found.split ? ['', ...drawSplit(model, metric, found.split, paint)] : []),
  ];
}

function headline(
  model: Model,
  { place, reference, node }: ExplainRequest,
  { value, reference: other, change }: NodeExplanation,
  metric: ModelMetric,
  paint: Paint,
): string {
  const text = (each: typeof value) => (each.value === null ? '–' : formatValue(each.value, metric));
  const isGap = place.position !== reference.position;
  const where = (each: SegmentPeriod) => (isGap ? model.segments[each.position]!.name : periodLabel(each.period));
  const about = isGap ? periodLabel(place.period) : model.segments[place.position]!.name;
  const name = node && node.kind === 'metric' ? node.name : metric.name;
  const difference = change.absolute === null ? '' : `: ${formatDifference(change.absolute, metric)}`;
  const relative = change.relative === null ? '' : ` (${formatRelative(change.relative)})`;
  return `${paint.strong(name)}, ${about}: ${text(value)} in ${where(place)}, ${text(other)} in ${where(reference)}${difference}${relative}`;
}

function isMeasured(parts: readonly ExplainedPart[]): boolean {
  return parts.some(({ kind, parts: below }) => kind === 'measure' || isMeasured(below));
}

/** A part and, indented, what it is made of, when that says more than the part itself. */
function partBars(model: Model, metric: ModelMetric, part: ExplainedPart, isCompounding: boolean, depth = 0): Bar[] {
  const unit = partUnit(model, part);
  const shown = (value: number | null) => (value === null ? '–' : formatValue(value, unit));
  const own: Bar = {
    name: '  '.repeat(depth) + partName(model, part),
    values: `${shown(part.before)} → ${shown(part.after)}`,
    amount: part.amount,
    doubt: isWithinNoise(part) ? 'within noise' : '',
    text: formatDifference(part.amount, metric),
    share: isCompounding
      ? `×${part.factor!.toFixed(3)}`
      : part.shareOfOld === null
        ? ''
        : formatRelative(part.shareOfOld),
  };
  const below = part.parts.length > 1 && depth < 1 ? part.parts : [];
  return [own, ...below.flatMap((each) => partBars(model, metric, each, isCompounding, depth + 1))];
}

function drawBars(bars: readonly Bar[], { polarity }: ModelMetric, paint: Paint): string[] {
  const width = (key: 'name' | 'values' | 'text' | 'share') => Math.max(0, ...bars.map((bar) => bar[key].length));
  const [names, values, texts, shares] = [width('name'), width('values'), width('text'), width('share')];
  const largest = Math.max(...bars.map(({ amount }) => Math.abs(amount)));
  const toned = (amount: number, text: string) => {
    if (amount === 0 || polarity === 'neutral') return text;
    return amount > 0 === (polarity === 'higher') ? paint.good(text) : paint.bad(text);
  };
  return bars.map(({ name, values: ends, amount, text, share, doubt }) => {
    const length = largest === 0 ? 0 : Math.round((BAR * Math.abs(amount)) / largest);
    const solid = (amount < 0 ? '▒' : '█').repeat(length);
    const bar = doubt ? paint.faint(`${solid} ${doubt}`.trimStart()) : toned(amount, solid);
    return `  ${name.padEnd(names)}  ${paint.faint(ends.padStart(values))}  ${text.padStart(texts)}  ${share.padStart(shares)}  ${bar}`.trimEnd();
  });
}

function drawSplit(model: Model, metric: ModelMetric, split: SegmentSplit, paint: Paint): string[] {
  const { dimensions } = model.workspace;
  const dimension = dimensions.find(({ key }) => key === split.dimension)!.name;
  const difference = (value: number) => formatDifference(value, metric);
  const head = `${paint.strong(`By ${dimension}`)}  ${paint.faint(methodText(split))}`;
  const total =
    split.method === 'sum'
      ? []
      : [`  segments themselves ${difference(split.rate)}, their shares ${difference(split.mix)}`];
  const bars = split.segments.flatMap((part) => segmentBars(metric, part, split.method));
  const simpson = split.simpson
    ? [
        `  ${paint.strong('Simpson:')} taken together the segments moved the other way (${difference(split.rate)}); the shares made the difference.`,
      ]
    : [];
  return [head, ...total, ...drawBars(bars, metric, paint), ...simpson];
}

function methodText({ method, denominator }: SegmentSplit): string {
  return method === 'sum' ? 'the segments add up' : `rate: the segment's own move; mix: its share of ${denominator}`;
}

function segmentBars(
  metric: ModelMetric,
  { segments, status, before, after, rate, mix }: SegmentPart,
  method: SegmentSplit['method'],
): Bar[] {
  const shown = (value: number | null) => (value === null ? '–' : formatValue(value, metric));
  const percent = (share: number) => formatValue(share, RATIO);
  const name =
    segments.length > 1 ? `other (${segments.map((segment) => segment.name).join(', ')})` : segments[0]!.name;
  const text = (amount: number) => formatDifference(amount, metric);
  const state = status === 'kept' ? '' : ` (${status})`;
  const own = {
    name: name + state,
    values: `${shown(before.value)} → ${shown(after.value)}`,
    amount: rate,
    text: text(rate),
    share: '',
    doubt: '',
  };
  if (method === 'sum') return [own];
  return [
    { ...own, name: `${name}${state}, rate` },
    {
      name: `${name}, mix`,
      values: `${percent(before.share)} → ${percent(after.share)}`,
      amount: mix,
      text: text(mix),
      share: '',
      doubt: '',
    },
  ];
}
