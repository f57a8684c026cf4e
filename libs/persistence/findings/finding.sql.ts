/** Statements for findings, their sightings and their events. Instants go in and out as epoch milliseconds. */
import type { FindingSort } from '@bough/application';
import { SEVERITIES } from '@bough/domain';

const COLUMNS = `id, number, version, signal, severity, status, occurrences,
    (extract(epoch FROM first_seen_at) * 1000)::float8 AS "firstSeenAt",
    (extract(epoch FROM last_seen_at) * 1000)::float8 AS "lastSeenAt", last_seen_day AS "lastSeenDay", missed,
    missed_day AS "missedDay", routing, informed::text[] AS informed, assignee_id AS assignee,
    (extract(epoch FROM acknowledge_by) * 1000)::float8 AS "acknowledgeBy", top_reached AS "topReached",
    (extract(epoch FROM snoozed_until) * 1000)::float8 AS "snoozedUntil",
    (extract(epoch FROM acknowledged_at) * 1000)::float8 AS "acknowledgedAt",
    (extract(epoch FROM started_at) * 1000)::float8 AS "startedAt",
    (extract(epoch FROM closed_at) * 1000)::float8 AS "closedAt", resolution, dismiss_reason AS "dismissReason", note,
    (extract(epoch FROM quiet_until) * 1000)::float8 AS "quietUntil",
    (extract(epoch FROM recovered_at) * 1000)::float8 AS "recoveredAt",
    (extract(epoch FROM verify_at) * 1000)::float8 AS "verifyAt",
    (extract(epoch FROM settled_at) * 1000)::float8 AS "settledAt"`;
export const FINDING_BY_ID = `SELECT ${COLUMNS} FROM bough.finding WHERE id = $1`;
export const FINDING_BY_NUMBER = `SELECT ${COLUMNS} FROM bough.finding WHERE number = $1`;
export const FINDINGS_BY_ID = `SELECT ${COLUMNS} FROM bough.finding WHERE id = ANY($1)`;
export const UNSETTLED_FINDINGS = `SELECT ${COLUMNS} FROM bough.finding WHERE settled_at IS NULL ORDER BY number`;

const FILTER = `($1::text[] IS NULL OR status = ANY($1)) AND ($2::text[] IS NULL OR severity = ANY($2))
    AND ($3::text[] IS NULL OR kind = ANY($3)) AND ($4::uuid[] IS NULL OR coalesce(assignee_id, routed_id) = ANY($4))
    AND ($5::text IS NULL OR $5 = '' OR path = $5 OR starts_with(path, $5 || '/'))
    AND ($6::text IS NULL OR segment = $6)
    AND ($7::timestamptz IS NULL OR status = 'open' AND acknowledge_by <= $7 AND (snoozed_until IS NULL OR snoozed_until <= $7))
    AND ($8::boolean IS NULL OR (routed_id IS NULL AND assignee_id IS NULL) = $8)
    AND ($9::text[] IS NULL OR signal->>'rule' = ANY($9)) AND ($10::text[] IS NULL OR signal->>'metric' = ANY($10))
    AND ($11::text[] IS NULL OR NOT EXISTS (SELECT FROM unnest($11) AS word WHERE CASE WHEN word ~ '^#[0-9]+$'
      THEN word <> '#' || number
      ELSE strpos(lower(concat_ws(' ', signal->>'title', signal->>'words', path)), word) = 0 END))
    AND ($12::timestamptz IS NULL OR first_seen_at >= $12) AND ($13::timestamptz IS NULL OR first_seen_at < $13)
    AND ($14::uuid IS NULL OR EXISTS (SELECT FROM bough.finding_event e
      LEFT JOIN bough.finding_seen s ON s.finding_id = e.finding_id AND s.person_id = $14
      WHERE e.finding_id = finding.id AND e.actor_id IS DISTINCT FROM $14 AND e.id > coalesce(s.event_id, 0)))`;
/** The numbers by which findings are ordered, the same as in `placeInOrder`. */
const KEYS: Readonly<Record<FindingSort, string>> = {
  severity: `array_position(ARRAY['${SEVERITIES.join("', '")}'], severity) - 1`,
  newest: '-number',
  due: `coalesce((extract(epoch FROM acknowledge_by) * 1000)::float8, 'Infinity')`,
  money: `coalesce(-(signal #>> '{touched,money}')::float8, 'Infinity')`,
  last_seen: '-(extract(epoch FROM last_seen_at) * 1000)::float8',
};
/** $15, $16: key and number of the finding after which the page begins. */
const listBy = (key: string) => `
  SELECT ${COLUMNS} FROM bough.finding
  WHERE ${FILTER} AND ($15::float8 IS NULL OR (${key}, -number) > ($15, -$16::integer))
  ORDER BY ${key}, number DESC LIMIT $17`;
