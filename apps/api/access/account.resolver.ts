import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  ChangeRole,
  CreateLink,
  InvitePerson,
  ListAccounts,
  ResetPassword,
  type OneTimeLink,
} from '@bough/application';
import type { Caller, Role } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import { RoleEnum } from './access.model.js';
import { AccountInput, AccountModel, accountModel, AccountPayload, linkModel } from './account.model.js';

const LOGIN = { description: 'Key or e-mail address.' };

/** Who may sign in: invited, with a role, a link or a new start. For admins who have signed in; no token lets others in. */
@Resolver()
export class AccountResolver {
  constructor(
    private readonly list: ListAccounts,
    private readonly invite: InvitePerson,
    private readonly change: ChangeRole,
    private readonly link: CreateLink,
    private readonly reset: ResetPassword,
  ) {}

  @Query(() => [AccountModel], { description: 'Who may sign in, by key; for admins.' })
  async accounts(@Context() { caller }: RequestContext): Promise<AccountModel[]> {
    return (await this.list.run(caller)).map(accountModel);
  }

  @Mutation(() => AccountPayload, { description: 'A role for a person, who is made if there is none, and a link.' })
  async accountInvite(
    @Context() { caller }: RequestContext,
    @Args('account', { type: () => AccountInput }) { key, name, email, role }: AccountInput,
  ): Promise<AccountPayload> {
    await this.invite.run(caller, { key, name: name ?? key, email: email ?? null, role });
    return this.withLink(caller, await this.link.run(caller, key));
  }

  @Mutation(() => AccountPayload, { description: 'Another role, which holds from the next call on; no link.' })
  async accountRoleChange(
    @Context() { caller }: RequestContext,
    @Args('login', LOGIN) login: string,
    @Args('role', { type: () => RoleEnum }) role: Role,
  ): Promise<AccountPayload> {
    const { id } = await this.change.run(caller, login, role);
    return { account: await this.account(caller, id), link: null };
  }

  @Mutation(() => AccountPayload, { description: 'A link for somebody who may sign in; earlier ones of theirs end.' })
  async accountLinkCreate(
    @Context() { caller }: RequestContext,
    @Args('login', LOGIN) login: string,
  ): Promise<AccountPayload> {
    return this.withLink(caller, await this.link.run(caller, login));
  }

  @Mutation(() => AccountPayload, {
    description: 'Ends the password and every session of somebody, and gives a link. API tokens go on: apiTokenRevoke.',
  })
  async accountReset(
    @Context() { caller }: RequestContext,
    @Args('login', LOGIN) login: string,
  ): Promise<AccountPayload> {
    return this.withLink(caller, await this.reset.run(caller, login));
  }

  private async withLink(caller: Caller, link: OneTimeLink): Promise<AccountPayload> {
    return { account: await this.account(caller, link.account.id), link: linkModel(link) };
  }

  private async account(caller: Caller, id: string): Promise<AccountModel> {
    return accountModel((await this.list.run(caller)).find((each) => each.id === id)!);
  }
}
