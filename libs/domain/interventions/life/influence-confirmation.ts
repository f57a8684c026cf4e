/**
 * What interventions say about a believed driver: beside the tested strength, never mixed with it. Only interventions on this very node
 * count: what holds for one segment is no proof for another, as its strength is measured for one segment, too.
 */
import type { DriverStrength } from '@bough/statistics';
import { formatRelative } from '../../metrics/format-value.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import type { Assessment } from '../assessment.js';
import type { EstimateRange } from '../effect-figures.js';
import { bindingPlan, type Intervention } from '../intervention.js';
import { polarityAt } from '../planning/plan-nodes.js';

/** Somebody moved the driver on purpose; what the node that it is believed to drive did then. */
export interface InfluenceConfirmation {
  readonly number: number;
  readonly title: string;
  /** On the driver, as a share. */
  readonly driver: EstimateRange;
  /** What was measured at the outcome against the controls, in its unit; `null`: nothing could be. */
  readonly outcome: { readonly value: number; readonly low95: number; readonly high95: number } | null;
  /** Whether the outcome surely moved; `null` when nothing could be measured. */
  readonly followed: boolean | null;
  /** Whether it moved the way that the edge says; `null` when it did not surely move, or the edge says no way. */
  readonly agrees: boolean | null;
}

/** A believed driver and what it drives. */
export interface InfluenceEdge {
  readonly driver: TreeNode;
  readonly outcome: TreeNode;
  /** 1: both go the same way, −1: one up and the other down; `null`: not known. */
  readonly sign: 1 | -1 | null;
}

/** The sign that was tested; untested, better is believed to make better; `null` where neither is known. */
export function influenceEdge(
  model: Model,
  driver: TreeNode,
  outcome: TreeNode,
  strength: DriverStrength,
): InfluenceEdge {
  if (strength.state === 'tested' && strength.relation !== 'no_sign')
    return { driver, outcome, sign: strength.best.r > 0 ? 1 : -1 };
  const [one, other] = [polarityAt(model, driver), polarityAt(model, outcome)];
  return { driver, outcome, sign: one === 'neutral' || other === 'neutral' ? null : one === other ? 1 : -1 };
}

/** For people. Example: "confirmed by intervention 1: −12.3 % on purpose, and the outcome moved too" */
export function confirmationWords({ number, driver, followed, agrees }: InfluenceConfirmation): string {
  const [how, then] =
    followed === null
      ? ['moved', 'what the outcome did cannot be told']
      : !followed
        ? ['moved', 'and the outcome did not surely move']
        : agrees === false
          ? ['contradicted', 'and the outcome moved the other way']
          : ['confirmed', 'and the outcome moved too'];
  return `${how} by intervention ${number}: ${formatRelative(driver.value)} on purpose, ${then}`;
}

/** An intervention with its newest assessment. */
export interface AssessedIntervention {
  readonly intervention: Intervention;
  readonly assessment: Assessment;
}

/** Confirmations by the interventions on the driver that were registered and verified. */
export function influenceConfirmations(
  edge: InfluenceEdge,
  assessed: readonly AssessedIntervention[],
): InfluenceConfirmation[] {
  return assessed.flatMap(({ intervention, assessment }) => {
    const plan = bindingPlan(intervention);
    const { verdict, effect, upward } = assessment;
    const isConfirmed = verdict.kind === 'verified_improvement' || verdict.kind === 'partly_verified';
    if (plan.primary !== edge.driver.path || !isConfirmed || verdict.exploratory || !effect?.relative) return [];
    const outcome = upward.find(({ path }) => path === edge.outcome.path)?.measured ?? null;
    const followed = outcome && (outcome.low95 > 0 || outcome.high95 < 0);
    const agrees = followed && edge.sign ? Math.sign(effect.relative.value * outcome!.value) === edge.sign : null;
    const { number } = intervention;
    return [{ number, title: plan.title, driver: effect.relative, outcome, followed, agrees }];
  });
}
