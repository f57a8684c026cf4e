/** What fields of interventions and their assessments cost. */
import { connection, first, ownersMade, pageSize, sizes, type Amount, type Prices } from '../graphql/cost/price.js';

/** Who answers for what they are about; made for each request. */
const owners = { once: ownersMade, shared: 'owners' };
/** Weekly sums of the treated and of every other segment. */
const weigh: Amount = ({ sizes: { segments } }) => 40_000 + segments * 1_500;
const plan: Amount = ({ sizes: { segments } }) => 60_000 + segments * 1_500;
const PLAN_CHANGES = [
  'interventionPlan',
  'interventionRevise',
  'interventionStart',
  'interventionAssess',
  'interventionConclude',
];

export const INTERVENTION_PRICES: Prices = {
  'Query.interventions': { page: pageSize(() => 500), each: 6_000, ...owners },
  'Query.interventionRegistry': { each: 10_000, ...owners },
  'InterventionRegistry.interventions': { size: 100 },
  ...sizes('InterventionRegistry', { byFamily: 5, byTeam: 10 }),
  ...connection('Intervention'),
  'TreeNode.interventions': { size: 3, ...owners, each: 200 },
  'TreeNode.influenceConfirmations': { size: 2, once: 6_000, each: 60 },
  'Intervention.assessments': { size: first, each: 2_500 },
  'Intervention.latest': { once: 4_000, each: 60 },
  'Intervention.signer': { once: 4_000, each: 60 },
  'Intervention.overlaps': { size: 3, each: 2_000 },
  'Intervention.past': { size: 5, each: 2_000 },
  'Intervention.power': { each: weigh, isApart: true },
  'Intervention.designs': { each: weigh, isApart: true },
  'Intervention.suggestedControls': { size: 6, each: weigh, isApart: true },
  ...sizes('Intervention', { planChanges: 5, revisions: 4, signOffs: 2 }),
  ...sizes('PlanRevision', { changes: 5 }),
  ...sizes('PlanOverlap', { shared: 4 }),
  ...sizes('PlanPower', { notes: 3, reasons: 3, rows: 12 }),
  ...sizes('SuggestedControl', { reasons: 3 }),
  ...sizes('DesignChances', { designs: 4 }),
  'DesignChance.chances': { size: 12 },
  'DesignChance.waves': { size: 20 },
  ...sizes('InterventionPlan', { controls: 6, excluded: 2, guardrails: 3, waves: 4 }),
  ...sizes('Wave', { segments: 5 }),
  'InterventionPlanPayload.overlaps': { size: 3 },
  'InterventionPlanPayload.past': { size: 5 },
  'InterventionPlanPayload.suggestedControls': { size: 6 },
  'InterventionPlanPayload.power': { each: weigh, isApart: true },
  'InterventionPlanPayload.designs': { each: weigh, isApart: true },
  ...sizes('InterventionPlanPayload', { warnings: 3, findings: 2 }),
  ...sizes('InterventionPayload', { warnings: 3, findings: 2 }),
  ...sizes('ImpactAssessment', {
    checks: 12,
    confoundedBy: 3,
    guardrails: 3,
    looks: 8,
    opinions: 4,
    others: 20,
    parts: 10,
    planChanges: 5,
    reasons: 5,
    upward: 6,
    waves: 4,
  }),
  ...sizes('ImpactWave', { controls: 6, names: 5, segments: 5 }),
  ...sizes('ImpactChart', { events: 5, points: 80 }),
  ...Object.fromEntries(PLAN_CHANGES.map((name) => [`Mutation.${name}`, { each: plan, isApart: true as const }])),
  'Mutation.interventionCancel': { each: 15_000 },
  'Mutation.interventionSignOff': { each: 15_000 },
};
