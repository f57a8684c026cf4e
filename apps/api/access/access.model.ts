import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ApiToken, AuditEvent } from '@bough/application';
import { ACCESS_ROLES, SCOPES, type AuditChange, type Principal, type Role, type Scope, type Via } from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { uuidId } from '../graphql/ids.js';
import { namedEnum, wordEnum } from '../graphql/enums.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { UserErrorModel } from '../graphql/user-error.model.js';

export const RoleEnum = wordEnum('Role', ACCESS_ROLES);
const SignedInViaEnum = namedEnum<Via>(
  'SignedInVia',
  { session: 'SESSION', token: 'TOKEN', cli: 'CLI', demo: 'DEMO', system: 'SYSTEM' },
  'DEMO: without signing in, on the machine itself. CLI: the command line. SYSTEM: Bough itself.',
);
const ScopeEnum = wordEnum('Scope', SCOPES, 'What a token may do at most.');

@ObjectType('Viewer', { description: 'Who asks.' })
export class ViewerModel {
  @Field(() => ID, { nullable: true, description: 'Null for the demo.' })
  id!: string | null;
  @Field()
  name!: string;
  @Field(() => RoleEnum)
  role!: Role;
  @Field(() => SignedInViaEnum)
  via!: Via;
  @Field(() => [ScopeEnum], { description: 'Of a token; empty where the role alone decides.' })
  scopes!: readonly Scope[];
}

@ObjectType('ApiToken')
export class ApiTokenModel {
  @Field(() => ID)
  id!: string;
  @Field()
  name!: string;
  @Field({ description: 'Its first characters, to tell tokens apart.' })
  prefix!: string;
  @Field(() => [ScopeEnum])
  scopes!: readonly Scope[];
  @Field(() => DateTimeScalar)
  createdAt!: Date;
  @Field(() => DateTimeScalar)
  expiresAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'To the minute.' })
  lastUsedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt!: Date | null;
}

@ObjectType('ApiTokenPayload')
export class ApiTokenPayload {
  @Field(() => ApiTokenModel, { nullable: true, description: 'As it is now; null where there is none.' })
  token!: ApiTokenModel | null;
  @Field(() => String, { nullable: true, description: 'The token itself, once: nobody can show it again.' })
  secret!: string | null;
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was changed.' })
  userErrors!: UserErrorModel[];
}

@ObjectType('AuditChange')
export class AuditChangeModel implements AuditChange {
  @Field({ description: 'node:cost/escalation, metric:csat, person:ann, workspace …' })
  subject!: string;
  @Field(() => String, { nullable: true, description: 'Null: the thing as a whole came or went.' })
  field!: string | null;
  @Field(() => String, { nullable: true })
  before!: string | null;
  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType('AuditEvent', {
  description: 'A change: who, when, what, before and after. None is ever changed or removed.',
})
export class AuditEventModel {
  @Field(() => ID)
  id!: string;
  @Field(() => DateTimeScalar)
  at!: Date;
  @Field(() => ID, { nullable: true, description: 'Null for the command line, and for who could not sign in.' })
  person!: string | null;
  @Field()
  actor!: string;
  @Field(() => SignedInViaEnum)
  via!: Via;
  @Field({ description: 'Thing and verb: tree_node.update.' })
  action!: string;
  @Field({ description: 'Of the call, as the header x-request-id has it.' })
  requestId!: string;
  @Field(() => [AuditChangeModel])
  changes!: readonly AuditChangeModel[];
}

@ObjectType()
export class AuditConnection extends connectionOf(AuditEventModel, 'Audit') {}

@InputType('AuditFilter')
export class AuditFilterInput {
  @Field(() => ID, { nullable: true, description: 'Id or key of a node: what changed it, in whatever branch.' })
  node?: string | null;
  @Field(() => String, { nullable: true, description: 'As in AuditChange.subject.' })
  subject?: string | null;
  @Field(() => ID, { nullable: true, description: 'Id or key of who did it.' })
  person?: string | null;
  @Field(() => String, { nullable: true })
  action?: string | null;
  @Field(() => DateTimeScalar, { nullable: true })
  start?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The first instant that is out.' })
  endExclusive?: Date | null;
}

@InputType('ApiTokenInput')
export class ApiTokenInput {
  @Field({ description: 'What it is for.' })
  name!: string;
  @Field(() => [ScopeEnum])
  scopes!: Scope[];
  @Field(() => Int, { defaultValue: 90, description: '1 to 365.' })
  days!: number;
}

/** The caller as a model. */
export function viewerModel({ person, name, role, via, scopes }: Principal): ViewerModel {
  return { id: person === null ? null : uuidId('per', person), name, role, via, scopes: scopes ?? [] };
}

/** An API token as a model. */
export function tokenModel({ person: _, id, ...token }: ApiToken): ApiTokenModel {
  return { ...token, id: uuidId('tok', id) };
}

/** An entry of the audit as a model. */
export function auditModel({ id, person, ...event }: AuditEvent): AuditEventModel {
  return {
    ...event,
    id: `aud_${String(id).padStart(16, '0')}`,
    person: person === null ? null : uuidId('per', person),
  };
}
