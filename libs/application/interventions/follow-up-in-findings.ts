import {
  bindingPlan,
  isLive,
  isRecovered,
  SYSTEM,
  verdictCause,
  verdictSignal,
  type Actor,
  type Caller,
  type Finding,
  type FindingWish,
  type Intervention,
} from '@bough/domain';
import { ChangeFinding } from '../findings/change-finding.js';
import { RaiseFindings, type RaisePorts } from '../findings/raise-findings.js';
import type { KeptAssessment } from './intervention.store.js';
import { VerdictFollowUp, type VerdictLook } from './verdict-follow-up.js';

/**
 * A verdict is a finding for whoever is to sign it off. Once signed, the finding that the intervention answers is resolved when what
 * it is about has recovered; when it has not, or the verdict is not agreed with, it is open again, which escalates it.
 */
export class FollowUpInFindings extends VerdictFollowUp {
  private readonly change: ChangeFinding;
  private readonly raise: RaiseFindings;

  constructor(private readonly ports: RaisePorts) {
    super();
    this.change = new ChangeFinding(ports);
    this.raise = new RaiseFindings(ports);
  }

  async reached(
    intervention: Intervention,
    { result, dataThrough }: KeptAssessment,
    { signerPath, touched }: VerdictLook,
    caller: Caller,
  ): Promise<void> {
    const signal = verdictSignal(intervention, result, signerPath ?? bindingPlan(intervention).primary, touched);
    await this.raise.run(byBough(caller), [signal], dataThrough ?? signal.period.to);
  }

  async signedOff(
    intervention: Intervention,
    { result }: KeptAssessment,
    agrees: boolean,
    actor: Actor,
    caller: Caller,
  ): Promise<void> {
    const { kind, atACost } = result.verdict;
    const said = `Intervention ${intervention.number}: ${result.words.headline}; ${agrees ? 'agreed' : 'not agreed'}`;
    const asked = await this.findingOf(intervention);
    if (asked) await this.close(asked, said, actor, caller);
    const { finding } = bindingPlan(intervention);
    const answered = finding === null ? null : await this.ports.findings.find({ id: finding });
    if (!answered) return;
    if (agrees && isRecovered(kind, atACost)) await this.close(answered, said, actor, caller);
    else await this.open(answered, said, actor, caller);
  }

  /** The finding that asks for the signature. */
  private async findingOf(intervention: Intervention): Promise<Finding | null> {
    const cause = verdictCause(intervention);
    return (await this.ports.findings.unsettled()).find(({ signal }) => signal.cause === cause) ?? null;
  }

  /** Whoever signs has taken it. */
  private async close(finding: Finding, note: string, actor: Actor, caller: Caller): Promise<void> {
    if (!isLive(finding)) return;
    if (finding.status === 'open') await this.move(finding, { move: 'acknowledge' }, actor, caller);
    await this.move(finding, { move: 'resolve', note }, actor, caller);
  }

  /** Where it was never closed, or is closed for good, it is told. */
  private async open(finding: Finding, text: string, actor: Actor, caller: Caller): Promise<void> {
    const isAgain = !isLive(finding) && (await this.move(finding, { move: 'reopen', text }, actor, caller));
    if (!isAgain) await this.move(finding, { move: 'comment', text }, actor, caller);
  }

  /** False when the finding cannot be moved so. */
  private async move({ id }: Finding, wish: FindingWish, actor: Actor, caller: Caller): Promise<boolean> {
    const { problems } = await this.change.run(byBough(caller), { id }, wish, undefined, actor);
    return problems.length === 0;
  }
}

/** It follows from the verdict, whatever the one who asked for it may do to findings. */
function byBough({ requestId }: Caller): Caller {
  return { principal: SYSTEM, requestId };
}
