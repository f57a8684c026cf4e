/** What fields of findings, detection and contrasts cost. */
import { connection, first, ownersMade, pageSize, sizes, type Amount, type Prices } from '../graphql/cost/price.js';
import { factsIn } from '../rollups/facts-read.js';
import { daysOfInput } from '../rollups/period-days.js';

const QUARTER = 92;
/**
 * Of weeks or a quarter no more than 900 ms, since the answer is then kept for everybody; of more days, what their conversations take. Left
 * out, the period is that of some weeks.
 */
const contrasts: Amount = ({ args: { period }, sizes }) => {
  const facts = period ? factsIn({ period, sizes }) : Math.min(56, sizes.days) * sizes.perDay;
  const cost = 100_000 + sizes.segments * 1_500 + facts * 160;
  return period && daysOfInput(period, sizes.days) > QUARTER ? cost : Math.min(900_000, cost);
};
const detection: Amount = ({ sizes: { segments, perDay } }) =>
  Math.min(900_000, 700_000 + segments * 2_000 + perDay * 2_000);
/** Who answers for what the items are about; made for each request. */
const owners = { once: ownersMade, shared: 'owners' };
/** What is open, and what nobody answers for. */
const work: Amount = ({ sizes: { nodes } }) => 20_000 + nodes * 20;
const read = { once: 4_000 };
const move = { each: 15_000 };

export const FINDING_PRICES: Prices = {
  'Query.findings': { page: pageSize(() => 1_000), each: 8_000, ...owners },
  'Query.findingCounts': { each: 8_000, ...owners },
  'Query.myWork': { size: 50, each: work, ...owners },
  'Viewer.work': { size: 50, each: work, ...owners },
  'Query.contrasts': { size: 14, once: contrasts, kept: 6, isApart: true },
  'Query.detection': { once: detection, kept: 4, isApart: true },
  ...connection('Finding'),
  ...sizes('Detection', { signals: 30 }),
  ...sizes('Signal', { consequences: 5, evidence: 6 }),
  ...sizes('Contrast', { assumptions: 3, parameters: 4, cases: 20 }),
  ...sizes('ContrastCase', { evidence: 4 }),
  ...sizes('Finding', {
    consequences: 5,
    evidence: 6,
    informed: 4,
    moves: 8,
    movesRefused: 8,
    routing: 3,
  }),
  'Finding.activity': { size: 10, ...read },
  'Finding.sightings': { size: first, ...read },
  'Finding.isUnread': read,
  'Finding.dismissalPreview': { each: 1_500 },
  ...sizes('FindingSighting', { evidence: 6 }),
  ...sizes('FindingRouting', { steps: 6 }),
  ...sizes('DismissalPreview', { wakesAt: 3 }),
  ...sizes('FindingCounts', { groups: 60 }),
  'TreeNode.findings': { size: 5, once: 6_000, each: 40 },
  'TreeNode.openFindingCount': { once: 6_000, each: 20 },
  'FindingSeenPayload.findings': { size: 100 },
  'FindingsPayload.results': { size: 100 },
  'Mutation.findingsMove': { each: ({ args }) => 15_000 + (args.ids?.length ?? 0) * 4_000 },
  'Mutation.findingSeen': { each: ({ args }) => 5_000 + (args.ids?.length ?? 0) * 500 },
  ...Object.fromEntries(
    ['Acknowledge', 'Assign', 'Comment', 'Dismiss', 'GiveBack', 'Reopen', 'Resolve', 'Snooze', 'Start'].map((name) => [
      `Mutation.finding${name}`,
      move,
    ]),
  ),
};
