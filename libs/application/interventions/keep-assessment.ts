/** Assesses an intervention by what was frozen, and keeps the result with what it takes to repeat it. */
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
  type Circumstances,
  type Intervention,
  type PlanOverlap,
} from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { interventionEntry, keep, statusChange, type NameInPlan } from './change-intervention.js';
import { sumsOfArms } from './numbers/drawn-sums.js';
import { numbersOf } from './numbers/follow-up.js';
import { mixAround } from './numbers/mix-around.js';
import type { KeptAssessment } from './intervention.store.js';
import { namesInPlans } from './names-in-plans.js';
import { requireIntact } from './intact-plan.js';
import { signerOf, type InterventionsNow } from './interventions-now.js';
import { askForSignOff } from './follow-up-in-findings.js';
import { touchedByPlan } from './numbers/touched-by-plan.js';

export interface Assessed {
  readonly intervention: Intervention;
  readonly assessment: KeptAssessment;
}

/**
 * Assesses by what was frozen and keeps the result. Moves the intervention to `measuring` when its window is over. Asks the one who is to
 * sign when the verdict will not change by waiting.
 */
export async function assessAndKeep(
  context: UseCaseContext,
  before: Intervention,
  now: InterventionsNow,
): Promise<Assessed> {
  await requireIntact(context, before);
  const plan = bindingPlan(before);
  const known = circumstancesOf(before, await context.stores.interventions.list(), now, await namesInPlans(context));
  const drawn = await sumsOfArms(context.stores, plan, now.snapshot);
  const numbers = await numbersOf(now.snapshot, plan);
  const mix = await mixAround(now.snapshot, numbers, plan);
  const result = await context.methods.impact.assess(numbers, plan, { ...known, ...drawn, ...mix });
  const { assessment, isNew } = await keepResult(context, before, result, now);
  const intervention = await measured(context, before, now);
  context.forget();
  // Once somebody has signed, nobody is asked again.
  if (isNew && isFinal(intervention, assessment) && before.signOffs.length === 0) {
    const signerPath = signerOf(intervention, now)?.path ?? null;
    const touched = touchedByPlan(now.snapshot, plan);
    await askForSignOff(context, intervention, assessment, { signerPath, touched });
  }
  return { intervention, assessment };
}

/** What is known around the plan: overlaps, what was revised since, and formulas that mean something else by now. */
function circumstancesOf(
  intervention: Intervention,
  all: readonly Intervention[],
  { snapshot, today }: InterventionsNow,
  nameOf: NameInPlan,
): Circumstances {
  const { frozen, exploratory, id } = intervention;
  const plan = bindingPlan(intervention);
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
  { caller, stores, methods: { impact }, newId }: UseCaseContext,
  { id, number, frozen }: Intervention,
  result: Assessment,
  now: InterventionsNow,
): Promise<{ readonly assessment: KeptAssessment; readonly isNew: boolean }> {
  const planHash = frozen!.hash;
  const key = sha256(
    JSON.stringify({ planHash, code: impact.version, inputs: result.inputs, planChanges: result.planChanges }),
  );
  const kept: KeptAssessment = {
    id: newId(),
    intervention: id,
    key,
    planHash,
    codeVersion: impact.version,
    workspaceVersion: now.snapshot.workspaceVersion,
    dataVersion: now.snapshot.dataVersion,
    dataThrough: result.dataThrough,
    verdict: result.verdict.kind,
    result,
    at: now.at,
    by: caller.principal?.person ?? null,
  };
  const audited = [{ field: 'verdict', before: null, after: `${result.words.headline} (${key.slice(0, 12)})` }];
  const entry = interventionEntry(caller, now, 'assess', number, audited);
  const assessment = await stores.interventions.addAssessment(kept, entry);
  return { assessment, isNew: assessment.id === kept.id };
}

/** Somebody else may have moved it meanwhile; then it is as they left it. */
async function measured(context: UseCaseContext, before: Intervention, now: InterventionsNow): Promise<Intervention> {
  if (before.status !== 'running' || !isWindowOver(before, now.today)) return before;
  const status = statusAfter(before.status, 'measure');
  const entry = interventionEntry(context.caller, now, 'measure', before.number, [statusChange(before.status, status)]);
  const { problems } = await keep(context, before, { status }, entry);
  return problems.length === 0
    ? { ...before, status, version: before.version + 1 }
    : (await context.stores.interventions.find(before.id))!;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
