/** Local wall-clock times of a zone as instants, remembered per local hour: the hot path of an import. */
import type { TimeZone } from '@bough/domain';

const MILLISECONDS_PER_HOUR = 3_600_000;
const MILLISECONDS_PER_DAY = 24 * MILLISECONDS_PER_HOUR;

/** What a local time (given as if it were UTC) can stand for. It returns numbers instead of objects: a million rows ask it. */
export interface LocalClock {
  /** As `zone.fromLocal`, with one map look-up for an hour that is far from any clock change. NaN stays NaN. */
  instantOf(localAsUtc: number): number;
  /** The other instant that the last local time can stand for; `null` when there was only one. */
  other: number | null;
}

export function localClock(zone: TimeZone): LocalClock {
  if (zone.name === 'UTC' || zone.name === 'Etc/UTC') return { instantOf: (local) => local, other: null };
  const offsets = new Map<number, number>();
  const clock: LocalClock = { instantOf, other: null };
  return clock;

  function instantOf(local: number): number {
    clock.other = null;
    const hour = Math.floor(local / MILLISECONDS_PER_HOUR);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      if (!Number.isFinite(local)) return NaN;
      offsets.set(hour, (offset = steadyOffset(zone, hour)));
    }
    // NaN marks an hour near a clock change.
    if (offset === offset) return local - offset;
    clock.other = zone.otherFromLocal(local);
    return zone.fromLocal(local);
  }
}

/** The offset of a local hour without any clock change from a day before to a day after it, else NaN. */
function steadyOffset(zone: TimeZone, hour: number): number {
  const first = hour * MILLISECONDS_PER_HOUR;
  const before = zone.offsetAt(first - MILLISECONDS_PER_DAY);
  const after = zone.offsetAt(first + MILLISECONDS_PER_HOUR - 1 + MILLISECONDS_PER_DAY);
  return before === after ? before : NaN;
}
