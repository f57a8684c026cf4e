/**
 * A verdict becomes a finding for whoever is to sign it off. Once it is signed, the finding that the intervention answers is resolved when
 * what it is about has recovered; when it has not, or the verdict is not agreed with, it is open again, which escalates it.
 */
import {
  bindingPlan,
  isLive,
  isRecovered,
  SYSTEM,
  verdictCause,
  verdictSignal,
  type Actor,
  type Finding,
  type FindingWish,
  type Intervention,
  type SignalReach,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { moveFinding } from '../findings/move-finding.js';
import { raiseFindings } from '../findings/raise-findings.js';
import type { KeptAssessment } from './intervention.store.js';

/** More findings about verdicts than are looked through. */
const MOST_VERDICTS = 1000;

/** What is known about a verdict besides itself. */
export interface VerdictSituation {
  /** Where the one who is to sign was found; `null`: nobody is there. */
  readonly signerPath: string | null;
  /** The treated segments in the window, as far as there is data. */
  readonly touched: SignalReach;
}

/** Raises the finding of a verdict that will not change by waiting: somebody is to sign it off. */
export async function askForSignOff(
  context: UseCaseContext,
  intervention: Intervention,
  { result, dataThrough }: KeptAssessment,
  { signerPath, touched }: VerdictSituation,
): Promise<void> {
  const signal = verdictSignal(intervention, result, signerPath ?? bindingPlan(intervention).primary, touched);
  await raiseFindings(asBough(context), [signal], dataThrough ?? signal.period.to);
}

/** Closes or opens findings once `actor`, who answers for the node, has agreed with a verdict or has not. */
export async function followSignOff(
  context: UseCaseContext,
  intervention: Intervention,
  { result }: KeptAssessment,
  { agrees, actor }: { readonly agrees: boolean; readonly actor: Actor },
): Promise<void> {
  const bough = asBough(context);
  const { kind, atACost } = result.verdict;
  const text = `Intervention ${intervention.number}: ${result.words.headline}; ${agrees ? 'agreed' : 'not agreed'}`;
  const asking = await findingOf(bough, intervention);
  if (asking) await close(bough, asking, text, actor);
  const { finding } = bindingPlan(intervention);
  const answered = finding === null ? null : await bough.stores.findings.find({ id: finding });
  if (!answered) return;
  if (agrees && isRecovered(kind, atACost)) await close(bough, answered, text, actor);
  else await open(bough, answered, text, actor);
}

/**
 * What its mutations change besides itself: the finding that it answers, and the newest that asks for its signature, as they are now.
 * Refuses who may not read.
 */
export async function listFindingsOfIntervention(
  { caller, stores: { findings } }: UseCaseContext,
  intervention: Intervention,
): Promise<Finding[]> {
  authorise(caller.principal, 'read_model');
  const { finding } = bindingPlan(intervention);
  const answered = finding === null ? null : await findings.find({ id: finding });
  const verdicts = await findings.list({ kinds: ['impact_verdict'] }, { sort: 'newest', most: MOST_VERDICTS });
  const asking = verdicts.find(({ signal }) => signal.cause === verdictCause(intervention));
  return [answered, asking].filter((each) => each != null);
}

/** The finding that asks for the signature. */
async function findingOf({ stores }: UseCaseContext, intervention: Intervention): Promise<Finding | null> {
  const cause = verdictCause(intervention);
  return (await stores.findings.unsettled()).find(({ signal }) => signal.cause === cause) ?? null;
}

/** Whoever signs has taken it. */
async function close(context: UseCaseContext, finding: Finding, note: string, actor: Actor): Promise<void> {
  if (!isLive(finding)) return;
  if (finding.status === 'open') await move(context, finding, { move: 'acknowledge' }, actor);
  await move(context, finding, { move: 'resolve', note }, actor);
}

/** A finding that was never closed, or is closed for good, gets a comment. */
async function open(context: UseCaseContext, finding: Finding, text: string, actor: Actor): Promise<void> {
  const isAgain = !isLive(finding) && (await move(context, finding, { move: 'reopen', text }, actor));
  if (!isAgain) await move(context, finding, { move: 'comment', text }, actor);
}

/** False when the finding cannot be moved so. */
async function move(context: UseCaseContext, { id }: Finding, wish: FindingWish, actor: Actor): Promise<boolean> {
  const { problems } = await moveFinding(context, { id }, wish, { actor });
  return problems.length === 0;
}

/** It follows from the verdict, whatever the one who asked for it may do to findings. */
function asBough(context: UseCaseContext): UseCaseContext {
  return context.as({ principal: SYSTEM, requestId: context.caller.requestId });
}
