/** What colour means: one thing at a time, told in the legend. A lens gives each cell a paper, a glyph and words. */
import type { Lens } from '../shared/address.js';
import type { Paper } from '../shared/mark.js';
import type { Cell, Movement } from './weave.js';

export interface Look {
  readonly paper: Paper;
  /** Says the same as the paper to who does not see colours; empty where there is nothing to say. */
  readonly glyph: string;
  /** Beside the value: `+3.1%`, a standard's state, a count. */
  readonly beside: string;
  /** The same for a reader, as words; empty where there is nothing to say. */
  readonly words: string;
}

const NOTHING: Look = { paper: 'none', glyph: '', beside: '', words: '' };

/** How a cell looks through a lens. Pure, so that the page, its print and its picture are the same. */
export function lookOf(cell: Cell, lens: Lens): Look {
  switch (lens) {
    case 'change':
      return cell.change ? movementLook(cell.change, CHANGE_WORDS) : NOTHING;
    case 'gap':
      return cell.gap ? movementLook(cell.gap, GAP_WORDS) : NOTHING;
    case 'standard':
      return cell.state === 'group' || cell.state === 'absent' || cell.state === 'planned'
        ? NOTHING
        : STANDARD_LOOKS[cell.standard];
    case 'findings':
      return findingsLook(cell);
    case 'owner':
      return ownerLook(cell);
  }
}

/** What "only problems" keeps: what the legend of the lens calls bad. */
export function isProblem(cell: Cell, lens: Lens): boolean {
  const { paper } = lookOf(cell, lens);
  return paper === 'bad' || (lens === 'standard' && paper === 'risk');
}

interface MovementWords {
  readonly up: string;
  readonly down: string;
  readonly none: string;
  readonly good: string;
  readonly bad: string;
}
const CHANGE_WORDS: MovementWords = { up: 'up', down: 'down', none: 'no change', good: 'better', bad: 'worse' };
const GAP_WORDS: MovementWords = {
  up: 'above all by',
  down: 'below all by',
  none: 'as all',
  good: 'better than all',
  bad: 'worse than all',
};

/** Only what is beyond chance is called better or worse. */
function movementLook({ amount, formatted, tone, noise }: Movement, words: MovementWords): Look {
  const isClear = noise === 'BEYOND' && tone !== 'NEUTRAL';
  const judged = !isClear
    ? noise === 'WITHIN' && tone !== 'NEUTRAL'
      ? ', within chance'
      : ''
    : tone === 'GOOD'
      ? `, ${words.good}`
      : `, ${words.bad}`;
  const size = formatted.replace(/^[+−-]/u, '');
  const direction = amount === 0 ? words.none : `${amount > 0 ? words.up : words.down} ${size}`;
  return {
    paper: !isClear ? 'none' : tone === 'GOOD' ? 'good' : 'bad',
    glyph: amount > 0 ? '▲' : amount < 0 ? '▼' : '',
    beside: size,
    words: direction + judged,
  };
}

const STANDARD_LOOKS: Readonly<Record<Cell['standard'], Look>> = {
  MET: { paper: 'good', glyph: '◇', beside: 'met', words: 'standard met' },
  AT_RISK: { paper: 'risk', glyph: '◆', beside: 'at risk', words: 'standard at risk' },
  MISSED: { paper: 'bad', glyph: '✕', beside: 'missed', words: 'standard missed' },
  NOT_EVALUABLE: { paper: 'none', glyph: '', beside: 'unclear', words: 'standard cannot be judged' },
  UNSET: NOTHING,
};

function findingsLook({ findings, findingsBelow }: Cell): Look {
  if (findings > 0)
    return {
      paper: 'bad',
      glyph: '●',
      beside: '',
      words: `${findings} open ${findings === 1 ? 'finding' : 'findings'}`,
    };
  const below = findingsBelow - findings;
  if (below > 0) return { paper: 'risk', glyph: '○', beside: `${below} below`, words: `${below} below` };
  return NOTHING;
}

function ownerLook({ owner }: Cell): Look {
  if (!owner) return NOTHING;
  const words = ownerWords(owner);
  return owner.kind === 'GAP'
    ? { paper: 'bad', glyph: '!', beside: 'nobody', words }
    : { paper: 'none', glyph: '', beside: owner.initials, words };
}

const KIND_WORDS = { DIRECT: '', INHERITED: ', inherited', ACTING: ', acting', GAP: '' } as const;

/** Who answers, in words. */
export function ownerWords({ name, kind }: NonNullable<Cell['owner']>): string {
  return kind === 'GAP' || name === null ? 'nobody answers for it' : `${name} answers for it${KIND_WORDS[kind]}`;
}
