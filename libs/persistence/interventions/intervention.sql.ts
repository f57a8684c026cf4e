/** Statements for interventions. Instants go in and out as epoch milliseconds. No statement changes frozen columns. */
const REVISION = `json_build_object('revision', r.revision, 'plan', r.plan, 'definition', r.definition, 'hash', r.hash,
    'recordedAt', (extract(epoch FROM r.recorded_at) * 1000)::float8, 'recordedBy', r.recorded_by)`;
const INTERVENTION = `
  SELECT i.id, i.number, i.version, i.status, i.exploratory, i.reason, i.cancelled_on AS "cancelledOn", i.created_by AS "createdBy",
    (extract(epoch FROM i.frozen_at) * 1000)::float8 AS "frozenAt",
    (extract(epoch FROM i.created_at) * 1000)::float8 AS "createdAt",
    (SELECT ${REVISION} FROM bough.plan_revision r WHERE r.intervention_id = i.id AND r.revision = i.frozen_revision) AS frozen,
    (SELECT json_agg(${REVISION} ORDER BY r.revision) FROM bough.plan_revision r WHERE r.intervention_id = i.id) AS revisions,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'assessment', s.assessment_id, 'person', s.person_id,
      'agrees', s.agrees, 'note', s.note, 'at', (extract(epoch FROM s.signed_at) * 1000)::float8) ORDER BY s.signed_at, s.id), '[]')
      FROM bough.sign_off s WHERE s.intervention_id = i.id) AS "signOffs"
  FROM bough.intervention i`;
export const LIST_INTERVENTIONS = `${INTERVENTION} WHERE i.put_away_at IS NULL AND ($1::text[] IS NULL OR i.status = ANY($1)) ORDER BY i.number DESC`;
export const INTERVENTION_BY_ID = `${INTERVENTION} WHERE i.id = $1`;
export const INTERVENTION_BY_NUMBER = `${INTERVENTION} WHERE i.number = $1`;

/** One writer at a time, so that intervention numbers have no gaps and writers do not deadlock. */
export const LOCK_INTERVENTIONS = `SELECT pg_advisory_xact_lock(hashtext('bough.intervention'))`;
export const NEXT_INTERVENTION_NUMBER = `SELECT coalesce(max(number), 0) + 1 AS number FROM bough.intervention`;
export const INSERT_INTERVENTION = `
  INSERT INTO bough.intervention (id, number, version, status, exploratory, reason, created_at, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000), $8)`;
/** Updates only the row that is exactly one version behind. */
export const UPDATE_INTERVENTION = `
  UPDATE bough.intervention SET version = $2, status = $3, frozen_revision = $4,
    frozen_at = to_timestamp($5::float8 / 1000), exploratory = $6, reason = $7, cancelled_on = $8
  WHERE id = $1 AND version = $2 - 1`;
export const ADD_REVISIONS = `
  INSERT INTO bough.plan_revision (intervention_id, revision, plan, definition, hash, recorded_at, recorded_by)
  SELECT $1, revision, plan, definition, hash, to_timestamp("recordedAt" / 1000), "recordedBy"
  FROM json_to_recordset($2::json) AS given(revision int4, plan json, definition text, hash text, "recordedAt" float8,
    "recordedBy" uuid)
  WHERE revision > (SELECT coalesce(max(revision), 0) FROM bough.plan_revision WHERE intervention_id = $1)`;
export const ADD_SIGN_OFFS = `
  INSERT INTO bough.sign_off (id, intervention_id, assessment_id, person_id, agrees, note, signed_at)
  SELECT id, $1, assessment, person, agrees, note, to_timestamp("at" / 1000)
  FROM json_to_recordset($2::json) AS given(id uuid, assessment uuid, person uuid, agrees boolean, note text, "at" float8)
  ON CONFLICT (id) DO NOTHING`;

const ASSESSMENT = `
  SELECT id, intervention_id AS intervention, key, plan_hash AS "planHash", code_version AS "codeVersion",
    workspace_version AS "workspaceVersion", data_version AS "dataVersion", data_through AS "dataThrough", verdict, result,
    (extract(epoch FROM assessed_at) * 1000)::float8 AS at, assessed_by AS by`;
export const ASSESSMENTS = `${ASSESSMENT} FROM bough.assessment WHERE intervention_id = $1 ORDER BY assessed_at DESC, id`;
export const ASSESSMENT_BY_ID = `${ASSESSMENT} FROM bough.assessment WHERE id = $1`;
export const LATEST_ASSESSMENTS = `
  ${ASSESSMENT} FROM (SELECT DISTINCT ON (intervention_id) * FROM bough.assessment
    ORDER BY intervention_id, assessed_at DESC, id) newest`;
/** Adds an assessment unless the newest one has the same key. */
export const ADD_ASSESSMENT = `
  INSERT INTO bough.assessment (id, intervention_id, key, plan_hash, code_version, workspace_version, data_version,
    data_through, verdict, result, assessed_at, assessed_by)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::float8 / 1000), $12
  WHERE $3 IS DISTINCT FROM
    (SELECT key FROM bough.assessment WHERE intervention_id = $2 ORDER BY assessed_at DESC, id LIMIT 1)`;
export const ASSESSMENT_BY_KEY = `
  ${ASSESSMENT} FROM bough.assessment WHERE intervention_id = $1 AND key = $2 ORDER BY assessed_at DESC, id LIMIT 1`;

export const PUT_AWAY_INTERVENTIONS = `
  UPDATE bough.intervention SET put_away_at = to_timestamp($1::float8 / 1000), version = version + 1
  WHERE put_away_at IS NULL`;
export const TRY_LOCK_DUE_CHECK = `SELECT pg_try_advisory_lock(hashtext('bough.interventions.check')) AS mine`;
/** Versions only grow, so their sum changes with every change. */
export const INTERVENTIONS_REVISION = `
  SELECT (SELECT count(*) || '.' || coalesce(sum(version), 0) FROM bough.intervention) || '.' ||
    (SELECT count(*) FROM bough.assessment) AS revision`;
