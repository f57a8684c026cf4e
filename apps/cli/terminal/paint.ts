/** Colours for texts of the terminal. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  faint(text: string): string;
  strong(text: string): string;
}

/** The colours; without `colour` every text stays as it is. */
export function paint(colour: boolean): Paint {
  const code = (on: number, off: number) => (text: string) =>
    colour && text ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return { good: code(32, 39), bad: code(31, 39), faint: code(2, 22), strong: code(1, 22) };
}
