/** What the lines and zones mean. */
import { ZONES } from './panel.js';
import { BAND, EXPECTED, FAINT, GRID, LEFT, OBSERVED } from './paper.js';

export function legend(height: number): string {
  const items: [string, string, number][] = [
    [`<line x1="0" x2="22" y1="0" y2="0" stroke="${OBSERVED}" stroke-width="2.2"/>`, 'observed', 88],
    [
      `<line x1="0" x2="22" y1="0" y2="0" stroke="${EXPECTED}" stroke-width="1.8" stroke-dasharray="5 4"/>`,
      'expected',
      88,
    ],
    [`<rect x="0" y="-6" width="22" height="12" fill="${BAND}"/>`, '95 % of weeks', 112],
    [
      `<rect x="0" y="-6" width="22" height="12" fill="${ZONES.baseline.fill}" stroke="${GRID}"/>`,
      'weeks compared with',
      148,
    ],
    [`<rect x="0" y="-6" width="22" height="12" fill="${ZONES.settling.fill}"/>`, 'settling', 82],
    [`<rect x="0" y="-6" width="22" height="12" fill="${ZONES.immature.fill}"/>`, 'not mature', 96],
  ];
  let at = LEFT;
  const drawn = items.map(([mark, label, wide]) => {
    const item = `<g transform="translate(${at} ${height - 12})">${mark}<text x="28" y="4" font-size="11" fill="${FAINT}">${label}</text></g>`;
    at += wide + 20;
    return item;
  });
  return drawn.join('');
}
