/** What a reader hears of a cell: its value, the change in words, whether that is better or worse, its state, and who answers for it. */
import type { Lens } from '../shared/address.js';
import { lookOf, ownerWords } from './lens.js';
import type { Cell, Row } from './weave.js';

/** One sentence; the name of row and column is read from the heads. */
export function cellWords(cell: Cell, lens: Lens): string {
  if (cell.state === 'absent') return 'not here';
  const { findings } = cell;
  const parts = [
    valueWords(cell),
    lookOf(cell, 'change').words,
    lens === 'gap' ? lookOf(cell, 'gap').words : '',
    standardWords(cell),
    findings > 0 ? lookOf(cell, 'findings').words : lens === 'findings' ? lookOf(cell, 'findings').words : '',
    cell.owner ? ownerWords(cell.owner) : '',
  ];
  return parts.filter(Boolean).join('; ');
}

function valueWords({ state, formatted, message }: Cell): string {
  switch (state) {
    case 'value':
      return formatted!;
    case 'thin':
      return message ? `${formatted!}, doubtful: ${message.replace(/\.$/, '')}` : `${formatted!}, doubtful`;
    case 'planned':
      return 'planned';
    case 'group':
      return '';
    case 'absent':
      return 'not here';
    case 'withheld':
      return `no value: ${(message ?? 'the reason is not known').replace(/\.$/, '')}`;
  }
}

function standardWords(cell: Cell): string {
  const { words } = lookOf(cell, 'standard');
  return words && cell.standardText ? `${words} (${cell.standardText})` : words;
}

/** What a reader hears of a row as a whole. */
export function rowWords(row: Row, cells: readonly Cell[], lens: Lens): string {
  const worse = cells.filter((cell) => cell.column.kind !== 'ALL' && lookOf(cell, lens).paper === 'bad').length;
  const parts = [
    row.name,
    row.isPlanned ? 'planned' : '',
    row.isInfluence ? 'a belief, no identity' : '',
    row.formula ? `is ${row.formula}` : '',
    worse > 0 ? `${worse} of ${cells.length - 1} ${BAD_WORDS[lens]}` : '',
    row.owner ? `${row.owner.name!} answers for it in every branch` : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** What is bad through a lens. */
export const BAD_WORDS: Readonly<Record<Lens, string>> = {
  change: 'worse',
  standard: 'missed',
  gap: 'worse than all',
  findings: 'with findings',
  owner: 'without anybody',
};

/** What is written where the value goes. */
export function valueText({ state, formatted, message }: Cell): string {
  if (state === 'absent') return 'not here';
  if (state === 'planned') return 'planned';
  if (state === 'group') return '';
  return formatted ?? message ?? 'no value';
}
