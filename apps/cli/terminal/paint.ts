/** Colours for texts of the terminal. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  faint(text: string): string;
  strong(text: string): string;
}

/** Where each colour begins and ends (ECMA-48, SGR). */
const CODES = { good: [32, 39], bad: [31, 39], faint: [2, 22], strong: [1, 22] } as const;

/** The codes in a text, in a group of their own, so that `split` keeps them. */
export const COLOUR_CODES = new RegExp(`(\\u001b\\[(?:${[...new Set(Object.values(CODES).flat())].join('|')})m)`);

/** The colours; without `colour` every text stays as it is. */
export function paint(colour: boolean): Paint {
  const code = (name: keyof typeof CODES) => (text: string) =>
    colour && text ? `\u001b[${CODES[name][0]}m${text}\u001b[${CODES[name][1]}m` : text;
  return { good: code('good'), bad: code('bad'), faint: code('faint'), strong: code('strong') };
}
