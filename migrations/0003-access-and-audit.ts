import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may sign in, what they prove it with, and what everybody changed. Of secrets only hashes are kept. The audit only grows: a
 * trigger refuses whatever would change it, also to the account that Bough itself uses.
 */
const UP = [
  // A person with a role may sign in.
  `CREATE TABLE bough.account (
    person_id uuid NOT NULL,
    role text NOT NULL,
    granted_at timestamptz NOT NULL,
    signed_in_at timestamptz,
    CONSTRAINT account_pkey PRIMARY KEY (person_id),
    CONSTRAINT account_person_fkey FOREIGN KEY (person_id) REFERENCES bough.person (id),
    CONSTRAINT account_role CHECK (role IN ('admin', 'editor', 'viewer'))
  )`,
  `CREATE TABLE bough.account_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT account_identity_pkey PRIMARY KEY (issuer, subject),
    CONSTRAINT account_identity_account_fkey FOREIGN KEY (person_id) REFERENCES bough.account (person_id)
  )`,
  // scrypt, with the parameters of its time.
  `CREATE TABLE bough.account_password (
    person_id uuid NOT NULL,
    hash text NOT NULL,
    salt text NOT NULL,
    cost integer NOT NULL,
    block_size integer NOT NULL,
    parallel integer NOT NULL,
    set_at timestamptz NOT NULL,
    CONSTRAINT account_password_pkey PRIMARY KEY (person_id),
    CONSTRAINT account_password_account_fkey FOREIGN KEY (person_id) REFERENCES bough.account (person_id)
  )`,
  // Sessions, links and tokens are known by the SHA-256 of what the client holds.
  `CREATE TABLE bough.session (
    hash text NOT NULL,
    person_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    CONSTRAINT session_pkey PRIMARY KEY (hash),
    CONSTRAINT session_account_fkey FOREIGN KEY (person_id) REFERENCES bough.account (person_id)
  )`,
  `CREATE INDEX session_person ON bough.session (person_id)`,
  `CREATE TABLE bough.sign_in_link (
    hash text NOT NULL,
    person_id uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sign_in_link_pkey PRIMARY KEY (hash),
    CONSTRAINT sign_in_link_account_fkey FOREIGN KEY (person_id) REFERENCES bough.account (person_id)
  )`,
  `CREATE TABLE bough.sign_in_try (
    key text NOT NULL,
    tries integer NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT sign_in_try_pkey PRIMARY KEY (key)
  )`,
  `CREATE TABLE bough.api_token (
    id uuid NOT NULL,
    hash text NOT NULL,
    person_id uuid NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_token_pkey PRIMARY KEY (id),
    CONSTRAINT api_token_hash_key UNIQUE (hash),
    CONSTRAINT api_token_account_fkey FOREIGN KEY (person_id) REFERENCES bough.account (person_id),
    CONSTRAINT api_token_life CHECK (expires_at - created_at <= '365 days'::interval)
  )`,
  // No foreign keys: the audit says what was, whatever became of it.
  `CREATE TABLE bough.audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    person_id uuid,
    actor text NOT NULL,
    via text NOT NULL,
    action text NOT NULL,
    request_id text NOT NULL,
    subjects text[] NOT NULL,
    changes json NOT NULL,
    CONSTRAINT audit_event_pkey PRIMARY KEY (id)
  )`,
  `CREATE INDEX audit_event_at ON bough.audit_event (at)`,
  `CREATE INDEX audit_event_person ON bough.audit_event (person_id, id)`,
  `CREATE INDEX audit_event_subjects ON bough.audit_event USING gin (subjects)`,
  `CREATE FUNCTION bough.keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the audit only grows: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
    END $$`,
  `CREATE TRIGGER audit_event_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON bough.audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION bough.keep_audit()`,
];

const TABLES = [
  'audit_event',
  'api_token',
  'sign_in_try',
  'sign_in_link',
  'session',
  'account_password',
  'account_identity',
  'account',
];

export class AccessAndAudit1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  /** Takes the audit with it; nothing but undoing the migration itself may. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE bough.${table}`);
    await runner.query('DROP FUNCTION bough.keep_audit()');
  }
}
