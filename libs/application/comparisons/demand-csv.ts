import { csvText, type CsvCell, type DemandItem } from '@bough/domain';

/** Demand as rows of plain values, in canonical units; `fields` are the conversation dimensions that it is split by. */
export function demandRows(items: readonly DemandItem[], fields: readonly string[]) {
  const columns = [
    ...['segment', ...fields, 'cost', 'cost_change', 'relative_change', 'share', 'versus_all', 'created', 'resolved'],
    ...['cost_per_conversation', 'handle_seconds', 'customers', 'thin'],
  ];
  const data: CsvCell[][] = items.map((item) => [
    ...[item.segment.id, ...item.labels, item.cost, item.change?.cost ?? null, item.change?.relative ?? null],
    ...[item.share, item.versusAll, item.created, item.resolved, item.costPerConversation, item.handleSeconds],
    ...[item.customers, item.isThin],
  ]);
  return { columns, data };
}

/** The same as CSV text. */
export function demandCsv(items: readonly DemandItem[], fields: readonly string[]): string {
  const { columns, data } = demandRows(items, fields);
  return csvText(columns, data);
}
