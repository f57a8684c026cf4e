/** What was bet on, and what it is worth, as people read them. */
import { formatRelative, formatValue } from '@bough/domain';

interface Bet {
  readonly predicted: number | null;
  readonly direction: 'DOWN' | 'UP';
}

/** The bet on the scale of the effect: −0.25 for a quarter less. The API gives its size and its direction. */
export function signedBet({ predicted, direction }: Bet): number | null {
  return predicted === null ? null : direction === 'DOWN' ? -predicted : predicted;
}

/** `−25.0%`; `null` where nothing was bet on. */
export function betText(bet: Bet): string | null {
  const signed = signedBet(bet);
  return signed === null ? null : formatRelative(signed);
}

/** `€18.0k a month`; negative where it costs. */
export function worthText({ perMonth, currency }: { readonly perMonth: number; readonly currency: string }): string {
  return `${formatValue(perMonth, { unit: 'money', currency })} a month`;
}
