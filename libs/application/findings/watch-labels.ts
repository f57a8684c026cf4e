/** Watches topics, channels, stages and attributes, which are no nodes: reads their days, and whom those that stand out touch. */
import {
  conversationDimensions,
  demandSlices,
  firstWatchedDay,
  isAttribute,
  labelLayer,
  testLabels,
  type createDetectionContext,
  type ConversationDimension,
  type ConversationLabel,
  type LabelDays,
  type LayerResult,
  type Period,
  type SignalReach,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** Of fields with more values the most frequent are watched. */
const MOST_VALUES = 200;
/** An attribute with more values is no kind of conversation but a number or a text; each test would make all others of the run weaker. */
const MOST_VALUES_OF_ATTRIBUTE = 30;
/** Whom a value touches is read over this many days, and told per 30 days. */
const REACH_DAYS = 30;

/** Gives what stands out as a layer of a detection run, whose `context` it shares. */
export async function watchLabels(
  snapshot: Snapshot,
  context: ReturnType<typeof createDetectionContext>,
): Promise<LayerResult> {
  const { asOf, state } = context;
  const period = { from: firstWatchedDay(asOf, state.range!.from), to: asOf };
  const all: LabelDays[] = [];
  for (const dimension of conversationDimensions(snapshot)) all.push(...(await readDays(snapshot, dimension, period)));
  const found = testLabels(context, all);
  const reaches = new Map<ConversationLabel, Map<string, SignalReach>>();
  for (const label of new Set(found.standing.map(({ days }) => days.dimension.label)))
    reaches.set(label, await readReach(snapshot, label, { from: asOf - REACH_DAYS, to: asOf }));
  return labelLayer(context, found, ({ dimension, value }) => reaches.get(dimension.label)!.get(value)!);
}

async function readDays(
  snapshot: Snapshot,
  dimension: ConversationDimension,
  { from, to }: Period,
): Promise<LabelDays[]> {
  const { label } = dimension;
  const byValue = new Map<string, number[]>();
  for (const { day, value, count } of await snapshot.reads.createdByLabel({ from, to }, label)) {
    const counts = byValue.get(value) ?? new Array<number>(to - from).fill(0);
    byValue.set(value, counts);
    counts[day - from] = count;
  }
  if (isAttribute(label) && byValue.size > MOST_VALUES_OF_ATTRIBUTE) return [];
  const total = (counts: readonly number[]) => counts.reduce((sum, each) => sum + each, 0);
  const frequent = [...byValue].sort(([, a], [, b]) => total(b) - total(a)).slice(0, MOST_VALUES);
  return frequent.map(([value, counts]) => ({ dimension, value, counts }));
}

/** Customers, conversations and money of every value of a label. */
async function readReach(
  snapshot: Snapshot,
  label: ConversationLabel,
  period: Period,
): Promise<Map<string, SignalReach>> {
  const { model, state } = snapshot;
  const cells = await snapshot.reads.customerCells(period, [label]);
  const { price } = snapshot.settingOf(period);
  const hasMoney = state.carried.has('cost_pools') && Number.isFinite(price);
  const slices = demandSlices(cells, model.segments.slice(0, 1));
  return new Map(
    slices.flatMap(({ labels: [value], customers, created, handle_seconds: seconds }) =>
      value == null ? [] : [[value, { customers, conversations: created, money: hasMoney ? seconds * price : null }]],
    ),
  );
}
