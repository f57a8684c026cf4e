/** Everything that a database holds, without what only says which run wrote it and when. */
import type { Stores } from '@bough/application';
import type { DataSource } from '@bough/persistence';
import { blocksByName, cellsByName } from './builders-replay.js';

const TABLES = {
  conversation: `SELECT (to_jsonb(c) - 'version')::text AS row FROM bough.conversation c`,
  customer: `SELECT (to_jsonb(c) - 'version')::text AS row FROM bough.customer c`,
  customer_attribute: `SELECT c::text AS row FROM bough.customer_attribute c`,
  customer_cell: `SELECT ((to_jsonb(m) - 'cell_id') || to_jsonb(c.segments))::text AS row
    FROM bough.customer_cell m JOIN bough.cell c ON c.id = m.cell_id`,
  histograms: `SELECT ((to_jsonb(h) - 'cell_id') || to_jsonb(c.segments))::text AS row
    FROM bough.rollup_histogram h JOIN bough.cell c ON c.id = h.cell_id`,
  rollup_within: `SELECT ((to_jsonb(w) - 'cell_id') || to_jsonb(c.segments))::text AS row
    FROM bough.rollup_within w JOIN bough.cell c ON c.id = w.cell_id`,
  topic_standard: `SELECT s::text AS row FROM bough.topic_standard s`,
  standards: `SELECT concat_ws(' ', overall_standard, reference_from, reference_to) AS row FROM bough.rollup_state`,
  carried_field: `SELECT DISTINCT field AS row FROM bough.carried_field`,
  dirty: `SELECT d::text AS row FROM bough.rollup_dirty d`,
  rejects: `SELECT DISTINCT concat_ws(' ', r.file, p.line, p.code, p.field, p.value) AS row
    FROM bough.import_reject p JOIN bough.import_run r ON r.id = p.run_id`,
  /** What was new and what changed over all runs: nothing was counted twice. */
  counted: `SELECT concat_ws(' ', r.kind, sum(b.rows_new), sum(b.rows_changed)) AS row
    FROM bough.import_batch b JOIN bough.import_run r ON r.id = b.run_id GROUP BY r.kind`,
};

export type Content = Record<string, unknown>;

/** Tables as their number of rows and a hash; rollups as they are, so that a difference can be read. */
export async function contentOf(source: DataSource, { rollups }: Pick<Stores, 'rollups'>): Promise<Content> {
  const content: Content = {};
  for (const [name, rows] of Object.entries(TABLES)) {
    const [hashed] = await source.query(
      `SELECT count(*)::int AS rows, md5(coalesce(string_agg(row, E'\\n' ORDER BY row COLLATE "C"), '')) AS hash FROM (${rows}) t`,
    );
    content[name] = hashed;
  }
  content['cells'] = cellsByName(await rollups.cells());
  content['blocks'] = blocksByName((await rollups.blocksSince(0)).blocks);
  return content;
}
