/** The planted effects of the interventions, and the outage near the end, which detection and verdicts must find. */
import { claim, isBetween, type Claim } from './claim.js';
import type { InterventionTruths, Moved } from './intervention-truths.js';
import { dayNumber } from './demo-rows.js';
import type { OutageTruth } from './outage-truth.js';

export function interventionClaims(interventions: InterventionTruths): Claim[] {
  return [
    searchWorked(interventions),
    repliesDidNothing(interventions),
    deskHadAPrice(interventions),
    pairsOverlap(interventions),
    clinicWasWrittenDownLate(interventions),
  ];
}

const changes = ({ naive_change, controls_change, effect }: Moved) => ({ naive_change, controls_change, effect });

function searchWorked({ free_search: search }: InterventionTruths): Claim {
  const evidence = changes(search!.primary);
  return claim(
    'free_search_worked',
    'Search in the free plan (six weeks from 30 March 2026) spared a quarter of its conversations: a verified improvement.',
    evidence,
    isBetween(evidence.effect, -0.32, -0.18),
  );
}

function deskHadAPrice({ enterprise_desk: desk }: InterventionTruths): Claim {
  const { primary, guardrails } = desk!;
  const evidence = { ...changes(primary), free_effect: guardrails[0]!.effect };
  return claim(
    'enterprise_desk_had_a_price',
    'The enterprise desk (from 11 May 2026) shortened the resolution time of enterprise and lengthened that of free, by a fifth or more: a breached guardrail.',
    evidence,
    evidence.effect < -0.2,
    evidence.free_effect > 0.2,
  );
}

function repliesDidNothing({ starter_replies: replies }: InterventionTruths): Claim {
  const { primary, guardrails } = replies!;
  const evidence = { ...changes(primary), touches_effect: guardrails[0]!.effect };
  return claim(
    'starter_replies_did_nothing',
    'Suggested replies on starter (eight weeks from 3 August 2026) did nothing. A plain look before and after says a sixth less or better: that is the tooling that everybody got.',
    evidence,
    isBetween(evidence.effect, -0.04, 0.04),
    isBetween(evidence.touches_effect, -0.04, 0.04),
    evidence.naive_change < -0.16,
  );
}

function pairsOverlap({ enterprise_pairs: pairs, starter_replies: replies }: InterventionTruths): Claim {
  const shared = dayNumber(replies!.until) - dayNumber(pairs!.launch);
  const evidence = { ...changes(pairs!.primary), days_shared: shared };
  return claim(
    'enterprise_pairs_overlap',
    'Pairs on enterprise (from 7 September 2026) are compared with starter, where suggested replies still ran: confounded, though they did save time. (15 % is planted; the plain ratio shows less, because August weighs much before.)',
    evidence,
    isBetween(evidence.effect, -0.22, -0.08),
    shared === 21,
  );
}

function clinicWasWrittenDownLate({ enterprise_clinic: clinic }: InterventionTruths): Claim {
  const { registered, launch, primary } = clinic!;
  const evidence = { ...changes(primary), days_registered_after_launch: dayNumber(registered) - dayNumber(launch) };
  return claim(
    'enterprise_clinic_was_written_down_late',
    'The clinic for enterprise cases (July 2026) halved escalations, but was written down in October: exploratory, whatever the numbers say.',
    evidence,
    isBetween(evidence.effect, -0.7, -0.2),
    evidence.days_registered_after_launch > 0,
  );
}

export function outageIsASpike({ created, usual, others_most, login_share }: OutageTruth): Claim {
  const evidence = {
    created,
    usual,
    against_usual: created / usual,
    most_on_other_days_of_october: others_most,
    login_share,
  };
  return claim(
    'outage_is_a_spike',
    'On Wednesday 28 October 2026 nobody could sign in, and everybody wrote: 2.5 to 3 times as much as on a usual Wednesday. No other day of October comes near.',
    evidence,
    isBetween(evidence.against_usual, 2.5, 3),
    others_most < 0.6 * created,
    login_share > 0.5,
  );
}
