/** How a value has changed: the direction, how much, and better or worse in a word for who does not see the colour. */
import { formatRelative } from '@bough/domain';
import { Mark, type Paper } from '../shared/mark.js';
import type { Tone } from '../trees/weave.js';

export interface Change {
  readonly relativeChange: number | null;
  readonly tone: Tone;
  readonly absoluteChange: { readonly formatted: string | null };
  /** `null` or left out where it is not known. */
  readonly withinNoise?: boolean | null;
}

const PAPERS: Readonly<Record<Tone, Paper>> = { GOOD: 'good', BAD: 'bad', NEUTRAL: 'none' };
const WORDS: Readonly<Record<Tone, string>> = { GOOD: ', better', BAD: ', worse', NEUTRAL: '' };

/** What within noise is has no colour: chance does as much. */
export function paperOf(change: Change | null): Paper {
  return !change || change.withinNoise ? 'none' : PAPERS[change.tone];
}

/** `isRatio`: a share changes by points, not by a part of itself. */
export function ChangeMark({
  change,
  isRatio = false,
}: {
  readonly change: Change | null;
  readonly isRatio?: boolean;
}) {
  if (!change || change.relativeChange === null) return null;
  const { relativeChange, absoluteChange, tone, withinNoise } = change;
  const glyph = relativeChange > 0 ? '▲' : relativeChange < 0 ? '▼' : '';
  const text = isRatio && absoluteChange.formatted ? absoluteChange.formatted : formatRelative(relativeChange);
  return (
    <span title={withinNoise ? 'Within what chance does' : undefined}>
      <Mark paper={paperOf(change)} glyph={glyph} text={text.replace(/^[+−±]/, '')} />
      <span className="sr">
        {relativeChange > 0 ? ' up' : relativeChange < 0 ? ' down' : ' no change'}
        {withinNoise ? ', within noise' : WORDS[tone]}
      </span>
    </span>
  );
}
