/** Turns rows per cell and label into columns, label by label. */
import { CONVERSATION_MEASURES, type ConversationSums } from '@bough/domain';

/** A row of `CONVERSATION_SUMS`: `place` is that of the label among those asked for. */
export type ConversationSumRow = {
  readonly cell_id: number;
  readonly place: number;
  readonly value: string | null;
} & Readonly<Record<string, number>>;

/** `known` are all cells, `labels` how many labels were asked for. */
export function conversationSumsOf(
  rows: readonly ConversationSumRow[],
  known: readonly { readonly id: number; readonly segments: readonly string[] }[],
  labels: number,
): ConversationSums {
  const places = new Map(known.map(({ id }, place) => [id, place]));
  const split = (own: readonly ConversationSumRow[]) => ({
    cells: Int32Array.from(own, ({ cell_id }) => places.get(cell_id)!),
    values: own.map(({ value }) => value),
    sums: new Map(CONVERSATION_MEASURES.map((key) => [key, Float64Array.from(own, (row) => row[key]!)])),
  });
  return {
    segments: known.map(({ segments }) => segments),
    splits: Array.from({ length: labels }, (_, label) => split(rows.filter(({ place }) => place === label))),
  };
}
