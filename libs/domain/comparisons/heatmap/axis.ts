/**
 * An axis of a heatmap: the segments of a customer dimension, or the values of a conversation dimension (topic, channel,
 * journey stage, an attribute). Rare values are put together, so that the table stays readable and no cell has only a few conversations.
 */
import type { ConversationLabel } from '../../rollups/conversation-label.js';
import type { CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import { isThin } from '../../metrics/thin-sample.js';
import type { ModelData } from '../../trees/values/data-state.js';
import { dimensionOfConversations, type ConversationDimension } from '../mix/conversation-dimension.js';
import { placeOfCells } from '../uniformity/compared-groups.js';

/** One row or column. */
export interface AxisItem {
  /** The segment's id (`plan/pro`), the value itself, `other`, or '' for conversations without a value. */
  readonly id: string;
  readonly name: string;
  /** `rest` is several rare values together, `none` no value. These two and an Unknown segment are shown but never compared. */
  readonly kind: 'segment' | 'unknown' | 'value' | 'rest' | 'none';
  /** The number of values that are put together; 1 unless `rest`. */
  readonly folded: number;
}

/** An axis with its items in order. */
export interface Axis {
  /** Key of the dimension. */
  readonly key: string;
  readonly name: string;
  /** `null` for the segments of customers. */
  readonly field: ConversationLabel | null;
  readonly items: readonly AxisItem[];
}

/** An axis that gives each row of the facts the index of its item; −1 for a row without a segment on the axis. */
export interface PlacedAxis extends Axis {
  readonly placeOf: (row: number) => number;
}

/** The most values on an axis; rarer ones are put together. */
const MOST_VALUES = 40;

/** The axis over facts that were split by these fields. */
export function axisOver(
  data: ModelData,
  key: string,
  cells: CustomerCells,
  by: readonly ConversationLabel[],
): PlacedAxis {
  const { model } = data;
  const ofConversations = dimensionOfConversations(data, key);
  if (ofConversations !== null)
    return conversationAxis(ofConversations, cells, cells.labels[by.indexOf(ofConversations.label)]!);
  const segments = model.segments.filter(({ dimension }) => dimension === key);
  const place = placeOfCells(cells, segments);
  const items = segments.map(({ id, name, key: own }): AxisItem => {
    return { id, name, kind: own === UNKNOWN ? 'unknown' : 'segment', folded: 1 };
  });
  const { name } = model.workspace.dimensions.find((dimension) => dimension.key === key)!;
  return { key, name, field: null, items, placeOf: (row) => place[cells.cells[row]!]! };
}

function conversationAxis(
  { key, name, label: field }: ConversationDimension,
  cells: CustomerCells,
  labels: readonly (string | null)[],
): PlacedAxis {
  const { frequent, rare, hasNone } = sortLabels(cells, labels);
  const items: AxisItem[] = frequent.map((label) => ({ id: label, name: label, kind: 'value', folded: 1 }));
  const places = new Map(frequent.map((label, place) => [label, place]));
  if (rare.length > 0) {
    for (const label of rare) places.set(label, items.length);
    items.push({ id: 'other', name: `other (${rare.length})`, kind: 'rest', folded: rare.length });
  }
  const none = items.length;
  if (hasNone) items.push({ id: '', name: `no ${name.toLowerCase()}`, kind: 'none', folded: 1 });
  return {
    key,
    name,
    field,
    items,
    placeOf: (row) => (labels[row] === null ? none : places.get(labels[row]!)!),
  };
}

/** Values by frequency. A value is rare below the minimum sample or beyond the most that are shown; a single rare value is kept as it is. */
function sortLabels(cells: CustomerCells, labels: readonly (string | null)[]) {
  const counts = new Map<string, number>();
  const [created, resolved] = [cells.sums.get('created')!, cells.sums.get('resolved')!];
  labels.forEach((label, row) => {
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + Math.max(created[row]!, resolved[row]!));
  });
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const isFrequent = ([, count]: [string, number], place: number) => !isThin(count) && place < MOST_VALUES;
  const rare = sorted.filter((entry, place) => !isFrequent(entry, place)).map(([label]) => label);
  const kept = rare.length > 1 ? rare : [];
  const frequent = sorted.map(([label]) => label).filter((label) => !kept.includes(label));
  return { frequent, rare: kept, hasNone: labels.includes(null) };
}
