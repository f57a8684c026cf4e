/**
 * Writes down what somebody was refused: who, which field or token, when, and never what they sent. So that nobody can fill the audit
 * with it, each person and field is written once in ten minutes, and so are all unknown tokens together; the next entry says how many
 * there were in between.
 */
import { refusalLogged, type AuditChange, type Caller } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { auditEntry } from './audit.store.js';
import type { BadToken } from './bad-token.js';

/** A root field that was refused. `field`: `Mutation.raciApply`; `code`: what was answered. All callers without sign-in are one. */
export function tellRefusal(context: UseCaseContext, field: string, code: string): Promise<void> {
  const subject = `field:${field}`;
  return tell(context, context.caller, { action: 'call.refuse', subject }, (untold) => [
    refusalLogged(subject, code, untold),
  ]);
}

/** A call with a token that lets nobody in; `address` is where it came from. */
export function tellBadToken(
  context: UseCaseContext,
  { subject, sign, holder }: BadToken,
  address: string,
): Promise<void> {
  const from = { subject, field: 'address', before: null, after: address };
  const caller = { principal: holder, requestId: context.caller.requestId };
  return tell(context, caller, { action: 'api_token.refuse', subject }, (untold) => [
    refusalLogged(subject, sign, untold),
    from,
  ]);
}

async function tell(
  { stores, clock, kept: { refusals } }: UseCaseContext,
  caller: Caller,
  { action, subject }: { readonly action: string; readonly subject: string },
  changes: (untold: number) => readonly AuditChange[],
): Promise<void> {
  const at = clock.date();
  const key = `${caller.principal?.person ?? caller.principal?.via ?? 'nobody'} ${subject}`;
  const untold = refusals.takeTurn(key, at.getTime());
  if (untold !== null) await stores.audit.append(auditEntry(caller, at, action, changes(untold)));
}
