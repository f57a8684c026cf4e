import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The colours of the two themes, as the style sheet has them. */
const sheet = readFileSync(join(__dirname, 'theme.css'), 'utf8');
const tokensOf = (selector: string) => {
  const block = sheet.slice(sheet.indexOf(`${selector} {`)).split('}')[0]!;
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]),
  );
};
const light = tokensOf(':root');
const themes = { light, dark: { ...light, ...tokensOf(":root[data-theme='dark']") } };

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast ratio, WCAG 2.2: 1 to 21. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const PLAIN = ['paper', 'card', 'raised', 'hover'];
const TINTED = ['good-paper', 'bad-paper', 'warn-paper'];
/** What is read, on what it lies. */
const TEXT: readonly (readonly [ink: string, paper: string])[] = [
  ...['ink', 'mute', 'good', 'bad', 'accent'].flatMap((ink) => PLAIN.map((paper) => [ink, paper] as const)),
  ...['ink', 'mute'].flatMap((ink) => TINTED.map((paper) => [ink, paper] as const)),
  ['good', 'good-paper'],
  ['bad', 'bad-paper'],
  ['on-accent', 'accent'],
  ['card', 'bad'],
];
/** Borders of fields, and the focus, on what they lie. */
const LINES = ['line', 'focus'].flatMap((line) => ['paper', 'card', 'raised'].map((paper) => [line, paper] as const));

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  it.each(TEXT)('can be read: %s on %s', (ink, paper) => {
    expect(contrast(tokens[ink]!, tokens[paper]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(LINES)('shows its lines: %s on %s', (line, paper) => {
    expect(contrast(tokens[line]!, tokens[paper]!)).toBeGreaterThanOrEqual(3);
  });
});

it('knows the contrast of black and white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
