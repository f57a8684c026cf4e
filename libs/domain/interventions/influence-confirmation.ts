/** What interventions say about a believed driver: beside the tested strength, never mixed with it. */
import type { Assessment } from './assessment.js';
import type { Ranged } from './effect-figures.js';
import { formatRelative } from '../trees/format-value.js';
import { bindingPlan, type Intervention } from './intervention.js';

/** Somebody moved the driver on purpose; what the node that it is believed to drive did then. */
export interface InfluenceConfirmation {
  readonly number: number;
  readonly title: string;
  /** On the driver, as a share. */
  readonly driver: Ranged;
  /** What was measured at the outcome against the controls, in its unit; `null`: nothing could be. */
  readonly outcome: { readonly value: number; readonly low95: number; readonly high95: number } | null;
  /** Whether the outcome surely moved; `null` when nothing could be measured. */
  readonly followed: boolean | null;
}

/** For people. Example: "confirmed by intervention 1: −12.3 % on purpose, and the outcome moved too" */
export function confirmationWords({ number, driver, followed }: InfluenceConfirmation): string {
  const then = {
    yes: 'and the outcome moved too',
    no: 'and the outcome did not surely move',
    unknown: 'what the outcome did cannot be told',
  }[followed === null ? 'unknown' : followed ? 'yes' : 'no'];
  const isConfirmed = followed === true ? 'confirmed by' : 'moved by';
  return `${isConfirmed} intervention ${number}: ${formatRelative(driver.value)} on purpose, ${then}`;
}

export interface JudgedBet {
  readonly intervention: Intervention;
  readonly assessment: Assessment;
}

/** Of the bets on the driver that were registered and verified. `outcome`: path of the node that it is believed to drive. */
export function influenceConfirmations(
  driver: string,
  outcome: string,
  bets: readonly JudgedBet[],
): InfluenceConfirmation[] {
  return bets.flatMap(({ intervention, assessment }) => {
    const plan = bindingPlan(intervention);
    const { verdict, effect, upward } = assessment;
    const isConfirmed = verdict.kind === 'verified_improvement' || verdict.kind === 'partly_verified';
    if (plan.primary !== driver || !isConfirmed || verdict.exploratory || !effect?.relative) return [];
    const measured = upward.find(({ path }) => path === outcome)?.measured ?? null;
    const followed = measured && (measured.low95 > 0 || measured.high95 < 0);
    const { number } = intervention;
    return [{ number, title: plan.title, driver: effect.relative, outcome: measured, followed }];
  });
}
