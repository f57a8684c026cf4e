/** Two segments beside each other: how they differ in each row, and whether that is meant. */
import type { Paper } from '../shared/mark.js';
import type { Tone } from './weave.js';

export type GapReading = 'DELIBERATE' | 'ACCIDENTAL' | 'UNSET';

/** As much of `TreeNode` as is compared. */
export interface ComparedNode {
  readonly depth: number;
  readonly templateKey?: string | null;
  readonly segment?: { readonly key: string } | null;
  readonly difference?: {
    readonly absolute: { readonly formatted?: string | null; readonly value?: number | null };
    readonly tone: Tone;
    readonly withinNoise?: boolean | null;
    readonly standards?: { readonly reading: GapReading; readonly text: string } | null;
  } | null;
}

/** The difference of a row. */
export interface RowDifference {
  readonly formatted: string;
  readonly glyph: string;
  readonly paper: Paper;
  /** Whether the standards of the two ask for it; `null` where no standard is set for both. */
  readonly reading: { readonly name: string; readonly text: string } | null;
  /** For a reader. */
  readonly words: string;
}

const READINGS: Readonly<Record<GapReading, string | null>> = {
  DELIBERATE: 'meant',
  ACCIDENTAL: 'not meant',
  UNSET: null,
};

/** By the key of the row; `headline` is that of the first, whose node is the segment itself. Nodes above the segment do not count. */
export function differences(
  nodes: readonly ComparedNode[],
  headline: string,
  names: { readonly first: string; readonly second: string },
): ReadonlyMap<string, RowDifference> {
  const found = new Map<string, RowDifference>();
  for (const { depth, templateKey, difference } of nodes)
    if (depth > 0 && difference?.absolute.formatted != null)
      found.set(depth === 1 ? headline : templateKey!, rowDifference(difference, names));
  return found;
}

function rowDifference(
  { absolute, tone, withinNoise, standards }: NonNullable<ComparedNode['difference']>,
  { first, second }: { readonly first: string; readonly second: string },
): RowDifference {
  const amount = absolute.value ?? 0;
  const isClear = withinNoise === false && tone !== 'NEUTRAL';
  const paper = !isClear ? 'none' : tone === 'GOOD' ? 'good' : 'bad';
  const size = absolute.formatted!.replace(/^[+−-]/u, '');
  const direction = amount === 0 ? 'the same' : `${first} is ${size} ${amount > 0 ? 'above' : 'below'} ${second}`;
  const judged = isClear ? (tone === 'GOOD' ? 'better' : 'worse') : withinNoise ? 'within chance' : '';
  const name = standards ? READINGS[standards.reading] : null;
  const reading = standards && name !== null ? { name, text: standards.text } : null;
  return {
    formatted: absolute.formatted!,
    glyph: amount > 0 ? '▲' : amount < 0 ? '▼' : '',
    paper,
    reading,
    words: [direction, judged, reading ? `${reading.name}: ${reading.text}` : ''].filter(Boolean).join('; '),
  };
}
