import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { OneTimeLink, UseCases } from '@bough/application';
import type { Role } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import { withUserErrors, type UserErrorModel } from '../graphql/user-error.model.js';
import { RoleEnum } from './access.model.js';
import { AccountInput, AccountModel, accountModel, AccountPayload, linkModel } from './account.model.js';

const ADDRESS = {
  type: () => String,
  nullable: true,
  description: 'Forgets all that failed from this IP address, too.',
};
const LOGIN = { description: 'Key or e-mail address.' };

/** Who may sign in: invited, with a role, a link or a new start. For admins who have signed in; no token lets others in. */
@Resolver()
export class AccountResolver {
  @Query(() => [AccountModel], { description: 'Who may sign in, by key; for admins.' })
  async accounts(@Context() { useCases: { access } }: RequestContext): Promise<AccountModel[]> {
    return (await access.listAccounts()).map(accountModel);
  }

  @Mutation(() => AccountPayload, { description: 'A role for a person, who is made if there is none, and a link.' })
  async accountInvite(
    @Context() { useCases: { access } }: RequestContext,
    @Args('account', { type: () => AccountInput }) { key, name, email, role }: AccountInput,
  ): Promise<AccountPayload> {
    const invite = async () => {
      await access.invite({ key, name: name ?? key, email: email ?? null, role });
      return withLink(access, await access.createLink(key));
    };
    return withUserErrors<AccountPayload>(invite, INVITE_PLACES, noAccount);
  }

  @Mutation(() => AccountPayload, { description: 'Another role, which holds from the next call on; no link.' })
  async accountRoleChange(
    @Context() { useCases: { access } }: RequestContext,
    @Args('login', LOGIN) login: string,
    @Args('role', { type: () => RoleEnum }) role: Role,
  ): Promise<AccountPayload> {
    const change = async () => {
      const { id } = await access.changeRole(login, role);
      return { account: await accountOf(access, id), link: null, userErrors: [] };
    };
    return withUserErrors<AccountPayload>(change, LOGIN_PLACES, noAccount);
  }

  @Mutation(() => AccountPayload, { description: 'A link for somebody who may sign in; earlier ones of theirs end.' })
  async accountLinkCreate(
    @Context() { useCases: { access } }: RequestContext,
    @Args('login', LOGIN) login: string,
  ): Promise<AccountPayload> {
    const create = async () => withLink(access, await access.createLink(login));
    return withUserErrors<AccountPayload>(create, LOGIN_PLACES, noAccount);
  }

  @Mutation(() => AccountPayload, {
    description: 'Ends the password and every session of somebody, and gives a link. API tokens go on: apiTokenRevoke.',
  })
  async accountReset(
    @Context() { useCases: { access } }: RequestContext,
    @Args('login', LOGIN) login: string,
  ): Promise<AccountPayload> {
    const reset = async () => withLink(access, await access.resetPassword(login));
    return withUserErrors<AccountPayload>(reset, LOGIN_PLACES, noAccount);
  }

  @Mutation(() => AccountPayload, {
    description: 'Forgets wrong passwords for a name, so that the right one counts again at once; no link.',
  })
  async accountUnlock(
    @Context() { useCases: { access } }: RequestContext,
    @Args('login', LOGIN) login: string,
    @Args('address', ADDRESS) address?: string,
  ): Promise<AccountPayload> {
    const unlock = async () => {
      const { id } = await access.unlock(login, address ?? null);
      return { account: await accountOf(access, id), link: null, userErrors: [] };
    };
    return withUserErrors<AccountPayload>(unlock, LOGIN_PLACES, noAccount);
  }
}

type Access = UseCases['access'];

async function withLink(access: Access, link: OneTimeLink): Promise<AccountPayload> {
  return { account: await accountOf(access, link.account.id), link: linkModel(link), userErrors: [] };
}

const LOGIN_PLACES = { PERSON_UNKNOWN: ['login'], PERSON_INACTIVE: ['login'], LAST_ADMIN: ['role'] };
const INVITE_PLACES = {
  PERSON_INACTIVE: ['account', 'key'],
  LAST_ADMIN: ['account', 'role'],
  KEY_INVALID: ['account', 'key'],
  NAME_INVALID: ['account', 'name'],
  EMAIL_INVALID: ['account', 'email'],
  EMAIL_TAKEN: ['account', 'email'],
};

function noAccount(userErrors: UserErrorModel[]): AccountPayload {
  return { account: null, link: null, userErrors };
}

async function accountOf(access: Access, id: string): Promise<AccountModel> {
  return accountModel((await access.listAccounts()).find((each) => each.id === id)!);
}