export const LIST_FINDINGS: Readonly<Record<FindingSort, string>> = {
  severity: listBy(KEYS.severity),
  newest: listBy(KEYS.newest),
  due: listBy(KEYS.due),
  money: listBy(KEYS.money),
  last_seen: listBy(KEYS.last_seen),
};
export const TALLY_FINDINGS = `
  SELECT CASE WHEN grouping(severity) = 0 THEN 'severity' WHEN grouping(kind) = 0 THEN 'kind'
      WHEN grouping(status) = 0 THEN 'status' ELSE 'person' END AS by,
    CASE WHEN grouping(severity) = 0 THEN severity WHEN grouping(kind) = 0 THEN kind
      WHEN grouping(status) = 0 THEN status ELSE person::text END AS value, count(*)::integer AS count
  FROM (SELECT severity, kind, status, coalesce(assignee_id, routed_id) AS person FROM bough.finding WHERE ${FILTER}) AS found
  GROUP BY GROUPING SETS ((severity), (kind), (status), (person))
  ORDER BY 1, 2`;

/** $1: who has read them; $2: ids; $3: when. A mark never goes back. */
export const MARK_SEEN = `
  INSERT INTO bough.finding_seen (finding_id, person_id, event_id, seen_at)
  SELECT f.id, $1::uuid, coalesce(max(e.id), 0), $3::timestamptz
  FROM bough.finding f LEFT JOIN bough.finding_event e ON e.finding_id = f.id
  WHERE f.id = ANY($2) GROUP BY f.id ORDER BY f.id
  ON CONFLICT (finding_id, person_id) DO UPDATE SET event_id = greatest(finding_seen.event_id, excluded.event_id),
    seen_at = excluded.seen_at`;
/** $1: the person; $2: ids of findings. */
export const UNREAD_FINDINGS = `
  SELECT DISTINCT e.finding_id AS id
  FROM bough.finding_event e LEFT JOIN bough.finding_seen s ON s.finding_id = e.finding_id AND s.person_id = $1
  WHERE e.finding_id = ANY($2) AND e.actor_id IS DISTINCT FROM $1::uuid AND e.id > coalesce(s.event_id, 0)`;
export const COUNT_FINDINGS = `SELECT count(*)::integer AS count FROM bough.finding WHERE ${FILTER}`;

/** One writer at a time, so that finding numbers have no gaps and writers do not deadlock. */
export const LOCK_FINDINGS = `SELECT pg_advisory_xact_lock(hashtext('bough.findings'))`;
/** Held by a connection during a detection run. PostgreSQL releases it with the connection. */
export const TRY_LOCK_DETECTION = `SELECT pg_try_advisory_lock(hashtext('bough.detection')) AS alone`;

export const NEWEST_FINDING_NUMBER = `SELECT coalesce(max(number), 0)::integer AS number FROM bough.finding`;
const GIVEN = `json_to_recordset($1::json) AS given(id uuid, number integer, version integer, kind text, cause text, path text,
    segment text, signal json, severity text, status text, occurrences integer, "firstSeenAt" float8, "lastSeenAt" float8,
    "lastSeenDay" integer, missed integer, "missedDay" integer, routing json, routed uuid, informed uuid[], assignee uuid,
    "acknowledgeBy" float8, "topReached" boolean, "snoozedUntil" float8, "acknowledgedAt" float8, "startedAt" float8,
    "closedAt" float8, resolution text, "dismissReason" text, note text, "quietUntil" float8, "recoveredAt" float8,
    "verifyAt" float8, "settledAt" float8)`;
export const INSERT_FINDINGS = `
  INSERT INTO bough.finding (id, number, version, kind, cause, path, segment, signal, severity, status, occurrences,
    first_seen_at, last_seen_at, last_seen_day, missed, missed_day, routing, routed_id, informed, assignee_id, acknowledge_by,
    top_reached, snoozed_until, acknowledged_at, started_at, closed_at, resolution, dismiss_reason, note, quiet_until,
    recovered_at, verify_at, settled_at)
  SELECT id, number, version, kind, cause, path, segment, signal, severity, status, occurrences,
    to_timestamp("firstSeenAt" / 1000), to_timestamp("lastSeenAt" / 1000), "lastSeenDay", missed, "missedDay", routing, routed,
    informed, assignee, to_timestamp("acknowledgeBy" / 1000), "topReached", to_timestamp("snoozedUntil" / 1000),
    to_timestamp("acknowledgedAt" / 1000), to_timestamp("startedAt" / 1000), to_timestamp("closedAt" / 1000), resolution,
    "dismissReason", note, to_timestamp("quietUntil" / 1000), to_timestamp("recoveredAt" / 1000),
    to_timestamp("verifyAt" / 1000), to_timestamp("settledAt" / 1000)
  FROM ${GIVEN}`;
