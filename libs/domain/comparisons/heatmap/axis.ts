/**
 * An axis of a heatmap: the segments of a customer dimension, or the topics, channels or journey stages of conversations. Rare values are
 * put together, so that the table stays readable and no cell has only a few conversations.
 */
import type { ConversationLabel, CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import { didYouMean } from '../../shared/problem.js';
import { Refusal } from '../../shared/refusal.js';
import { isThin } from '../../metrics/thin-sample.js';
import type { Model } from '../../trees/model-of-workspace.js';
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
  /** Key of the dimension, or `topic`, `channel`, `stage`. */
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

/** The conversation dimensions that a heatmap may have, by key. */
const CONVERSATION_DIMENSIONS: ReadonlyMap<string, { readonly field: ConversationLabel; readonly name: string }> =
  new Map([
    ['topic', { field: 'topic', name: 'Topic' }],
    ['channel', { field: 'channel', name: 'Channel' }],
    ['stage', { field: 'stage', name: 'Journey stage' }],
  ]);

/** The most values on an axis; rarer ones are put together. */
const MOST_VALUES = 40;

/** The field that a key stands for; `null` for a customer dimension. Refuses any other key and names the nearest one. */
export function fieldOf({ workspace }: Model, key: string): ConversationLabel | null {
  const dimensions = workspace.dimensions.map((dimension) => dimension.key);
  if (dimensions.includes(key)) return null;
  const found = CONVERSATION_DIMENSIONS.get(key);
  if (found) return found.field;
  const all = [...dimensions, ...CONVERSATION_DIMENSIONS.keys()];
  const hint = didYouMean(key, all) || `. There are ${all.join(', ')}.`;
  throw new Refusal('UNKNOWN_DIMENSION', `There is no dimension "${key}"${hint}`);
}

/** The axis over facts that were split by these fields. */
export function axisOver(
  model: Model,
  key: string,
  cells: CustomerCells,
  by: readonly ConversationLabel[],
): PlacedAxis {
  const field = fieldOf(model, key);
  if (field !== null) return conversationAxis(key, field, cells, cells.labels[by.indexOf(field)]!);
  const segments = model.segments.filter(({ dimension }) => dimension === key);
  const place = placeOfCells(cells, segments);
  const items = segments.map(({ id, name, key: own }): AxisItem => {
    return { id, name, kind: own === UNKNOWN ? 'unknown' : 'segment', folded: 1 };
  });
  const { name } = model.workspace.dimensions.find((dimension) => dimension.key === key)!;
  return { key, name, field, items, placeOf: (row) => place[cells.cells[row]!]! };
}

function conversationAxis(
  key: string,
  field: ConversationLabel,
  cells: CustomerCells,
  labels: readonly (string | null)[],
): PlacedAxis {
  const { frequent, rare, hasNone } = sortLabels(cells, labels);
  const name = CONVERSATION_DIMENSIONS.get(key)?.name ?? key;
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
