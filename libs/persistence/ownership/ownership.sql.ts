/** Statements for people, teams, assignments and delegations. Instants go in and out as epoch milliseconds. */
const PERSON = `
  SELECT id, key, name, email, agent_names AS "agentNames", active, (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt",
    (extract(epoch FROM deactivated_at) * 1000)::float8 AS "deactivatedAt"
  FROM bough.person`;
export const PEOPLE = `${PERSON} ORDER BY key`;
export const PERSON_BY_ID = `${PERSON} WHERE id = $1`;
export const PERSON_BY_KEY = `${PERSON} WHERE key = $1`;
export const PERSON_BY_EMAIL = `${PERSON} WHERE email = lower($1)`;

export const OWNERSHIP_VERSION = `SELECT coalesce(max(version), 0) AS version FROM bough.ownership_change`;
export const OWNERSHIP_EDITS = `
  SELECT version, (extract(epoch FROM changed_at) * 1000)::float8 AS at,
    json_build_object('id', actor_id, 'name', actor_name) AS actor, reason
  FROM bough.ownership_change ORDER BY version`;
export const SAVE_OWNERSHIP_CHANGE = `
  INSERT INTO bough.ownership_change (version, changed_at, actor_id, actor_name, reason)
  VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4, $5)`;

/**
 * Reads everything in one statement, so that all of it belongs to one version. $1: as recorded at that instant; null: as recorded
 * now.
 */
export const READ_OWNERSHIP = `
  WITH people AS (${PERSON}), teams AS (
    SELECT id, key, name, lead_id AS lead, (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt",
      ARRAY(SELECT person_id FROM bough.team_member WHERE team_id = team.id ORDER BY person_id) AS members
    FROM bough.team
  ), assignments AS (
    SELECT id, target, role, (extract(epoch FROM valid_from) * 1000)::float8 AS "validFrom",
      (extract(epoch FROM valid_to) * 1000)::float8 AS "validTo", reason,
      CASE WHEN person_id IS NOT NULL THEN json_build_object('person', person_id)
        WHEN team_id IS NOT NULL THEN json_build_object('team', team_id) END AS party,
      json_build_object('id', assigned_by_id, 'name', assigned_by_name) AS "assignedBy",
      (extract(epoch FROM recorded_at) * 1000)::float8 AS "recordedAt"
    FROM bough.raci_assignment
    WHERE CASE WHEN $1::float8 IS NULL THEN superseded_at IS NULL ELSE recorded_at <= to_timestamp($1::float8 / 1000)
      AND (superseded_at IS NULL OR superseded_at > to_timestamp($1::float8 / 1000)) END
  ), delegations AS (
    SELECT id, from_id AS "from", to_id AS "to", scope, (extract(epoch FROM valid_from) * 1000)::float8 AS "validFrom",
      (extract(epoch FROM valid_to) * 1000)::float8 AS "validTo", reason,
      json_build_object('id', assigned_by_id, 'name', assigned_by_name) AS "assignedBy",
      (extract(epoch FROM recorded_at) * 1000)::float8 AS "recordedAt"
    FROM bough.delegation
    WHERE CASE WHEN $1::float8 IS NULL THEN superseded_at IS NULL ELSE recorded_at <= to_timestamp($1::float8 / 1000)
      AND (superseded_at IS NULL OR superseded_at > to_timestamp($1::float8 / 1000)) END
  )
  SELECT (SELECT coalesce(max(version), 0) FROM bough.ownership_change) AS version,
    (SELECT coalesce(json_agg(p ORDER BY p.key), '[]') FROM people p) AS people,
    (SELECT coalesce(json_agg(t ORDER BY t.key), '[]') FROM teams t) AS teams,
    (SELECT coalesce(json_agg(a ORDER BY a.target, a.role, a."validFrom", a.id), '[]') FROM assignments a) AS assignments,
    (SELECT coalesce(json_agg(d ORDER BY d."recordedAt", d.id), '[]') FROM delegations d) AS delegations`;

