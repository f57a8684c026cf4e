import { checkPassword, Refusal, refusalFor } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { auditEntry } from './audit.store.js';
import { hashPassword } from './password-hash.js';

/** Sets one's own password, in a session only: not with a token, and not for somebody else. Every session of the person ends. */
export async function setPassword({ caller, stores, clock }: UseCaseContext, password: string): Promise<void> {
  const { principal } = caller;
  if (principal?.via !== 'session' || principal.person === null) throw refusalFor(principal);
  for (const { code, message } of checkPassword(password)) throw new Refusal(code, message);
  const hash = await hashPassword(password);
  const change = { subject: `person:${principal.name}`, field: 'password', before: null, after: 'changed' };
  const entry = auditEntry(caller, clock.date(), 'password.set', [change]);
  await stores.signIns.setPassword(principal.person, hash, clock.date(), entry);
}
