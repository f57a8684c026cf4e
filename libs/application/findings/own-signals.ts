import {
  dataSignals,
  gapSignals,
  positionOf,
  reviewSignals,
  type Day,
  type Period,
  type Signal,
  type Standard,
  type Touched,
} from '@bough/domain';
import { unknownShare } from '../trees/unknown-share.js';
import type { Snapshot } from '../trees/snapshot.js';
import type { DetectionOptions } from './detect.js';
import { ownersOf } from './findings-now.js';

/** Shares and sums are read over this many days, and compared with as many before. */
const WINDOW_DAYS = 28;
const MONTH_DAYS = 30;

/** Gaps in ownership, data that cannot be trusted, and standards past their review: what needs no statistics to be seen. */
export function ownSignals(snapshot: Snapshot, look: DetectionOptions): Signal[] {
  const { range } = snapshot.state;
  if (!range) return [];
  const to = Math.min(look.asOf ?? range.to, range.to);
  const period = { from: Math.max(range.from, to - WINDOW_DAYS), to };
  const touchedOf = touchedBy(snapshot, period);
  const { nodes, workspace } = snapshot.model;
  const owners = ownersOf(nodes, look.ownership, look.at, workspace.timeZone);
  return [
    ...gapSignals({ ...owners, nodes, period, touchedOf }),
    ...dataSignals({ ...dataFigures(snapshot, { ...range, to }, period), touched: touchedOf('') }),
    ...reviewSignals({
      standards: workspace.standards ?? [],
      today: snapshot.state.today,
      period,
      touchedOf,
      pathOf: (standard) => standardPath(snapshot, standard),
      nameOf: (standard) => standardName(snapshot, standard),
    }),
  ];
}

/** Customers, conversations and money of a node's segment, brought to 30 days where they are sums. */
function touchedBy(snapshot: Snapshot, period: Period): (path: string) => Touched {
  const { leaves } = snapshot.valuesOf(period);
  const days = period.to - period.from;
  return (path) => {
    const node = snapshot.model.nodesByPath.get(path);
    const position = node ? positionOf(snapshot.model, node) : null;
    const sum = (measure: string) => (position === null ? 0 : (leaves.get(measure)?.[position] ?? 0)) || 0;
    const money = snapshot.state.carried.has('cost_pools') ? (sum('cost') * MONTH_DAYS) / days : null;
    return { customers: sum('customer_days') / days, conversations: (sum('created') * MONTH_DAYS) / days, money };
  };
}

function dataFigures(snapshot: Snapshot, range: Period, period: Period) {
  const { model, state } = snapshot;
  const created = snapshot.columns.daily.get('created');
  const before = { from: period.from - WINDOW_DAYS, to: period.from };
  const all = snapshot.valuesOf(period).leaves.get('created')?.[0] ?? 0;
  return {
    range,
    today: state.today,
    freshnessDays: model.workspace.freshnessDays,
    period,
    createdOn: (day: Day) => created?.[day - snapshot.columns.firstDay] ?? 0,
    unknown: model.workspace.dimensions.map(({ key, name }) => ({
      dimension: key,
      name,
      share: unknownShare(snapshot, period, key).conversations,
      conversations: all,
      before: before.from < range.from ? null : unknownShare(snapshot, before, key).conversations,
    })),
  };
}

/** The node of the metric in the branch of the segment, else the branch; the root for other dimensions. */
function standardPath({ model }: Snapshot, { segment, metric }: Standard): string {
  const [dimension, key] = segment.split('/');
  if (dimension !== model.branches.key) return '';
  const inBranch = model.nodes.filter((node) => node.segment === key);
  return inBranch.find((node) => node.metric === metric && node.kind === 'metric')?.path ?? inBranch[0]?.path ?? '';
}

function standardName({ model }: Snapshot, { segment, metric }: Standard): string {
  const name = model.segments.find(({ id }) => id === segment)?.name ?? segment;
  return `${model.metrics.get(metric)?.name ?? metric}, ${name}`;
}
