/** Statements for how far the syncs of a source have come. */

/** $1 the source, $2 the stream, $3 the end of the last whole window, $4 where the reader goes on, $5 the run. */
export const SAVE_CURSOR = `
  INSERT INTO bough.source_cursor (source, stream, window_end, position, run_id) VALUES ($1, $2, $3, $4::jsonb, $5)
  ON CONFLICT (source, stream) DO UPDATE SET window_end = excluded.window_end, position = excluded.position, run_id = excluded.run_id`;
export const READ_CURSOR = `
  SELECT stream, window_end AS "windowEnd", position FROM bough.source_cursor WHERE source = $1 AND stream = $2`;
/** Something of the source is gone that its next sync must bring again. */
export const FORGET_CURSORS = `DELETE FROM bough.source_cursor WHERE source = $1`;
