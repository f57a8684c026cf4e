import { problem, type Caller, type Intervention, type Problem, type SignOff, type VerdictSigner } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { AssessResult } from './assess-intervention.js';
import { interventionEntry, keep, moveProblems, type InterventionRef } from './change-intervention.js';
import { notJudged } from './conclude-intervention.js';
import type { KeptAssessment } from './intervention.store.js';
import { lookAround, signerOf, type InterventionPorts } from './look-around.js';

interface SignOffWish {
  readonly agrees: boolean;
  readonly note?: string | null;
  readonly expected?: number;
}

/** Whoever answers for the node, and did not make the bet, says whether they agree with the verdict. No role stands in for that. */
export class SignOffVerdict {
  constructor(private readonly ports: InterventionPorts) {}

  async run(
    caller: Caller,
    ref: InterventionRef,
    { agrees, note = null, expected }: SignOffWish,
  ): Promise<AssessResult> {
    const { interventions, followUp } = this.ports;
    const look = await lookAround(this.ports);
    const before = await ('id' in ref ? interventions.find(ref.id) : interventions.findByNumber(ref.number));
    const person = caller.principal?.person ?? null;
    const signs = before !== null && person !== null && isSigner(signerOf(before, look), person);
    authorise(caller.principal, 'sign_off', signs ? 'accountable' : null);
    const [latest = null] = await interventions.assessments(before!.id);
    const problems = this.problems(before!, latest, { agrees, note, expected });
    if (problems.length > 0) return { intervention: before, assessment: latest, problems };
    const signed: SignOff = {
      id: this.ports.newId(),
      assessment: latest!.id,
      person: person!,
      agrees,
      note,
      at: look.at,
    };
    const after = `${latest!.verdict}: ${agrees ? 'agreed' : 'not agreed'}${note ? `, ${note}` : ''}`;
    const entry = interventionEntry(caller, look, 'sign_off', before!.number, [
      { field: 'sign-off', before: null, after },
    ]);
    const kept = await keep(this.ports, before!, { signOffs: [...before!.signOffs, signed] }, entry);
    const actor = { id: person, name: caller.principal!.name };
    if (kept.problems.length === 0) await followUp.signedOff(kept.intervention!, latest!, agrees, actor, caller);
    return { ...kept, assessment: latest };
  }

  private problems(before: Intervention, latest: KeptAssessment | null, wish: SignOffWish): Problem[] {
    const illegal = moveProblems(before, 'sign_off', wish.expected);
    if (illegal.length > 0) return illegal;
    if (latest === null) return [problem('NOT_JUDGED', [], 'There is no verdict yet.')];
    const wait = notJudged(latest);
    if (wait) return [wait];
    if (before.signOffs.some(({ assessment }) => assessment === latest.id))
      return [problem('SIGNED_ALREADY', [], 'This verdict is signed off already.')];
    return !wish.agrees && (wish.note ?? '').trim() === ''
      ? [problem('NOTE_MISSING', ['note'], 'say why you do not agree')]
      : [];
  }
}

/** Who acts, and who they act for. */
function isSigner(signer: VerdictSigner | null, person: string): boolean {
  return signer !== null && (signer.owner.person.id === person || signer.owner.holder.id === person);
}
