/** A mix in words: whether the questions are harder, or we are slower at the same questions, with the shares of both. */
import { formatTogether } from '../../metrics/format-value.js';
import type { Metric } from '../../metrics/metric.js';
import { RATIO } from '../../metrics/value-unit.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { MixReason } from './mix-reason.js';
import type { MixKind, MixSplit } from './split-mix.js';

/** Whether two segments are compared, or two periods of the same customers. */
export type MixedSides = 'segments' | 'periods';

/** How a difference is said; each reads on in a sentence that begins with it. */
interface Phrases {
  readonly mix: string;
  readonly rate: string;
}

/** One or two sentences: `Its questions are harder: by Priority, the mix makes 100% of the difference and the rate 0% (…).` */
export function mixWords(model: Pick<Model, 'metrics'>, reason: MixReason, sides: MixedSides): string {
  const { lead, reading, metric } = reason;
  const { change, mix, rate } = lead;
  const asked = model.metrics.get(metric)!;
  const own = phrasesOf(asked, sides, mix > 0, rate > 0);
  const shares = `by ${lead.dimensions.map(({ name }) => name).join(' and ')}, ${sharesText(lead)}`;
  const example = exampleOf(reason);
  switch (reading) {
    case 'mix':
      if (lead.mixShare === null) return 'There is no difference to explain.';
      return `${capital(own.mix)}: ${shares}${example}.${rate * change < 0 && lead.mixShare > 1.1 ? ` ${capital(own.rate)}.` : ''}`;
    case 'rate':
      return `${capital(own.rate)}: ${shares}.${mix * change < 0 && lead.mixShare! < -0.1 ? ` ${capital(own.mix)}.` : ''}`;
    case 'both':
      return `${capital(own.mix)}, and ${own.rate}: ${shares}${example}.`;
    case 'unclear':
      return lead.mixShare! > 1 / 3
        ? `${capital(own.mix)}, and the rest may be chance: ${shares}${example}.`
        : `What ${sides === 'segments' ? 'its' : 'the'} questions are about explains little of it, and the rest may be chance: ${shares}.`;
  }
}

/** `the mix makes 60% of the difference and the rate 40%`. */
function sharesText({ mixShare }: MixSplit): string {
  const mix = Math.round(100 * (mixShare ?? 0));
  return `the mix makes ${percent(mix)} of the difference and the rate ${percent(100 - mix)}`;
}

function percent(value: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(value)}%`;
}

function phrasesOf({ unit, polarity, name }: Metric, sides: MixedSides, mixUp: boolean, rateUp: boolean): Phrases {
  const isTime = unit === 'duration' && polarity === 'lower';
  const more = (isUp: boolean) => (isUp ? 'higher' : 'lower');
  const metric = name.charAt(0).toLowerCase() + name.slice(1);
  if (sides === 'segments')
    return {
      mix: isTime
        ? `its questions are ${mixUp ? 'harder' : 'easier'}`
        : `it asks more of what has a ${more(mixUp)} value anyway (${name})`,
      rate: isTime
        ? `we are ${rateUp ? 'slower' : 'faster'} at the same questions`
        : `at the same questions its value is ${more(rateUp)} (${name})`,
    };
  return {
    mix: isTime
      ? `the questions became ${mixUp ? 'harder' : 'easier'}`
      : `more came in of what has a ${more(mixUp)} value anyway (${name})`,
    rate: isTime
      ? `we became ${rateUp ? 'slower' : 'faster'} at the same questions`
      : `at the same questions ${metric} ${rateUp ? 'rose' : 'fell'}`,
  };
}

/** What moved the mix most, in the first dimension: ` (high: 60% of them, against 20%)`. */
function exampleOf({ alone, joint, lead }: MixReason): string {
  const [kind] = (joint ? alone[0]! : lead).kinds;
  if (!kind || kind.mix === 0) return '';
  const shares = [kind.after.share, kind.before.share];
  const whole = shares.map((share) => `${Math.round(100 * share)}%`);
  const [after, before] = whole[0] === whole[1] ? formatTogether(shares, RATIO) : whole;
  return ` (${kindName(kind)}: ${after} of them, against ${before})`;
}

const MOST_NAMED = 3;

/** `high`, `billing, chat`, `12 rare ones`. */
export function kindName({ labels }: Pick<MixKind, 'labels'>): string {
  if (labels.length > MOST_NAMED) return `${labels.length} rarer ones`;
  return labels.map((own) => own.map((label) => label ?? 'not said').join(', ')).join(' or ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
