/** Statements for conversations. Example values are in the tests of the fact store. */
import { FIELD_COLUMNS } from './conversation-columns.js';
import { NO_VERSION } from './no-version.js';

/** In the order in which `encodeConversation` writes them. */
export const CONVERSATION_COLUMNS: readonly string[] = [
  'customer_id',
  'id',
  'source',
  'external_id',
  'version',
  'created_day',
  'resolved_day',
  'rated_day',
  'first_reply_seconds',
  'first_human_reply_seconds',
  'resolution_seconds',
  'first_run',
  'changed_run',
  'in_days',
  'attributes',
  ...FIELD_COLUMNS.map(({ column }) => column),
];

const LIST = CONVERSATION_COLUMNS.join(', ');
const CONTENT = CONVERSATION_COLUMNS.filter((name) => !['id', 'version', 'first_run', 'changed_run'].includes(name));
const UPDATES = CONVERSATION_COLUMNS.filter((name) => !['customer_id', 'id', 'version', 'first_run'].includes(name));

export const COPY_CONVERSATIONS = `COPY bough.conversation (${LIST}) FROM STDIN (FORMAT binary)`;
export const COPY_INCOMING = `COPY incoming_conversation (${LIST}) FROM STDIN (FORMAT binary)`;

export const CREATE_INCOMING = `CREATE TEMPORARY TABLE incoming_conversation ON COMMIT DROP AS SELECT ${LIST} FROM bough.conversation WITH NO DATA`;
export const ANALYZE_INCOMING = `ANALYZE incoming_conversation`;

const SAME_CONTENT = `(${CONTENT.map((c) => `t.${c}`)}) IS NOT DISTINCT FROM (${CONTENT.map((c) => `i.${c}`)})`;

/** Of several rows about one conversation, the newest stays; of equally new ones, the last. */
export const DROP_REPEATED = `
  DELETE FROM incoming_conversation i USING incoming_conversation o
  WHERE i.id = o.id AND (o.version, o.ctid) > (i.version, i.ctid)`;

/** A later version that repeats the content still counts: what lies between the two must not come in after it. */
export const KEEP_VERSIONS = `
  UPDATE bough.conversation t SET version = i.version FROM incoming_conversation i
  WHERE t.id = i.id AND t.version < i.version AND ${SAME_CONTENT}`;

/** Takes away rows that change nothing: equal to what is stored, or older than it. A row without version is never older. */
export const DROP_UNCHANGED = `
  DELETE FROM incoming_conversation i USING bough.conversation t
  WHERE t.id = i.id AND ((t.version > i.version AND i.version <> ${NO_VERSION}) OR ${SAME_CONTENT})`;

export const COUNT_KNOWN = `
  SELECT count(t.id)::int AS changed, count(*)::int AS total
  FROM incoming_conversation i LEFT JOIN bough.conversation t ON t.id = i.id`;

/**
 * Logs every day on which an incoming row counts or counted: one row per day, with the customer when it is only one.
 * `old` days come from the stored rows, `new` ones from the incoming.
 */
export const LOG_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread)
  SELECT CASE WHEN count(DISTINCT customer_id) = 1 THEN (array_agg(customer_id))[1] ELSE $1::uuid END, day, false
  FROM (
    SELECT customer_id, unnest(ARRAY[created_day, resolved_day, rated_day]) AS day FROM incoming_conversation
    UNION ALL
    SELECT t.customer_id, unnest(ARRAY[t.created_day, t.resolved_day, t.rated_day])
    FROM incoming_conversation i JOIN bough.conversation t ON t.id = i.id
  ) touched
  WHERE day IS NOT NULL
  GROUP BY day`;

/** A conversation that now belongs to another customer moves: its key begins with the customer. It stays who brought it, and its version holds. */
export const KEEP_MOVED = `
  UPDATE incoming_conversation i SET first_run = t.first_run, version = greatest(i.version, t.version)
  FROM bough.conversation t WHERE t.id = i.id AND t.customer_id <> i.customer_id`;
export const REMOVE_MOVED = `
  DELETE FROM bough.conversation t USING incoming_conversation i WHERE t.id = i.id AND t.customer_id <> i.customer_id
  RETURNING t.customer_id`;

export const UPSERT_INCOMING = `
  INSERT INTO bough.conversation AS t (${LIST}) SELECT ${LIST} FROM incoming_conversation
  ON CONFLICT (customer_id, id) DO UPDATE SET version = greatest(t.version, excluded.version),
    ${UPDATES.map((c) => `${c} = excluded.${c}`).join(', ')}`;

/** Log rows for given days: `$1` customers, `$2` days, as arrays. */
export const LOG_GIVEN_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread) SELECT c, d, false FROM unnest($1::uuid[], $2::int[]) AS t(c, d)`;

/** Customers that conversations name before their own row has come. */
export const ADD_PLACEHOLDERS = `
  INSERT INTO bough.customer (customer_id, source, external_id, known, active_from, active_to, version)
  SELECT c, s, e, false, $4, $5, 0 FROM unnest($1::text[], $2::uuid[], $3::text[]) AS t(s, c, e)
  ON CONFLICT (customer_id) DO NOTHING`;

/** Puts every conversation on the days of another time zone. */
export const REDATE_CONVERSATIONS = `
  UPDATE bough.conversation SET
    created_day = (created_at AT TIME ZONE $1)::date - DATE '1970-01-01',
    resolved_day = (resolved_at AT TIME ZONE $1)::date - DATE '1970-01-01',
    rated_day = (rated_at AT TIME ZONE $1)::date - DATE '1970-01-01'`;

/** Who handled the conversations that were created in `[$1, $2)`. */
export const ASSIGNEES = `
  SELECT source, assignee AS name, count(*)::int AS conversations, max(created_day) AS "lastDay"
  FROM bough.conversation WHERE created_day >= $1 AND created_day < $2 AND assignee IS NOT NULL
  GROUP BY source, assignee ORDER BY conversations DESC, assignee COLLATE "C", source COLLATE "C"`;

/** Conversations by their ids `$1`, with the customers that their sources name. */
export const CONVERSATIONS_BY_ID = `
  SELECT c.external_id, u.external_id AS customer, nullif(u.source, c.source) AS customer_source, c.version::float8 AS version, c.in_days, c.attributes, ${FIELD_COLUMNS.map(({ column }) => `c.${column}`).join(', ')}
  FROM bough.conversation c LEFT JOIN bough.customer u ON u.customer_id = c.customer_id WHERE c.id = ANY ($1::uuid[])`;
