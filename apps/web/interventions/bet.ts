/** What was bet on, and what it is worth, as people read them. */

interface Bet {
  readonly predicted: { readonly kind: 'POINTS' | 'RELATIVE'; readonly value: number; readonly text: string } | null;
  readonly direction: 'DOWN' | 'UP';
}

/** A bet on a part of the value, with its sign: −0.25 for a quarter less. `null` for one in points, and where nothing was bet on. */
export function signedBet({ predicted, direction }: Bet): number | null {
  if (predicted?.kind !== 'RELATIVE') return null;
  return direction === 'DOWN' ? -predicted.value : predicted.value;
}

/** `−25 %`, `+3 points`; `null` where nothing was bet on. */
export function betText({ predicted, direction }: Bet): string | null {
  return predicted && `${direction === 'DOWN' ? '−' : '+'}${predicted.text}`;
}

/** `€18.0k a month`; negative where it costs. */
export function worthText({
  perMonth,
}: {
  readonly perMonth: { readonly value: { readonly formatted: string } };
}): string {
  return `${perMonth.value.formatted} a month`;
}
