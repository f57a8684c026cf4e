/** What fields of people, owners and the audit cost. */
import {
  connection,
  first,
  ownersMade,
  pageSize,
  PAGE,
  sizes,
  type Amount,
  type Prices,
} from '../graphql/cost/price.js';

const people: Amount = ({ sizes: { people } }) => people;
/** Owners of every node: made once for an instant, then looked up, whichever field asks. */
const allOwners = { once: ownersMade, shared: 'owners' };
const everyNode: Amount = ({ sizes: { nodes } }) => nodes * 3;
const change: Amount = ({ sizes: { nodes } }) => 30_000 + nodes * 80;
const columns: Amount = ({ args, sizes: { slots } }) => slots + (args.segments?.length ?? 0) * slots;
const OWNERSHIP_PAYLOADS = ['OwnershipPayload', 'PersonPayload', 'TeamPayload'];

export const OWNERSHIP_PRICES: Prices = {
  'Query.people': { size: people, ...allOwners, each: people },
  'Query.agents': { size: first, ...allOwners, each: 20_000 },
  'Query.teams': { size: ({ sizes: { people } }) => Math.ceil(people / 4), ...allOwners },
  'Query.assignments': {
    size: ({ sizes: { assignments }, args }) => assignments * (args.history ? 4 : 1),
    each: ({ sizes: { assignments } }) => 4_000 + assignments * 10,
  },
  'Query.delegations': { size: 20, ...allOwners, each: 3_000 },
  'Query.audit': { page: first, each: 6_000 },
  ...connection('Audit'),
  ...sizes('AuditEvent', { changes: 6 }),
  'TreeNode.ownership': { ...allOwners, each: 40, kept: 8 },
  'Segment.ownership': { ...allOwners, each: 40, kept: 8 },
  'TreeNode.ownershipHistory': { size: 10, ...allOwners, each: 2_500 },
  'MetricTree.ownershipCoverage': { ...allOwners, each: everyNode, kept: 8 },
  'MetricTree.ownershipGaps': { size: first, ...allOwners, each: everyNode, kept: 8 },
  'MetricTree.ownershipLoad': { size: people, ...allOwners, each: everyNode, kept: 8 },
  'MetricTree.raciMatrix': { page: pageSize(({ nodes }) => nodes), ...allOwners, each: columns, kept: 8 },
  'RaciMatrix.rows': { size: PAGE },
  'RaciMatrix.cells': { size: ({ page }) => page * 3 },
  'RaciMatrix.parties': { size: people },
  'OwnershipCoverage.branches': { size: ({ sizes: { branches } }) => branches },
  'OwnershipCoverage.segmentCoverage': { size: ({ sizes: { dimensions } }) => dimensions },
  'OwnershipCoverage.gaps': { size: first },
  ...sizes('PersonLoad', { targets: 10 }),
  ...sizes('Team', { members: 8 }),
  ...sizes('Person', { agentNames: 3 }),
  ...sizes('NodeOwnership', { consulted: 3, informed: 3, responsible: 3, steps: 6 }),
  'Viewer.accountableFor': { size: 20, ...allOwners },
  'Viewer.person': { ...allOwners },
  'TreeMatrix.people': { size: people, ...allOwners },
  ...sizes('UserError', { path: 3 }),
  ...Object.fromEntries(
    OWNERSHIP_PAYLOADS.map((name) =>
      sizes(name, { assignments: 20, delegations: 5, findingsMoving: 20, segmentOwnerChanges: 10 }),
    ).flatMap((each) => Object.entries(each)),
  ),
  ...Object.fromEntries(
    OWNERSHIP_PAYLOADS.flatMap((name) =>
      ['nodes', 'ownerChanges'].map((field) => [
        `${name}.${field}`,
        { size: ({ sizes: { branches, slots } }) => branches + slots },
      ]),
    ),
  ),
  ...Object.fromEntries(
    [
      'raciApply',
      'delegationCreate',
      'delegationEnd',
      'ownershipHandover',
      'personSave',
      'personDeactivate',
      'teamSave',
    ].map((name) => [`Mutation.${name}`, { each: change, isApart: true as const }]),
  ),
};
