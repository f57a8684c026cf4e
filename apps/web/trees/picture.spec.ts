import { arrange, widthsFor, type Arrangement } from './arrange.js';
import { LENSES } from '../shared/address.js';
import { matrixFixture } from './matrix-fixture.js';
import { TOKENS, type Palette } from './pen.js';
import { drawPicture } from './picture.js';
import { weave } from './weave.js';

const palette = Object.fromEntries(TOKENS.map((token, index) => [token, `#0000${10 + index}`])) as unknown as Palette;
const woven = weave(matrixFixture());
const draw = (choices: Partial<Arrangement> = {}, room = 900, title = 'Customer support') => {
  const arrangement = {
    lens: 'change',
    sort: null,
    onlyProblems: false,
    open: [],
    shut: [],
    columns: [],
    ...choices,
  } as const;
  const arranged = arrange(woven, arrangement);
  const widths = widthsFor(room, arranged.columns.length, false);
  return drawPicture({
    title,
    subtitle: 'Oct 2026 against Sept 2026',
    source: 'bough',
    arranged,
    lens: arrangement.lens,
    widths,
    palette,
  });
};
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe('the picture of the tree', () => {
  it('has every number of the page, with its change', () => {
    const shown = texts(draw().svg);
    for (const line of woven.cells)
      for (const { state, formatted } of line)
        if (state === 'value' || state === 'thin') expect(shown).toContain(formatted);
    expect(shown).toEqual(
      expect.arrayContaining(['▲9.0%', 'not here', 'planned', 'Oct 2026 against Sept 2026', 'bough']),
    );
  });

  it('colours what is beyond chance, and hatches what is thin', () => {
    const { svg } = draw();
    const count = (part: string) => svg.split(part).length - 1;
    expect(count(`fill="${palette['bad-paper']}"`)).toBe(2 + 1); // two cells, and the legend
    expect(count('fill="url(#hatch)"')).toBe(2 + 1);
  });

  it('is the same for the same input, and whole at every width and lens', () => {
    for (const lens of LENSES)
      for (const room of [900, 200, 60]) {
        const { svg, width, height } = draw({ lens }, room);
        expect(draw({ lens }, room).svg).toBe(svg);
        expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
        expect(svg).not.toMatch(/NaN|undefined|null/);
      }
  });

  it('has no number in narrow columns but those of all together', () => {
    expect(texts(draw({}, 200).svg)).toContain('€54.10');
    expect(texts(draw({}, 200).svg)).not.toContain('€103.60');
  });

  it('says what people have written as text, never as markup', () => {
    const { svg } = draw({}, 900, 'A & B <script>"');
    expect(svg).toContain('A &amp; B &lt;script&gt;&quot;');
    expect(svg).not.toContain('<script>');
  });
});
