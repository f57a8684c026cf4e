import { arrange } from './arrange.js';
import { branchCards, branchColumns, pairedCards } from './branch.js';
import { drawBranch } from './branch-picture.js';
import { matrixFixture } from './matrix-fixture.js';
import { TOKENS, type Palette } from './pen.js';
import { weave } from './weave.js';

const palette = Object.fromEntries(TOKENS.map((token, index) => [token, `#0000${10 + index}`])) as unknown as Palette;
const woven = weave(matrixFixture());
const { rows } = arrange(woven, { lens: 'change', sort: null, onlyProblems: false, open: [], shut: [], columns: [] });
const more = new Map(
  woven.cells.flat().flatMap(({ nodeId }) => (nodeId ? [[nodeId, { sparkline: [1, null, 3, 2], strength: 'may lead by 2 weeks' }] as const] : [])), // prettier-ignore
);
const draw = (seg: readonly string[], title = 'Support') => {
  const [first, second] = branchColumns(woven, { seg, vs: null });
  const place = { name: 'Support', from: null };
  const cards = second ? pairedCards(woven, rows, [first, second], place) : branchCards(woven, rows, first, place);
  const input = { title, subtitle: 'Oct 2026', source: 'https://bough', cards, more, lens: 'change', palette } as const;
  return { ...drawBranch(input), cards };
};
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

it.each([[['pro']], [['pro', 'free']]])('the picture of %j has every card with its value, name and change', (seg) => {
  const { svg, cards, width, height } = draw(seg);
  const shown = texts(svg);
  for (const { cell, name } of cards) {
    expect(shown.some((text) => text === name || (text!.endsWith('…') && name.startsWith(text!.slice(0, -1))))).toBe(
      true,
    );
    if (cell.state === 'value' || cell.state === 'thin') expect(shown).toContain(cell.formatted);
  }
  expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
  expect(svg).not.toMatch(/NaN|undefined|null/);
  expect(shown).toEqual(expect.arrayContaining(['Support', 'Oct 2026', 'https://bough']));
});

it('tells the kinds of edges apart, and hatches what is thin', () => {
  const { svg, cards } = draw(['pro', 'free']);
  expect(svg).toContain('stroke-width="2.5"');
  expect(svg.includes('stroke-dasharray="5 4"')).toBe(cards.some(({ relation }) => relation === 'INFLUENCE'));
  const thin = cards.filter(({ cell }) => cell.state === 'thin').length;
  expect(svg.split('fill="url(#hatch)"').length - 1).toBe(thin + 1); // and the legend
});

it('says what people have written as text, never as markup', () =>
  expect(draw(['pro'], '<script>&').svg).toContain('&lt;script&gt;&amp;'));
