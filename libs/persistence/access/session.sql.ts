/** Statements for sessions and API tokens. They always read the person as it is now. */
export const OPEN_SESSION = `
  INSERT INTO bough.session (hash, person_id, created_at, last_seen_at, id, device) VALUES ($1, $2, $3, $3, $4, $5)`;
export const SESSIONS = `
  SELECT id, device, hash, created_at AS "createdAt", last_seen_at AS "lastSeenAt"
  FROM bough.session WHERE person_id = $1 ORDER BY last_seen_at DESC, id`;
export const END_ONE_SESSION = `DELETE FROM bough.session WHERE person_id = $1 AND id = $2`;
export const SET_SIGNED_IN = `UPDATE bough.account SET signed_in_at = $2 WHERE person_id = $1`;
export const SESSION_BY_HASH = `
  SELECT s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
    json_build_object('id', p.id, 'key', p.key, 'name', p.name, 'email', p.email, 'active', p.active, 'role', a.role) AS account
  FROM bough.session s JOIN bough.account a ON a.person_id = s.person_id JOIN bough.person p ON p.id = s.person_id
  WHERE s.hash = $1`;
export const SET_SESSION_SEEN = `UPDATE bough.session SET last_seen_at = $2 WHERE hash = $1`;
export const END_SESSION = `DELETE FROM bough.session WHERE hash = $1`;
export const END_SESSIONS = `DELETE FROM bough.session WHERE person_id = $1`;
export const ADD_TOKEN = `
  INSERT INTO bough.api_token (id, hash, person_id, name, prefix, scopes, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const TOKEN = `t.id, t.person_id AS person, t.name, t.prefix, t.scopes, t.created_at AS "createdAt",
    t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt", t.revoked_at AS "revokedAt"`;
export const TOKEN_BY_HASH = `
  SELECT ${TOKEN},
    json_build_object('id', p.id, 'key', p.key, 'name', p.name, 'email', p.email, 'active', p.active, 'role', a.role) AS account
  FROM bough.api_token t JOIN bough.account a ON a.person_id = t.person_id JOIN bough.person p ON p.id = t.person_id
  WHERE t.hash = $1`;
/** $1: the tokens of one person; null: those of everybody. */
export const TOKENS = `
  SELECT ${TOKEN} FROM bough.api_token t WHERE $1::uuid IS NULL OR t.person_id = $1 ORDER BY t.created_at DESC, t.id`;
export const SET_TOKEN_USED = `UPDATE bough.api_token SET last_used_at = $2 WHERE id = $1`;
export const REVOKE_TOKEN = `UPDATE bough.api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`;
export const REVOKE_TOKENS = `UPDATE bough.api_token SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL`;
