/** What fields of comparisons and standards cost: explanations, scorecards, heatmaps, matrices, demand. */
import {
  amountAsked,
  first,
  onePeriod,
  PAGE,
  sizes,
  type Amount,
  type Asked,
  type Prices,
} from '../graphql/cost/price.js';
import { factsIn, factsRead } from '../rollups/facts-read.js';

const periods =
  (count: number, more = 0): Amount =>
  (asked) =>
    count * amountAsked(onePeriod, asked) + more;
const plus =
  (one: Amount, other: Amount): Amount =>
  (asked) =>
    amountAsked(one, asked) + amountAsked(other, asked);
const segmentsOf = (key: unknown, { sizes }: Asked) => sizes.segmentsOf[String(key)] ?? sizes.segments;
const shown = (asked: Asked) => asked.args.segments?.length ?? asked.sizes.branches;
const matrixCells: Amount = (asked) => (shown(asked) + 2) * (asked.args.rows?.length ?? asked.sizes.slots);
const scorecardRows = (asked: Asked) =>
  asked.args.input?.segments?.length ?? segmentsOf(asked.args.input?.dimension, asked);
const scorecardColumns = (asked: Asked) => asked.args.input?.metrics?.length ?? 12;
const heatmapCells = (asked: Asked) =>
  Math.min(
    2_500,
    segmentsOf(asked.args.input?.rowDimension, asked) * segmentsOf(asked.args.input?.columnDimension, asked),
  );
const MATRIX_LISTS = ['change', 'changeFormatted', 'findings', 'findingsBelow', 'formatted', 'gap', 'gapFormatted', 'gapNoise', 'gapTone', 'marks', 'message', 'nodeId', 'nodeKey', 'noise', 'owner', 'ownerKind', 'reason', 'standard', 'standardText', 'status', 'tone', 'value']; // prettier-ignore

/** The facts of a period, of an input or an argument, so many microseconds each. */
const reads =
  (each: number, least: number): Amount =>
  ({ args, sizes }) =>
    least + factsRead({ period: (args.input ?? args).period, sizes }, each);
/** Two periods are read where one is compared with another. */
const demandRead: Amount = (asked) => amountAsked(reads(asked.args.input?.compareTo ? 200 : 100, 25_000), asked);
const contribution: Amount = ({ args, sizes }) =>
  10_000 + Math.min(60_000, factsIn({ period: args.period, sizes }) * 4);

export const COMPARISON_PRICES: Prices = {
  'Query.explainChange': { once: plus(periods(2, 60_000), reads(90, 0)), each: contribution, kept: 8, isApart: true },
  'Query.explainGap': { once: plus(periods(1, 80_000), reads(60, 0)), each: 10_000, kept: 8, isApart: true },
  'TreeNode.contributions': {
    once: plus(periods(2, 60_000), reads(70, 0)),
    each: contribution,
    kept: 6,
    isApart: true,
  },
  ...sizes('ContributionBreakdown', { items: 6, lines: 6, sentences: 4 }),
  ...sizes('Contribution', { items: 3 }),
  'SegmentBreakdown.items': { size: ({ sizes: { branches } }) => Math.min(60, branches) },
  ...sizes('SegmentContribution', { items: 3, segments: 2 }),
  ...sizes('MixBreakdown', { alone: 4 }),
  ...sizes('MixSplit', { dimensions: 2, kinds: 8 }),
  ...sizes('MixKind', { labels: 2 }),
  ...sizes('MixLabels', { values: 2 }),
  'TreeNode.difference': { once: periods(1), each: 250, kept: 32 },
  'TreeNode.influence': {
    once: (asked) => Math.ceil(asked.sizes.days / 7) * amountAsked(onePeriod, asked),
    each: ({ sizes: { segments } }) => 1_000 + segments * 20,
    isApart: true,
  },
  'Influence.besides': { size: 3 },
  'TreeNode.neededChange': { size: 6, once: periods(1), each: 2_500, kept: 32 },
  'TreeNode.standards': { size: 3, once: periods(1), each: 200, kept: 32 },
  'TreeNode.standardStatus': { once: periods(1), each: 150, kept: 32 },
  'Standard.verdict': { once: periods(1), each: 400, kept: 32 },
  'MetricTree.matrix': {
    page: matrixCells,
    once: periods(3),
    each: (asked) => 5_000 + amountAsked(matrixCells, asked) * 8,
    kept: 8,
  },
  ...Object.fromEntries(
    MATRIX_LISTS.map((field) => [`MatrixCells.${field}`, { size: PAGE, each: (asked: Asked) => asked.page }]),
  ),
  'TreeMatrix.columns': { size: ({ sizes: { branches } }) => branches + 2 },
  'TreeMatrix.rows': { size: ({ sizes: { slots } }) => slots },
  'MatrixRow.influenceNote': { each: ({ sizes: { segments } }) => 500 + segments * 20 },
  'Query.scorecard': {
    page: scorecardRows,
    once: (asked) => amountAsked(periods(2, 60_000), asked) + scorecardRows(asked) * scorecardColumns(asked) * 60,
    kept: 4,
    isApart: true,
  },
  'Scorecard.rows': { size: PAGE },
  'Scorecard.columns': { size: 12 },
  'ScorecardRow.cells': { size: 12 },
  ...sizes('ScorecardCell', { benchmarks: 1, standards: 2 }),
  'Query.heatmap': {
    page: heatmapCells,
    once: (asked) => amountAsked(reads(60, 40_000), asked) + heatmapCells(asked) * 100,
    kept: 4,
    isApart: true,
  },
  'Heatmap.cells': { size: PAGE },
  'HeatmapAxis.items': { size: ({ page }) => Math.ceil(Math.sqrt(page)) * 2 },
  ...sizes('Heatmap', { notes: 3 }),
  'Query.uniformity': { once: reads(55, 40_000), kept: 16, isApart: true },
  'Uniformity.segments': { size: ({ sizes: { branches } }) => branches },
  'Query.demand': { page: first, once: demandRead, kept: 6, isApart: true },
  'Query.escalations': { page: first, once: demandRead, kept: 6, isApart: true },
  'DemandList.items': { size: PAGE },
  'EscalationList.items': { size: PAGE },
  ...sizes('DemandList', { notes: 3 }),
  ...sizes('DemandItem', { labels: 2 }),
  'DemandItem.points': { size: ({ args }) => args.weeks ?? 12, once: 150_000, kept: 6 },
  ...sizes('EscalationList', { notes: 3 }),
  'Query.conversations': { page: first, each: reads(4, 15_000) },
  'Query.customers': { page: first, each: reads(4, 15_000) },
  'ConversationList.items': { size: PAGE },
  'CustomerList.items': { size: PAGE },
};
