/** The words of interventions as GraphQL enums; the values inside are those of the domain. */
import { registerEnumType } from '@nestjs/graphql';
import { INTERVENTION_STATUSES, OVERLAP_KINDS, VERDICTS } from '@bough/domain';

/** `VERIFIED_IMPROVEMENT: 'verified_improvement'` for every word. */
const named = (words: readonly string[]) => Object.fromEntries(words.map((word) => [word.toUpperCase(), word]));

function registered(name: string, words: readonly string[], description?: string): Record<string, string> {
  const made = named(words);
  registerEnumType(made, { name, ...(description !== undefined && { description }) });
  return made;
}

export const StatusEnum = registered('InterventionStatus', INTERVENTION_STATUSES);
export const VerdictEnum = registered(
  'ImpactVerdict',
  VERDICTS,
  'NO_EFFECT: an effect of the size that matters is ruled out. IMMATURE: wait. CONFOUNDED: something else was changed there.',
);
export const DesignEnum = registered('ImpactDesign', ['untreated_segments', 'staged', 'experiment']);
export const MarginKindEnum = registered(
  'MarginKind',
  ['relative', 'points'],
  'RELATIVE: 0.1 is 10 %. POINTS: of the metric, 0.03 of a share.',
);
export const EffectDirectionEnum = registered('EffectDirection', ['up', 'down']);
export const LooksEnum = registered('Looks', ['end', 'weekly'], 'WEEKLY: with bounds that allow for looking often.');
export const OverlapKindEnum = registered('OverlapKind', OVERLAP_KINDS);
export const OverlapTimeEnum = registered(
  'OverlapTime',
  ['window', 'baseline', 'follow_up'],
  'WINDOW: in the same time. BASELINE: in the weeks that it is compared with. FOLLOW_UP: after the window, while its last conversations are followed.',
);
export const CheckStatusEnum = registered('CheckStatus', ['passed', 'failed', 'noted']);
export const GuardrailOutcomeEnum = registered('GuardrailOutcome', [
  'safe',
  'breached',
  'not_shown_safe',
  'not_measured',
]);
export const OtherOutcomeEnum = registered('OtherSegmentOutcome', ['gained', 'lost', 'no_sure_change', 'not_measured']);
export const OtherRoleEnum = registered('OtherSegmentRole', ['control', 'other']);
export const OpinionMethodEnum = registered(
  'OpinionMethod',
  ['block_permutation', 'local_level', 'before_launch'],
  'BEFORE_LAUNCH: of an experiment, adjusted by what the same customers showed before it.',
);
export const CarriedOutcomeEnum = registered('CarriedOutcome', [
  'as_predicted',
  'cannot_tell',
  'not_as_predicted',
  'not_reached',
]);
export const ChartPhaseEnum = registered('ChartPhase', ['history', 'baseline', 'settling', 'after', 'immature']);
export const EffectScaleEnum = registered('EffectScale', ['log', 'points']);
