/** Weeks by label, one combination of labels after the other: slow and obvious, so that the statement can be held against it. */
import {
  CONVERSATION_MEASURES,
  labelValue,
  segmentId,
  type LabelledWeeks,
  type LabelledWeeksAsked,
  type ReferencePeriod,
} from '@bough/domain';
import type { MemoryDatabase } from './memory-database.js';

export function memoryLabelledWeeks(
  database: MemoryDatabase,
  reference: ReferencePeriod | null,
  { period: { from, to }, by, followUpDays }: LabelledWeeksAsked,
): LabelledWeeks {
  const { dimensions } = database.workspace!.workspace;
  const labelsOf = (conversation: Parameters<typeof labelValue>[0]) =>
    JSON.stringify(by.map((label) => labelValue(conversation, label)));
  const all = new Set([...database.conversations.values()].map(({ conversation }) => labelsOf(conversation)));
  const rows = new Map<string, { week: number; segments: string; labels: string; sums: Record<string, number> }>();
  for (const labels of all) {
    const counts = (conversation: Parameters<typeof labelValue>[0]) => labelsOf(conversation) === labels;
    for (const cell of database.rollup(reference, undefined, counts, followUpDays ?? undefined)) {
      const added = Object.entries(cell.sums).filter(([key, x]) => x !== 0 && CONVERSATION_MEASURES.includes(key));
      if (cell.day < from || cell.day >= to || added.length === 0) continue;
      const week = Math.floor((cell.day - from) / 7);
      const segments = dimensions.map(({ key }, index) => segmentId(key, cell.segments[index]!)).join();
      const key = JSON.stringify([week, segments, labels]);
      const row = rows.get(key) ?? { week, segments, labels, sums: {} };
      rows.set(key, row);
      for (const [measure, value] of added) row.sums[measure] = (row.sums[measure] ?? 0) + value;
    }
  }
  const found = [...rows.values()];
  const cells = [...new Set(found.map(({ segments }) => segments))];
  return {
    segments: cells.map((cell) => cell.split(',')),
    weeks: Int32Array.from(found, ({ week }) => week),
    cells: Int32Array.from(found, ({ segments }) => cells.indexOf(segments)),
    labels: found.map(({ labels }) => JSON.parse(labels) as (string | null)[]),
    sums: new Map(CONVERSATION_MEASURES.map((key) => [key, Float64Array.from(found, ({ sums }) => sums[key] ?? 0)])),
  };
}
