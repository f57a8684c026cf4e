import { problem, type Intervention, type Problem, type SignOff, type VerdictSigner } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { AssessResult } from './assess-intervention.js';
import { findByRef, interventionEntry, keep, moveProblems, type InterventionRef } from './change-intervention.js';
import { whyWait } from './conclude-intervention.js';
import { followSignOff } from './follow-up-in-findings.js';
import type { KeptAssessment } from './intervention.store.js';
import { interventionsNow, nowOf, signerOf } from './interventions-now.js';

interface SignOffWish {
  readonly agrees: boolean;
  readonly note?: string | null;
  readonly expected?: number;
}

/** Whoever answers for the node, and did not make the plan, says whether they agree with the verdict. No role stands in for that. */
export async function signOffVerdict(
  context: UseCaseContext,
  ref: InterventionRef,
  { agrees, note = null, expected }: SignOffWish,
): Promise<AssessResult> {
  const { caller, stores, newId } = context;
  const now = await interventionsNow(context);
  const before = await findByRef(stores, ref);
  const person = caller.principal?.person ?? null;
  const signs = before !== null && person !== null && isSigner(signerOf(before, now), person);
  authorise(caller.principal, 'sign_off', signs ? 'accountable' : null);
  const [latest = null] = await stores.interventions.assessments(before!.id);
  const problems = problemsOfSignOff(before!, latest, { agrees, note, expected });
  if (problems.length > 0) return { intervention: before, assessment: latest, problems };
  const signed: SignOff = { id: newId(), assessment: latest!.id, person: person!, agrees, note, at: now.at };
  const after = `${latest!.verdict}: ${agrees ? 'agreed' : 'not agreed'}${note ? `, ${note}` : ''}`;
  const audited = [{ field: 'sign-off', before: null, after }];
  const entry = interventionEntry(caller, now, 'sign_off', before!.number, audited);
  const kept = await keep(context, before!, { signOffs: [...before!.signOffs, signed] }, entry);
  const actor = { id: person, name: caller.principal!.name };
  if (kept.problems.length === 0) await followSignOff(context, kept.intervention!, latest!, { agrees, actor });
  return { ...kept, assessment: latest };
}

/** Who is to sign the verdict of an intervention; `null` when nobody is there but who made the plan. */
export async function findSigner(context: UseCaseContext, intervention: Intervention): Promise<VerdictSigner | null> {
  const ownership = await context.kept.ownership.newest();
  return signerOf(intervention, nowOf(context.snapshot(), ownership, context.clock.now()));
}

function problemsOfSignOff(before: Intervention, latest: KeptAssessment | null, wish: SignOffWish): Problem[] {
  const illegal = moveProblems(before, 'sign_off', wish.expected);
  if (illegal.length > 0) return illegal;
  if (latest === null) return [problem('NOT_JUDGED', [], 'There is no verdict yet.')];
  const wait = whyWait(latest);
  if (wait) return [wait];
  if (before.signOffs.some(({ assessment }) => assessment === latest.id))
    return [problem('SIGNED_ALREADY', [], 'This verdict is signed off already.')];
  return !wish.agrees && (wish.note ?? '').trim() === ''
    ? [problem('NOTE_MISSING', ['note'], 'say why you do not agree')]
    : [];
}

/** Who acts, and who they act for. */
function isSigner(signer: VerdictSigner | null, person: string): boolean {
  return signer !== null && (signer.owner.person.id === person || signer.owner.holder.id === person);
}
