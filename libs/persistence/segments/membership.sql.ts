/** Statements for as-was membership. */

export const READ_ATTRIBUTES = `
  SELECT customer_id, attribute, valid_from, value FROM bough.customer_attribute WHERE customer_id = ANY($1::uuid[])`;

export const READ_ACTIVITY = `
  SELECT customer_id, active_from, active_to FROM bough.customer WHERE known AND customer_id = ANY($1::uuid[])`;

/** The same where activity begins with the first conversation, if that is earlier. */
export const READ_ACTIVITY_FROM_FIRST = `
  SELECT customer_id, active_to,
    LEAST(active_from, (SELECT min(t.created_day) FROM bough.conversation t WHERE t.customer_id = c.customer_id)) AS active_from
  FROM bough.customer c WHERE known AND customer_id = ANY($1::uuid[])`;

export const READ_SPANS = `
  SELECT customer_id, valid_from, valid_to, cell_id, revenue::float8 AS revenue, starts, ends
  FROM bough.customer_cell WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id, valid_from`;

export const READ_CELLS = `SELECT id, segments FROM bough.cell`;

export const ADD_CELLS = `
  INSERT INTO bough.cell (segments) SELECT ARRAY(SELECT jsonb_array_elements_text(s)) FROM jsonb_array_elements($1::jsonb) AS t(s)
  ON CONFLICT (segments) DO NOTHING`;

export const REMOVE_SPANS = `DELETE FROM bough.customer_cell WHERE customer_id = ANY($1::uuid[])`;

export const ADD_SPANS = `
  INSERT INTO bough.customer_cell (customer_id, valid_from, valid_to, cell_id, revenue, starts, ends)
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::bigint[], $6::int[], $7::int[])`;

/** Logs, once each, the days on which conversations count that were created while the membership differs: `[$2, $3)` per customer `$1`. `$4` is nobody. */
export const LOG_CONVERSATION_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread)
  SELECT DISTINCT $4::uuid, day, true
  FROM unnest($1::uuid[], $2::int[], $3::int[]) AS changed(customer, low, high)
  JOIN bough.conversation c ON c.customer_id = changed.customer AND c.created_day >= low AND c.created_day < high
  CROSS JOIN LATERAL unnest(ARRAY[c.created_day, c.resolved_day, c.rated_day]) AS t(day)
  WHERE day IS NOT NULL`;

/** Days `$2` on which customers enter or leave a cell; `$1` is nobody. */
export const LOG_EDGE_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread) SELECT $1::uuid, d, true FROM unnest($2::int[]) AS t(d)`;

export const KNOWN_CUSTOMERS_AFTER = `
  SELECT customer_id FROM bough.customer WHERE known AND customer_id > $1::uuid ORDER BY customer_id LIMIT $2`;

export const SET_UNKNOWN_CELL = `UPDATE bough.rollup_state SET unknown_cell = $1 WHERE id = 1`;
