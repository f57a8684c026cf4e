/** Local wall-clock times of a zone as instants, remembered per local hour: the hot path of an import. */
import type { TimeZone } from '@bough/domain';

const MILLISECONDS_PER_HOUR = 3_600_000;

/** As `zone.fromLocal`, with one map look-up for an hour that has been seen. NaN stays NaN. */
export function localToInstant(zone: TimeZone): (localAsUtc: number) => number {
  if (zone.name === 'UTC' || zone.name === 'Etc/UTC') return (local) => local;
  const offsets = new Map<number, number>();
  return (local) => {
    const hour = Math.floor(local / MILLISECONDS_PER_HOUR);
    const known = offsets.get(hour);
    // NaN marks an hour with a clock change in it, and comes out for a text that is no date.
    if (known !== undefined) return known === known ? local - known : zone.fromLocal(local);
    if (!Number.isFinite(local)) return NaN;
    offsets.set(hour, steadyOffset(zone, hour));
    return zone.fromLocal(local);
  };
}

function steadyOffset(zone: TimeZone, hour: number): number {
  const first = hour * MILLISECONDS_PER_HOUR;
  const last = first + MILLISECONDS_PER_HOUR - 1;
  const offset = first - zone.fromLocal(first);
  return last - zone.fromLocal(last) === offset ? offset : NaN;
}