export const SAVE_PEOPLE = `
  INSERT INTO bough.person (id, key, name, email, agent_names, active, created_at, deactivated_at)
  SELECT id, key, name, email, "agentNames", active, to_timestamp("createdAt" / 1000), to_timestamp("deactivatedAt" / 1000)
  FROM json_to_recordset($1::json) AS given(id uuid, key text, name text, email text, "agentNames" text[], active boolean,
    "createdAt" float8, "deactivatedAt" float8)
  ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, email = excluded.email, agent_names = excluded.agent_names,
    active = excluded.active, deactivated_at = excluded.deactivated_at`;
export const SAVE_TEAMS = `
  INSERT INTO bough.team (id, key, name, lead_id, created_at)
  SELECT id, key, name, lead, to_timestamp("createdAt" / 1000)
  FROM json_to_recordset($1::json) AS given(id uuid, key text, name text, lead uuid, "createdAt" float8)
  ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, lead_id = excluded.lead_id`;
export const REMOVE_MEMBERS = `DELETE FROM bough.team_member WHERE team_id = ANY($1)`;
export const SAVE_MEMBERS = `
  INSERT INTO bough.team_member (team_id, person_id)
  SELECT DISTINCT id, member FROM json_to_recordset($1::json) AS given(id uuid, members uuid[]), unnest(members) AS member`;
export const SUPERSEDE_ASSIGNMENTS = `
  UPDATE bough.raci_assignment SET superseded_at = to_timestamp($2::float8 / 1000)
  WHERE id = ANY($1) AND superseded_at IS NULL`;
export const SUPERSEDE_DELEGATIONS = `
  UPDATE bough.delegation SET superseded_at = to_timestamp($2::float8 / 1000)
  WHERE id = ANY($1) AND superseded_at IS NULL`;
export const SAVE_ASSIGNMENTS = `
  INSERT INTO bough.raci_assignment (id, target, role, person_id, team_id, valid_from, valid_to, reason, assigned_by_id,
    assigned_by_name, recorded_at)
  SELECT id, target, role, (party->>'person')::uuid, (party->>'team')::uuid, to_timestamp("validFrom" / 1000),
    to_timestamp("validTo" / 1000), reason, ("assignedBy"->>'id')::uuid, "assignedBy"->>'name',
    to_timestamp("recordedAt" / 1000)
  FROM json_to_recordset($1::json) AS given(id uuid, target text, role text, party json, "validFrom" float8,
    "validTo" float8, reason text, "assignedBy" json, "recordedAt" float8)
  ORDER BY target, id`;
export const SAVE_DELEGATIONS = `
  INSERT INTO bough.delegation (id, from_id, to_id, scope, valid_from, valid_to, reason, assigned_by_id, assigned_by_name,
    recorded_at)
  SELECT id, "from", "to", scope, to_timestamp("validFrom" / 1000), to_timestamp("validTo" / 1000), reason,
    ("assignedBy"->>'id')::uuid, "assignedBy"->>'name', to_timestamp("recordedAt" / 1000)
  FROM json_to_recordset($1::json) AS given(id uuid, "from" uuid, "to" uuid, scope text, "validFrom" float8,
    "validTo" float8, reason text, "assignedBy" json, "recordedAt" float8)`;

export const REMOVE_ASSIGNMENTS = `DELETE FROM bough.raci_assignment`;
export const REMOVE_DELEGATIONS = `DELETE FROM bough.delegation`;
export const REMOVE_ALL_MEMBERS = `DELETE FROM bough.team_member`;
export const REMOVE_TEAMS = `DELETE FROM bough.team`;
/** People who were given access meanwhile stay, since they are real. */
export const REMOVE_PEOPLE = `
  DELETE FROM bough.person p WHERE p.key = ANY($1) AND NOT EXISTS (SELECT 1 FROM bough.account a WHERE a.person_id = p.id)`;
