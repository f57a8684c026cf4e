/** Judges an intervention by what was frozen, and keeps the result with what it takes to repeat it. */
import { createHash } from 'node:crypto';
import {
  bindingPlan,
  isWindowOver,
  newestPlan,
  overlapsOf,
  planChanges,
  planDefinition,
  redefined,
  statusAfter,
  type Assessment,
  type Caller,
  type Circumstances,
  type Intervention,
  type PlanOverlap,
} from '@bough/domain';
import { interventionEntry, keep, statusChange } from './change-intervention.js';
import { sumsOfArms } from './numbers/drawn-sums.js';
import { numbersOf } from './numbers/follow-up.js';
import type { KeptAssessment } from './intervention.store.js';
import { requireIntact } from './intact-plan.js';
import { signerOf, type InterventionPorts, type Look } from './look-around.js';
import { touchedByPlan } from './numbers/touched-by-plan.js';

export interface Judged {
  readonly intervention: Intervention;
  readonly assessment: KeptAssessment;
}

/** Moves it to `measuring` when its window is over. Tells the one who is to sign when the verdict will not change by waiting. */
export async function judgeIntervention(
  ports: InterventionPorts,
  before: Intervention,
  caller: Caller,
  look: Look,
): Promise<Judged> {
  await requireIntact(ports, before);
  const plan = bindingPlan(before);
  const known = circumstancesOf(before, await ports.interventions.list(), look);
  const drawn = await sumsOfArms(ports, plan, look.snapshot);
  const numbers = await numbersOf(look.snapshot, plan);
  const result = await ports.judge.assess(numbers, plan, { ...known, ...drawn });
  const { assessment, isNew } = await keepResult(ports, before, result, caller, look);
  const intervention = await measured(ports, before, caller, look);
  // Once somebody has signed, nobody is asked again.
  if (isNew && isFinal(intervention, assessment) && before.signOffs.length === 0) {
    const signerPath = signerOf(intervention, look)?.path ?? null;
    const verdictLook = { signerPath, touched: touchedByPlan(look.snapshot, plan) };
    await ports.followUp.reached(intervention, assessment, verdictLook, caller);
  }
  return { intervention, assessment };
}

/** What is known around the plan: overlaps, what was revised since, and formulas that mean something else by now. */
function circumstancesOf(
  intervention: Intervention,
  all: readonly Intervention[],
  { snapshot, ownership, today }: Look,
): Circumstances {
  const { frozen, exploratory, id } = intervention;
  const plan = bindingPlan(intervention);
  const nameOf = (person: string) => ownership.people.find((each) => each.id === person)?.name ?? person;
  const changes = frozen ? planChanges(frozen.plan, newestPlan(intervention), nameOf).map(({ text }) => text) : [];
  const others = frozen ? redefined(plan, frozen.definition, planDefinition(snapshot.model, plan)) : [];
  const means = others.map((name) => `the definition of ${name} is another one than when the plan was frozen`);
  return {
    registered: frozen !== null && !exploratory && others.length === 0,
    ...(others.length > 0 && { redefined: others }),
    overlaps: overlapsOf(plan, all, today, id).map(asCircumstance),
    planChanges: [...changes, ...means],
    // Today is not over yet.
    asOf: today,
  };
}

/** Reached, and not one to wait for. */
function isFinal({ status }: Pick<Intervention, 'status'>, { verdict }: KeptAssessment): boolean {
  return status !== 'running' && verdict !== 'immature';
}

function asCircumstance({ words, launch, until, confounds }: PlanOverlap) {
  return { label: words, from: launch, to: until, confounds };
}

async function keepResult(
  { interventions, judge, newId }: InterventionPorts,
  { id, number, frozen }: Intervention,
  result: Assessment,
  caller: Caller,
  look: Look,
): Promise<{ readonly assessment: KeptAssessment; readonly isNew: boolean }> {
  const planHash = frozen!.hash;
  const key = sha256(
    JSON.stringify({ planHash, code: judge.version, inputs: result.inputs, planChanges: result.planChanges }),
  );
  const kept: KeptAssessment = {
    id: newId(),
    intervention: id,
    key,
    planHash,
    codeVersion: judge.version,
    workspaceVersion: look.snapshot.workspaceVersion,
    dataVersion: look.snapshot.dataVersion,
    dataThrough: result.dataThrough,
    verdict: result.verdict.kind,
    result,
    at: look.at,
    by: caller.principal?.person ?? null,
  };
  const audited = [{ field: 'verdict', before: null, after: `${result.words.headline} (${key.slice(0, 12)})` }];
  const entry = interventionEntry(caller, look, 'assess', number, audited);
  const assessment = await interventions.addAssessment(kept, entry);
  return { assessment, isNew: assessment.id === kept.id };
}

/** Somebody else may have moved it meanwhile; then it is as they left it. */
async function measured(
  ports: InterventionPorts,
  before: Intervention,
  caller: Caller,
  look: Look,
): Promise<Intervention> {
  if (before.status !== 'running' || !isWindowOver(before, look.today)) return before;
  const status = statusAfter(before.status, 'measure');
  const entry = interventionEntry(caller, look, 'measure', before.number, [statusChange(before.status, status)]);
  const { problems } = await keep(ports, before, { status }, entry);
  return problems.length === 0
    ? { ...before, status, version: before.version + 1 }
    : (await ports.interventions.find(before.id))!;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
