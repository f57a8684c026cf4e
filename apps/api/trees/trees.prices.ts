/** What fields of trees and nodes cost. */
import {
  connection,
  first,
  pageSize,
  onePeriod,
  PAGE,
  sizes,
  amountAsked,
  type Amount,
  type Prices,
} from '../graphql/cost/price.js';
import { daysOfInput } from '../rollups/period-days.js';

const DAYS_OF = { DAY: 1, WEEK: 7, MONTH: 28, QUARTER: 90, YEAR: 365 } as const;
/** More points are refused by the field itself, before it computes one. */
const MOST_POINTS = 1000;
const points: Amount = ({ args, sizes: { days } }) => {
  const count = Math.ceil(daysOfInput(args.period, days) / DAYS_OF[args.grain as keyof typeof DAYS_OF]) + 1;
  return count > MOST_POINTS + 1 ? 0 : count;
};
const twoPeriods: Amount = (asked) => amountAsked(onePeriod, asked) * (asked.args.compareTo ? 2 : 1);
/** A node's path from the root, over and over; making the models of a tree of its own. */
const anotherTree: Amount = ({ args, sizes: { nodes, segments } }) =>
  args.version == null && args.at == null && args.dimension == null ? 0 : 5_000 + nodes * 40 + segments * 100;
const edit: Amount = ({ sizes: { nodes, segments } }) => 60_000 + nodes * 60 + segments * 200;

export const TREE_PRICES: Prices = {
  'Query.tree': { once: anotherTree, kept: 4, isTree: true },
  'Query.node': { each: 300 },
  'Query.nodes': { size: ({ args }) => args.ids?.length ?? 1, each: ({ args }) => (args.ids?.length ?? 1) * 10 },
  'Query.events': { size: ({ sizes: { events } }) => events, each: ({ sizes: { events } }) => events },
  'Query.treeVersions': { size: first, each: ({ args }) => 3_000 + Number(args.first) * 500 },
  'Query.treeDiff': { size: 50, each: ({ sizes: { nodes } }) => 10_000 + nodes * 2 },
  'Query.workspace': { each: 200 },
  'Query.versions': { each: 1_500 },
  'Workspace.inactiveCustomers': { each: 20_000 },
  'Workspace.unknown': { size: ({ sizes: { dimensions } }) => dimensions, each: onePeriod },
  ...sizes('Workspace', { benchmarks: 10, conversationDimensions: 8, standards: 100 }),
  'MetricTree.slice': { page: pageSize(({ nodes }) => nodes), each: ({ sizes: { nodes } }) => 50 + nodes * 0.5 },
  'MetricTree.definition': { each: ({ sizes: { slots, segments } }) => 5_000 + slots * 50 + segments * 20 },
  'MetricTree.brokenIdentities': { size: first, once: onePeriod, each: ({ sizes: { nodes } }) => nodes * 12 },
  'TreeSlice.nodes': { size: PAGE },
  'TreeSlice.edges': { size: PAGE },
  ...connection('TreeNode'),
  'TreeNode.children': {
    page: pageSize(({ children }) => children),
    each: ({ sizes: { nodes, children } }) => 20 + nodes * 0.05 + children * 3,
  },
  'TreeNode.ancestors': { size: ({ sizes: { depth } }) => depth, each: 2 },
  'TreeNode.reading': { once: twoPeriods, each: 40, kept: 32 },
  'NodeReading.quantiles': { each: 120 },
  'TreeNode.sparkline': {
    size: ({ args }) => args.points ?? 12,
    once: (asked) => Number(asked.args.points ?? 12) * amountAsked(onePeriod, asked),
    each: ({ args }) => 10 + Number(args.points ?? 12) * 0.5,
    kept: 8,
  },
  'TreeNode.series': {
    page: points,
    once: (asked) => amountAsked(points, asked) * amountAsked(onePeriod, asked),
    each: (asked) => amountAsked(points, asked) * 8,
    kept: 2,
  },
  'TimeSeries.points': { size: PAGE },
  'TimeSeries.events': { size: ({ sizes: { events } }) => events },
  'TreeNode.identityCheck': { once: onePeriod, each: 25, kept: 64 },
  'IdentityCheck.missing': { size: 4 },
  'WantedMetric.needs': { size: 3 },
  'Event.segments': { size: 4 },
  ...sizes('TreeVersion', { changes: 10 }),
  'TreePayload.nodes': { size: ({ sizes: { branches } }) => branches + 1 },
  ...sizes('TreePayload', { changes: 10, metrics: 4, standards: 4 }),
  ...Object.fromEntries(
    [
      'treeNodeCreate',
      'treeNodeUpdate',
      'treeNodeMove',
      'treeNodeRemove',
      'metricCreate',
      'metricUpdate',
      'metricRemove',
      'treeApply',
      'standardSet',
      'standardRemove',
    ].map((name) => [`Mutation.${name}`, { each: edit }]),
  ),
};
