/** What fields of findings, detection and contrasts cost. */
import { connection, first, pageSize, sizes, type Amount, type Prices } from '../graphql/cost/price.js';

/** At most what a job of the workshop may take of the others' time. */
const job =
  (own: (segments: number) => number): Amount =>
  ({ sizes: { segments } }) =>
    Math.min(own(segments), 500_000);
const read = { once: 4_000 };
const move = { each: 15_000 };

export const FINDING_PRICES: Prices = {
  'Query.findings': { page: pageSize(() => 1_000), each: 8_000 },
  'Query.findingCounts': { each: 8_000 },
  'Query.myWork': { size: 50, each: 20_000 },
  'Viewer.work': { size: 50, each: 20_000 },
  'Query.contrasts': { size: 14, once: job((segments) => 300_000 + segments * 5_000), kept: 6, isApart: true },
  'Query.detection': { once: job((segments) => 250_000 + segments * 5_000), kept: 4, isApart: true },
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
