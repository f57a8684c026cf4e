/** Signals about facts, which need no test: gaps in ownership, data that cannot be trusted, and standards past their review. */
import {
  createDayOffReader,
  findDataProblems,
  findOwnershipGaps,
  measureReach,
  positionOf,
  segmentOfTarget,
  findOverdueReviews,
  type BusinessHours,
  type DataSignalInput,
  type Day,
  type Period,
  type Signal,
  type Standard,
  type SignalReach,
} from '@bough/domain';
import { unknownShare } from '../trees/unknown-share.js';
import type { Snapshot } from '../trees/snapshot.js';
import type { DetectionOptions } from './detect.js';
import { ownableOf, ownersOf } from './findings-now.js';

/** Shares and sums are read over this many days, and compared with as many before. */
const PERIOD_DAYS = 28;

/** Gives these signals as of a day; none before there are any data. */
export function findUntestedSignals(snapshot: Snapshot, input: DetectionOptions): Signal[] {
  const { range } = snapshot.state;
  if (!range) return [];
  const to = Math.min(input.asOf ?? range.to, range.to);
  const period = { from: Math.max(range.from, to - PERIOD_DAYS), to };
  const reachOf = createReachReader(snapshot, period);
  const { nodes, workspace } = snapshot.model;
  const owners = ownersOf(ownableOf(workspace, nodes), input.ownership, input.at);
  return [
    ...findOwnershipGaps({ ...owners, nodes, period, reachOf }),
    ...findDataProblems({ ...readDataFigures(snapshot, { ...range, to }, period), reach: reachOf('') }),
    ...findOverdueReviews({
      standards: workspace.standards ?? [],
      today: snapshot.state.today,
      period,
      reachOf,
      pathOf: (standard) => standardPath(snapshot, standard),
      nameOf: (standard) => standardName(snapshot, standard),
    }),
  ];
}

/** Gives the customers, conversations and money of a node's segment, or of a segment's target; conversations and money per 30 days. */
function createReachReader(snapshot: Snapshot, period: Period): (path: string) => SignalReach {
  const values = snapshot.valuesOf(period);
  return (path) => {
    const node = snapshot.model.nodesByPath.get(path);
    const segment = snapshot.model.positions.get(segmentOfTarget(path) ?? '');
    const position = node ? positionOf(snapshot.model, node) : (segment ?? null);
    return measureReach(values, position === null ? [] : [position]);
  };
}

/** What the checks of the data need, of `period` and of as many days before it. */
function readDataFigures(snapshot: Snapshot, range: Period, period: Period): Omit<DataSignalInput, 'reach'> {
  const { model, state } = snapshot;
  const created = snapshot.columns.daily.get('created');
  const before = { from: period.from - PERIOD_DAYS, to: period.from };
  const conversations = snapshot.valuesOf(period).leaves.get('created')?.[0] ?? 0;
  return {
    range,
    today: state.today,
    freshnessDays: model.workspace.freshnessDays,
    period,
    isOff: isDayOff(model.workspace.businessHours),
    createdOn: (day: Day) => created?.[day - snapshot.columns.firstDay] ?? 0,
    unknown: model.workspace.dimensions.map(({ key, name }) => ({
      dimension: key,
      name,
      share: unknownShare(snapshot, period, key).conversations,
      conversations,
      before: before.from < range.from ? null : unknownShare(snapshot, before, key).conversations,
    })),
  };
}

/** The path of the metric's node in the segment's branch; without one, that of the branch. The root for other dimensions. */
function standardPath({ model }: Snapshot, { segment, metric }: Standard): string {
  const [dimension, key] = segment.split('/');
  if (dimension !== model.branches.key) return '';
  const inBranch = model.nodes.filter((node) => node.segment === key);
  return inBranch.find((node) => node.metric === metric && node.kind === 'metric')?.path ?? inBranch[0]?.path ?? '';
}

/** `Resolution time, Enterprise`. */
function standardName({ model }: Snapshot, { segment, metric }: Standard): string {
  const name = model.segments.find(({ id }) => id === segment)?.name ?? segment;
  return `${model.metrics.get(metric)?.name ?? metric}, ${name}`;
}

/** Whether a day is a public holiday or a closed day by the opening hours; days after them are not. */
function isDayOff(hours: BusinessHours | undefined): (day: Day) => boolean {
  const offOf = createDayOffReader(hours);
  return (day) => ['holiday', 'closed'].includes(offOf(day) ?? '');
}
