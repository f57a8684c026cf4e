/**
 * Parses bands of numbers as people write them: `110k-200k`, `200k+`, `<110k`. The lower end belongs to the band, the upper end
 * does not.
 */

interface NumberBand {
  readonly from?: number;
  readonly to?: number;
}

const NUMBER = '\\d+(?:\\.\\d+)?[kKmM]?';
/** The three ways to write a band, for the schema. */
export const BAND_PATTERN = `^\\s*(?:<\\s*${NUMBER}|${NUMBER}\\s*\\+|${NUMBER}\\s*[-–]\\s*${NUMBER})\\s*$`;

const EXPONENTS: Readonly<Record<string, string>> = { k: 'e3', m: 'e6' };

/** Parses a band: `"1.5k-2m"` is from 1,500 to 2,000,000. Gives `null` when the text is no band. */
export function parseBand(text: string): NumberBand | null {
  if (!new RegExp(BAND_PATTERN).test(text)) return null;
  const [first, second] = (text.match(new RegExp(NUMBER, 'g')) ?? []).map(amount);
  if (text.includes('<')) return { to: first };
  return second === undefined ? { from: first } : { from: first, to: second };
}

/** The exponent is read as part of the number, so that 1.1k is 1100 exactly. */
function amount(text: string): number {
  return Number(text.toLowerCase().replace(/[km]$/, (unit) => EXPONENTS[unit]!));
}
