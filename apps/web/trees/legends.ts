/** What the lenses are called, and what their colours say. */
import type { Lens } from '../shared/address.js';
import type { Paper } from '../shared/mark.js';

interface Entry {
  readonly paper: Paper;
  readonly glyph: string;
  readonly text: string;
}

export const LENS_NAMES: Readonly<Record<Lens, string>> = {
  change: 'Change',
  standard: 'Standard',
  gap: 'Gap to all',
  findings: 'Findings',
  owner: 'Owner',
};

/** What each colour says; the picture has the same. */
export const LEGENDS: Readonly<Record<Lens, readonly Entry[]>> = {
  change: [
    { paper: 'good', glyph: '▲▼', text: 'better, beyond chance' },
    { paper: 'bad', glyph: '▲▼', text: 'worse, beyond chance' },
    { paper: 'none', glyph: '▲▼', text: 'may be chance, or neither better nor worse' },
  ],
  gap: [
    { paper: 'good', glyph: '▲▼', text: 'better than all segments, beyond chance' },
    { paper: 'bad', glyph: '▲▼', text: 'worse than all segments, beyond chance' },
    { paper: 'none', glyph: '▲▼', text: 'may be chance' },
  ],
  standard: [
    { paper: 'good', glyph: '◇', text: 'standard met' },
    { paper: 'risk', glyph: '◆', text: 'at risk' },
    { paper: 'bad', glyph: '✕', text: 'missed' },
    { paper: 'none', glyph: '', text: 'no standard' },
  ],
  findings: [
    { paper: 'bad', glyph: '●', text: 'open findings here' },
    { paper: 'risk', glyph: '○', text: 'only further down' },
  ],
  owner: [
    { paper: 'none', glyph: 'AB', text: 'filled: assigned here; hollow: inherited; ↷ acts for somebody' },
    { paper: 'bad', glyph: '?', text: 'nobody answers for it' },
  ],
};