/** Updates fewer rows than were given when one of the findings is not exactly one version behind. */
export const UPDATE_FINDINGS = `
  UPDATE bough.finding SET version = given.version, path = given.path, segment = given.segment, signal = given.signal,
    severity = given.severity, status = given.status, occurrences = given.occurrences,
    last_seen_at = to_timestamp("lastSeenAt" / 1000), last_seen_day = "lastSeenDay", missed = given.missed,
    missed_day = "missedDay", routing = given.routing, routed_id = routed, informed = given.informed, assignee_id = assignee,
    acknowledge_by = to_timestamp("acknowledgeBy" / 1000), top_reached = "topReached",
    snoozed_until = to_timestamp("snoozedUntil" / 1000), acknowledged_at = to_timestamp("acknowledgedAt" / 1000),
    started_at = to_timestamp("startedAt" / 1000), closed_at = to_timestamp("closedAt" / 1000),
    resolution = given.resolution, dismiss_reason = "dismissReason", note = given.note,
    quiet_until = to_timestamp("quietUntil" / 1000), recovered_at = to_timestamp("recoveredAt" / 1000),
    verify_at = to_timestamp("verifyAt" / 1000), settled_at = to_timestamp("settledAt" / 1000)
  FROM ${GIVEN}
  WHERE finding.id = given.id AND finding.version = given.version - 1`;

export const SAVE_SIGHTINGS = `
  INSERT INTO bough.finding_sighting (finding_id, as_of, seen_at, signal)
  SELECT finding, "asOf", to_timestamp("seenAt" / 1000), signal
  FROM json_to_recordset($1::json) AS given(finding uuid, "asOf" integer, "seenAt" float8, signal json)
  ON CONFLICT (finding_id, as_of) DO UPDATE SET seen_at = excluded.seen_at, signal = excluded.signal`;
export const SIGHTINGS = `
  SELECT finding_id AS finding, as_of AS "asOf", (extract(epoch FROM seen_at) * 1000)::float8 AS "seenAt", signal
  FROM bough.finding_sighting WHERE finding_id = ANY($1) ORDER BY as_of DESC`;
export const SAVE_EVENTS = `
  INSERT INTO bough.finding_event (finding_id, at, kind, actor_id, actor_name, text)
  SELECT finding, to_timestamp(at / 1000), kind, (actor->>'id')::uuid, actor->>'name', text
  FROM json_to_recordset($1::json) AS given(finding uuid, at float8, kind text, actor json, text text, place integer)
  ORDER BY place`;
export const EVENTS = `
  SELECT finding_id AS finding, (extract(epoch FROM at) * 1000)::float8 AS at, kind,
    json_build_object('id', actor_id, 'name', actor_name) AS actor, text
  FROM bough.finding_event WHERE finding_id = ANY($1) ORDER BY id`;

export const REMOVE_RUNS = `DELETE FROM bough.detection_run`;
export const REMOVE_SEEN = `DELETE FROM bough.finding_seen`;
export const REMOVE_EVENTS = `DELETE FROM bough.finding_event`;
export const REMOVE_SIGHTINGS = `DELETE FROM bough.finding_sighting`;
export const REMOVE_FINDINGS = `DELETE FROM bough.finding`;

const RUN = `
  SELECT workspace_version AS "workspaceVersion", data_version AS "dataVersion", ownership_version AS "ownershipVersion",
    launches, looked_on AS "lookedOn", as_of AS "asOf", started_at AS "startedAt", finished_at AS "finishedAt", watched,
    expected_by_chance AS "expectedByChance", signals, raised, reopened, recovered
  FROM bough.detection_run`;
export const RUN_BY_KEY = `
  ${RUN} WHERE workspace_version = $1 AND data_version = $2 AND ownership_version = $3 AND launches = $4
    AND looked_on = $5 AND as_of = $6`;
export const RUNS = `${RUN} ORDER BY id DESC LIMIT $1`;
export const SAVE_RUN = `
  INSERT INTO bough.detection_run (workspace_version, data_version, ownership_version, launches, looked_on, as_of,
    started_at, finished_at, watched, expected_by_chance, signals, raised, reopened, recovered)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
/** Versions only grow, so their sum changes with every change. */
export const FINDINGS_REVISION = `
  SELECT (SELECT count(*) || '.' || coalesce(sum(version), 0) FROM bough.finding) || '.' ||
    (SELECT count(*) FROM bough.detection_run) AS revision`;
