/**
 * Writes down what somebody was refused: who, which field or token, when, and never what they sent. So that nobody can fill the
 * audit with it, each person and field is written once in ten minutes, and so are all tokens that nobody knows, together; the next
 * time says how many there were in between.
 */
import { refusalLogged, REFUSAL_WINDOW, type AuditChange, type Caller } from '@bough/domain';
import { auditEntry, type AuditStore } from './audit.store.js';
import type { BadToken } from './bad-token.js';

interface Told {
  readonly at: number;
  /** Refused since then, and not written down. */
  untold: number;
}

/** More people and fields than this at once are not told apart from each other any more. */
const MOST_KEPT = 5000;

export class TellRefusals {
  private readonly told = new Map<string, Told>();

  constructor(
    private readonly audit: AuditStore,
    private readonly now: () => Date,
  ) {}

  /** `field`: `Mutation.raciApply`; `code`: what was answered. Whoever has not signed in is one and the same person. */
  run(caller: Caller, field: string, code: string): Promise<void> {
    const subject = `field:${field}`;
    return this.tell(caller, 'call.refuse', subject, (untold) => [refusalLogged(subject, code, untold)]);
  }

  /** A call with a token that lets nobody in; `address` is where it came from. */
  badToken({ subject, sign, holder }: BadToken, address: string, requestId: string): Promise<void> {
    const from = { subject, field: 'address', before: null, after: address };
    const changes = (untold: number) => [refusalLogged(subject, sign, untold), from];
    return this.tell({ principal: holder, requestId }, 'api_token.refuse', subject, changes);
  }

  private async tell(
    caller: Caller,
    action: string,
    subject: string,
    changes: (untold: number) => readonly AuditChange[],
  ): Promise<void> {
    const at = this.now();
    const key = `${caller.principal?.person ?? caller.principal?.via ?? 'nobody'} ${subject}`;
    const last = this.told.get(key);
    if (last && at.getTime() - last.at < REFUSAL_WINDOW) return void last.untold++;
    if (!last && !this.makeRoom(at.getTime())) return;
    this.told.set(key, { at: at.getTime(), untold: 0 });
    await this.audit.append(auditEntry(caller, at, action, changes(last?.untold ?? 0)));
  }

  private makeRoom(now: number): boolean {
    if (this.told.size < MOST_KEPT) return true;
    for (const [key, { at }] of this.told) if (now - at >= REFUSAL_WINDOW) this.told.delete(key);
    return this.told.size < MOST_KEPT;
  }
}
