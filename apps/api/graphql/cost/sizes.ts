/** How large things are in the workspace that is asked: read off its snapshot, once for each. */
import type { Snapshot } from '@bough/application';
import { isAllowed, windowSums } from '@bough/domain';
import type { RequestContext } from '../context.js';
import type { Sizes } from './price.js';

type SnapshotSizes = Omit<Sizes, 'people' | 'assignments'>;

/** Before people were read for the first time. */
const FEW_PEOPLE = 20;
const known = new WeakMap<Snapshot, SnapshotSizes>();

/** The sizes behind a request; those of an empty workspace before there is one. */
export function sizesBehind(context: RequestContext): Sizes {
  const { useCases, caller } = context;
  // Who may not read is told so by the execution.
  const snapshot = isAllowed(caller.principal, 'read_model') ? context.snapshot : null;
  const { people, assignments } = useCases.rosterSize();
  const counted = { people: Math.max(FEW_PEOPLE, people), assignments: Math.max(FEW_PEOPLE, assignments) };
  return { ...(snapshot ? sizesOf(snapshot) : NO_WORKSPACE), ...counted };
}

function sizesOf(snapshot: Snapshot): SnapshotSizes {
  let found = known.get(snapshot);
  if (!found) known.set(snapshot, (found = measure(snapshot)));
  return found;
}

function measure({ model, columns }: Snapshot): SnapshotSizes {
  const { nodes, segments, branches, workspace, metrics } = model;
  const [children, slots] = [new Map<string, number>(), new Map<string, number>()];
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
  for (const { parentPath, path } of nodes) {
    count(children, parentPath ?? '');
    count(slots, path.split('/', 1)[0]!);
  }
  return {
    nodes: nodes.length,
    slots: Math.max(1, ...slots.values()),
    children: Math.max(1, ...children.values()),
    depth: nodes.reduce((most, { depth }) => Math.max(most, depth), 1),
    branches: branches.segments.length + 1,
    segments: segments.length,
    segmentsOf: Object.fromEntries(workspace.dimensions.map((each) => [each.key, each.segments.length + 1])),
    dimensions: workspace.dimensions.length,
    metrics: metrics.size,
    days: columns.days,
    perDay: perDayIn(columns),
    events: workspace.events?.length ?? 0,
  };
}

/** Of all segments together, which come first. */
function perDayIn(columns: Snapshot['columns']): number {
  const { daily, days, firstDay } = columns;
  return daily.has('created') && days > 0 ? windowSums(columns, 'created', firstDay, firstDay + days)[0]! / days : 0;
}

const NO_WORKSPACE: SnapshotSizes = {
  nodes: 1,
  slots: 1,
  children: 1,
  depth: 1,
  branches: 1,
  segments: 1,
  segmentsOf: {},
  dimensions: 1,
  metrics: 100,
  days: 1,
  perDay: 0,
  events: 0,
};
