/** Covers on an axis of time: pure, in parts of 100 across. */

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** What is always in sight around today. */
const BEFORE = 2 * WEEK;
const AFTER = 8 * WEEK;
/** Further ahead than that, a cover is cut. */
const MOST = 26 * WEEK;

export interface CoveredTime {
  readonly id: string;
  readonly start: string;
  readonly endExclusive: string | null;
}

export interface CoverWeeks {
  readonly today: number;
  /** First days of months, with where they are. */
  readonly months: readonly { readonly name: string; readonly at: number }[];
  /** In the order of the covers. */
  readonly bars: readonly {
    readonly id: string;
    readonly at: number;
    readonly width: number;
    /** It goes on beyond what is shown. */
    readonly isCut: boolean;
  }[];
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** `null` where nobody is away. */
export function layOutCovers(covers: readonly CoveredTime[], today: number): CoverWeeks | null {
  if (covers.length === 0) return null;
  const times = covers.map(({ start, endExclusive }) => [Date.parse(start), endExclusive === null ? Infinity : Date.parse(endExclusive)] as const); // prettier-ignore
  const from = Math.max(today - MOST, Math.min(today - BEFORE, ...times.map(([start]) => start)));
  const ends = times.map(([, end]) => Math.min(end, today + MOST));
  const to = Math.max(today + AFTER, ...ends);
  const at = (time: number) => Math.round((1000 * (time - from)) / (to - from)) / 10;
  const bars = covers.map(({ id }, index) => {
    const [start, end] = times[index]!;
    const [left, right] = [at(Math.max(start, from)), at(Math.min(end, to))];
    return { id, at: left, width: Math.max(0.5, right - left), isCut: end > to };
  });
  return {
    today: at(today),
    months: monthsOf(from, to).map((time) => ({ name: MONTH.format(time), at: at(time) })),
    bars,
  };
}

function monthsOf(from: number, to: number): number[] {
  const first = new Date(from);
  const months: number[] = [];
  for (let month = first.getUTCMonth() + 1; ; month++) {
    const time = Date.UTC(first.getUTCFullYear(), month);
    if (time >= to) return months;
    months.push(time);
  }
}
