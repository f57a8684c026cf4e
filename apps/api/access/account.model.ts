import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { AccountWithTokens, OneTimeLink } from '@bough/application';
import type { Role } from '@bough/domain';
import { uuidId } from '../graphql/ids.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { UserErrorModel } from '../graphql/user-error.model.js';
import { ApiTokenModel, RoleEnum, tokenModel } from './access.model.js';

@ObjectType('Account', { description: 'A person who may sign in, or could before they left.' })
export class AccountModel {
  @Field(() => ID)
  person!: string;
  @Field()
  key!: string;
  @Field()
  name!: string;
  @Field(() => String, { nullable: true })
  email!: string | null;
  @Field(() => RoleEnum)
  role!: Role;
  @Field({ description: 'False: has left, and nothing lets them in.' })
  active!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Last; null: never.' })
  signedInAt!: Date | null;
  @Field(() => [ApiTokenModel], { description: 'The newest first; also those that are over. See apiTokenRevoke.' })
  apiTokens!: readonly ApiTokenModel[];
}

@ObjectType('SignInLink', { description: 'Lets a person in once and lets them choose a password.' })
export class SignInLinkModel {
  @Field({ description: 'Below the address of this server: /sign-in?token=… Nobody can show it again.' })
  path!: string;
  @Field(() => DateTimeScalar)
  expiresAt!: Date;
}

@ObjectType('AccountPayload')
export class AccountPayload {
  @Field(() => AccountModel, { nullable: true, description: 'As it is now; null where nothing was changed.' })
  account!: AccountModel | null;
  @Field(() => SignInLinkModel, { nullable: true, description: 'Null where no link was asked for.' })
  link!: SignInLinkModel | null;
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was changed.' })
  userErrors!: UserErrorModel[];
}

@InputType('AccountInput')
export class AccountInput {
  @Field({ description: 'To sign in with. Of somebody who is there, or of a new person: ann.' })
  key!: string;
  @Field(() => String, { nullable: true, description: 'Of somebody new; left out: the key.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody new.' })
  email?: string | null;
  @Field(() => RoleEnum)
  role!: Role;
}

/** An account as a model. */
export function accountModel({ id, tokens, ...account }: AccountWithTokens): AccountModel {
  return {
    ...account,
    person: uuidId('per', id),
    apiTokens: tokens.map(tokenModel),
  };
}

/** A link for signing in as a model. */
export function linkModel({ secret, expiresAt }: OneTimeLink): SignInLinkModel {
  return { path: `/sign-in?token=${secret}`, expiresAt };
}
