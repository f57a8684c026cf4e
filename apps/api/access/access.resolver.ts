import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Scope } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import { uuidOf } from '../graphql/ids.js';
import { SessionModel, sessionModel, SessionPayload } from './session.model.js';
import { withUserErrors, type UserErrorModel } from '../graphql/user-error.model.js';
import { ApiTokenInput, ApiTokenModel, ApiTokenPayload, tokenModel, viewerModel, ViewerModel } from './access.model.js';

/** Who asks, their sessions and their API tokens. A token cannot make, list or end tokens or sessions. */
@Resolver()
export class AccessResolver {
  @Query(() => ViewerModel, { description: 'Who asks, and what they may do.' })
  viewer(@Context() { caller }: RequestContext): ViewerModel {
    return viewerModel(caller.principal!);
  }

  @Query(() => [ApiTokenModel], { description: 'Your API tokens, the newest first; also those that are over.' })
  async apiTokens(@Context() { useCases }: RequestContext): Promise<ApiTokenModel[]> {
    return (await useCases.access.listTokens()).map(tokenModel);
  }

  @Query(() => [SessionModel], { description: 'The browsers in which you have signed in, the last used first.' })
  async sessions(@Context() { useCases, session }: RequestContext): Promise<SessionModel[]> {
    return (await useCases.access.listSessions(session)).map(sessionModel);
  }

  @Mutation(() => SessionPayload, { description: 'Signs one of your browsers out.' })
  async sessionEnd(
    @Context() { useCases }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SessionPayload> {
    await useCases.access.endSession(uuidOf('ses', id) ?? '');
    return { ended: id };
  }

  @Mutation(() => ApiTokenPayload, { description: 'A token that can do what you can, within its scopes.' })
  async apiTokenCreate(
    @Context() { useCases }: RequestContext,
    @Args('token', { type: () => ApiTokenInput }) { name, scopes, days }: ApiTokenInput,
  ): Promise<ApiTokenPayload> {
    const create = async () => {
      const { token, secret } = await useCases.access.createToken(null, { name, days, scopes: scopes as Scope[] });
      return { token: tokenModel(token), secret, userErrors: [] };
    };
    return withUserErrors<ApiTokenPayload>(create, TOKEN_PLACES, noToken);
  }

  @Mutation(() => ApiTokenPayload, { description: 'Ends a token at once; yours, or as an admin anybody’s.' })
  async apiTokenRevoke(
    @Context() { useCases }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ApiTokenPayload> {
    const revoke = async () => ({
      token: tokenModel(await useCases.access.revokeToken(uuidOf('tok', id) ?? '')),
      secret: null,
      userErrors: [],
    });
    return withUserErrors<ApiTokenPayload>(revoke, TOKEN_PLACES, noToken);
  }
}

const TOKEN_PLACES = {
  TOKEN_NAME: ['token', 'name'],
  TOKEN_SCOPES: ['token', 'scopes'],
  TOKEN_DAYS: ['token', 'days'],
  TOKEN_UNKNOWN: ['id'],
};

function noToken(userErrors: UserErrorModel[]): ApiTokenPayload {
  return { token: null, secret: null, userErrors };
}
