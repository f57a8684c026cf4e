/** Statements for passwords and one-time links, and for the number of attempts. */
export const PASSWORD = `
  SELECT hash, salt, cost, block_size AS "blockSize", parallel FROM bough.account_password WHERE person_id = $1`;
export const SET_PASSWORD = `
  INSERT INTO bough.account_password (person_id, hash, salt, cost, block_size, parallel, set_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, salt = excluded.salt, cost = excluded.cost,
    block_size = excluded.block_size, parallel = excluded.parallel, set_at = excluded.set_at`;
export const REMOVE_PASSWORD = `DELETE FROM bough.account_password WHERE person_id = $1`;
export const REMOVE_LINKS = `DELETE FROM bough.sign_in_link WHERE person_id = $1`;
export const ADD_LINK = `INSERT INTO bough.sign_in_link (hash, person_id, expires_at) VALUES ($1, $2, $3)`;
export const PEEK_LINK = `SELECT person_id FROM bough.sign_in_link WHERE hash = $1 AND expires_at > $2`;
/** When two requests use a link at once, only one gets the row. */
export const TAKE_LINK = `DELETE FROM bough.sign_in_link WHERE hash = $1 AND expires_at > $2 RETURNING person_id`;
/** $3: attempts before this instant no longer count. */
export const COUNT_TRY = `
  INSERT INTO bough.sign_in_try AS t (key, tries, since) VALUES ($1, 1, $2)
  ON CONFLICT (key) DO UPDATE SET tries = CASE WHEN t.since < $3 THEN 1 ELSE t.tries + 1 END,
    since = CASE WHEN t.since < $3 THEN excluded.since ELSE t.since END
  RETURNING tries`;
/** $3: places where nobody came in since then are not known any more. */
export const FORGET_TRIES = `
  DELETE FROM bough.sign_in_try
  WHERE key = $1 OR since < CASE WHEN starts_with(key, 'known ') THEN $3::timestamptz ELSE $2::timestamptz END`;
export const TRIES = `SELECT key, tries FROM bough.sign_in_try WHERE key = ANY ($1) AND since >= $2`;
/** $1: the account; $2: the place, or null. */
export const CLEAR_TRIES = `
  DELETE FROM bough.sign_in_try
  WHERE key IN ('account ' || $1::text, 'address ' || $2::text) OR starts_with(key, 'pair ' || $1::text || ' ')
    OR (starts_with(key, 'pair ') AND right(key, length($2::text) + 1) = ' ' || $2::text)`;
