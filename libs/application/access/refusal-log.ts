/** Remembers which refusals were written down lately, so that nobody can fill the audit with them. */
import { REFUSAL_WINDOW } from '@bough/domain';

interface LoggedRefusal {
  readonly at: number;
  /** Refused since then, and not written down. */
  untold: number;
}

/** Beyond so many people and fields at once, refusals are not told apart any more. */
const MOST_KEPT = 5000;

/** What was written down lately, by person and field: one for the whole process. */
export class RefusalLog {
  private readonly logged = new Map<string, LoggedRefusal>();

  /** How many were left out since the last entry, where it is time for another one; `null` where it is not. */
  takeTurn(key: string, now: number): number | null {
    const last = this.logged.get(key);
    if (last && now - last.at < REFUSAL_WINDOW) {
      last.untold++;
      return null;
    }
    if (!last && !this.makeRoom(now)) return null;
    this.logged.set(key, { at: now, untold: 0 });
    return last?.untold ?? 0;
  }

  private makeRoom(now: number): boolean {
    if (this.logged.size < MOST_KEPT) return true;
    for (const [key, { at }] of this.logged) if (now - at >= REFUSAL_WINDOW) this.logged.delete(key);
    return this.logged.size < MOST_KEPT;
  }
}
