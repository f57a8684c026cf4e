/** Statements for the audit; there is none that changes or removes. */
export const APPEND_AUDIT_EVENT = `
  INSERT INTO bough.audit_event (at, person_id, actor, via, action, request_id, subjects, changes)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const FILTER = `($1::text IS NULL OR subjects @> ARRAY[$1]) AND ($2::uuid IS NULL OR person_id = $2)
    AND ($3::text IS NULL OR action = $3) AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5)`;
export const LIST_AUDIT_EVENTS = `
  SELECT id::float8 AS id, at, person_id AS person, actor, via, action, request_id AS "requestId", changes
  FROM bough.audit_event WHERE ${FILTER} AND ($6::bigint IS NULL OR id < $6) ORDER BY id DESC LIMIT $7`;
export const COUNT_AUDIT_EVENTS = `SELECT count(*)::float8 AS count FROM bough.audit_event WHERE ${FILTER}`;
