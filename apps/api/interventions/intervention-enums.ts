/** The words of interventions as GraphQL enums; the values inside are those of the domain. */
import {
  ANALYSIS_SCHEDULES,
  EFFECT_DIRECTIONS,
  IMPACT_DESIGNS,
  LAUNCH_DESIGNS,
  INTERVENTION_STATUSES,
  OVERLAP_KINDS,
  VERDICTS,
} from '@bough/domain';
import { wordEnum } from '../graphql/enums.js';

export const StatusEnum = wordEnum('InterventionStatus', INTERVENTION_STATUSES);
export const VerdictEnum = wordEnum(
  'ImpactVerdict',
  VERDICTS,
  'NO_EFFECT: an effect of the size that matters is ruled out. IMMATURE: wait. CONFOUNDED: something else was changed there.',
);
export const DesignEnum = wordEnum('ImpactDesign', IMPACT_DESIGNS);
export const LaunchDesignEnum = wordEnum('LaunchDesign', LAUNCH_DESIGNS);
export const MarginKindEnum = wordEnum(
  'MarginKind',
  ['relative', 'points'],
  'RELATIVE: 0.1 is 10 %. POINTS: of the metric, 0.03 of a share.',
);
export const EffectDirectionEnum = wordEnum('EffectDirection', EFFECT_DIRECTIONS);
export const LooksEnum = wordEnum('Looks', ANALYSIS_SCHEDULES, 'WEEKLY: with bounds that allow for looking often.');
export const OverlapKindEnum = wordEnum('OverlapKind', OVERLAP_KINDS);
export const OverlapTimeEnum = wordEnum(
  'OverlapTime',
  ['window', 'baseline', 'follow_up'],
  'WINDOW: in the same time. BASELINE: in the weeks that it is compared with. FOLLOW_UP: after the window, while its last conversations are followed.',
);
export const CheckStatusEnum = wordEnum('CheckStatus', ['passed', 'failed', 'noted']);
export const GuardrailOutcomeEnum = wordEnum('GuardrailOutcome', [
  'safe',
  'breached',
  'not_shown_safe',
  'not_measured',
]);
export const OtherOutcomeEnum = wordEnum('OtherSegmentOutcome', ['gained', 'lost', 'no_sure_change', 'not_measured']);
export const OtherRoleEnum = wordEnum('OtherSegmentRole', ['control', 'other']);
export const OpinionMethodEnum = wordEnum(
  'OpinionMethod',
  ['block_permutation', 'local_level', 'before_launch', 'mix_adjusted'],
  'BEFORE_LAUNCH: of an experiment, adjusted by what the same customers showed before it. MIX_ADJUSTED: with what conversations are about mixed as before the launch.',
);
export const CarriedOutcomeEnum = wordEnum('CarriedOutcome', [
  'as_predicted',
  'cannot_tell',
  'not_as_predicted',
  'not_reached',
]);
export const ChartPhaseEnum = wordEnum('ChartPhase', ['history', 'baseline', 'settling', 'after', 'immature']);
export const EffectScaleEnum = wordEnum('EffectScale', ['log', 'points']);
