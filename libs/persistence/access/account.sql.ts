/** Statements for people who may sign in. The person itself belongs to ownership, whose version grows with a change. */
const ACCOUNT = `
  SELECT p.id, p.key, p.name, p.email, p.active, a.role, a.signed_in_at AS "signedInAt"
  FROM bough.account a JOIN bough.person p ON p.id = a.person_id`;
export const ACCOUNTS = `${ACCOUNT} ORDER BY p.key`;
export const ACCOUNT_BY_ID = `${ACCOUNT} WHERE p.id = $1`;
export const ACCOUNT_BY_LOGIN = `${ACCOUNT} WHERE p.key = $1 OR p.email = lower($1) ORDER BY p.key = $1 DESC LIMIT 1`;
export const ACCOUNT_BY_IDENTITY = `${ACCOUNT}
  JOIN bough.account_identity i ON i.person_id = a.person_id WHERE i.issuer = $1 AND i.subject = $2`;
/** One writer of people and owners at a time, so that what was checked still holds when it is written, and nobody deadlocks. */
export const LOCK_OWNERSHIP = `SELECT pg_advisory_xact_lock(hashtext('bough.ownership'))`;
export const ADD_OWNERSHIP_CHANGE = `
  INSERT INTO bough.ownership_change (version, changed_at, actor_id, actor_name)
  SELECT coalesce(max(version), 0) + 1, $1::timestamptz, $2::uuid, $3 FROM bough.ownership_change`;
/** $1: key; $2: address. Everything that is checked before a role is given, under the lock. */
export const CHECK_ACCOUNT = `
  SELECT p.id, p.name, p.active, a.role,
    (SELECT r.name FROM bough.person r WHERE r.email = $2 AND r.key <> $1) AS rival,
    EXISTS (SELECT FROM bough.account o JOIN bough.person q ON q.id = o.person_id
      WHERE o.role = 'admin' AND q.active AND q.key <> $1) AS "hasOtherAdmin"
  FROM (VALUES (1)) AS one LEFT JOIN bough.person p ON p.key = $1 LEFT JOIN bough.account a ON a.person_id = p.id`;
export const ADD_PERSON = `
  INSERT INTO bough.person (id, key, name, email, agent_names, active, created_at) VALUES ($1, $2, $3, $4, '{}', true, $5)`;
export const SAVE_ROLE = `
  INSERT INTO bough.account (person_id, role, granted_at) VALUES ($1, $2, $3)
  ON CONFLICT (person_id) DO UPDATE SET role = excluded.role, granted_at = excluded.granted_at`;
export const BIND_IDENTITY = `
  INSERT INTO bough.account_identity (issuer, subject, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
