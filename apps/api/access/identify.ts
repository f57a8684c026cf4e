/** Who sends a request to the API: a token, a session, or, on the machine itself, somebody who looks at the demo. */
import type { Request, Response } from 'express';
import { Logger } from '@nestjs/common';
import { BadToken, type System, type UseCases } from '@bough/application';
import { DEMO_VISITOR, type Caller, type Principal } from '@bough/domain';
import { GraphQLError } from 'graphql';
import { notSignedIn } from '../graphql/guard.js';
import type { DemoDoor } from './demo-door.js';
import { isPageToken, type PageTokens } from './page-tokens.js';
import { dropSession } from './sign-in-answers.js';
import { addressOf, bearerOf, isFromElsewhere, requestIdOf, sessionOf } from './visitor.js';

type Access = UseCases['access'];

const logger = new Logger('Audit');

export class Identify {
  constructor(
    private readonly system: System,
    private readonly pageTokens: PageTokens,
    private readonly demo: DemoDoor,
  ) {}

  /** Whether a request has a session that holds. */
  async hasSession(request: Request): Promise<boolean> {
    const session = sessionOf(request);
    if (session === null) return false;
    const { access } = this.system.as({ principal: null, requestId: requestIdOf(request) });
    return (await access.authenticate({ session })) !== null;
  }

  /** The session that a request belongs to: that of its cookie, or of the page that its token was made for. */
  sessionBehind(request: Request): string | null {
    const token = bearerOf(request);
    return token === null ? sessionOf(request) : this.pageTokens.sessionOf(token);
  }

  /** Whether who sent a request might go on: session and token are looked at again, which is no use of them. */
  async stillHolds(request: Request): Promise<boolean> {
    const [token, session] = [bearerOf(request), this.sessionBehind(request)];
    const { access } = this.system.as({ principal: null, requestId: requestIdOf(request) });
    if (session !== null) return access.isSignedIn({ session });
    return token === null || access.isSignedIn({ token });
  }

  /** Refuses bad tokens, and cookies that a foreign page has sent along. */
  async run(request: Request, response: Response): Promise<Caller> {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    const { access } = this.system.as({ principal: null, requestId });
    return { principal: await this.principalOf(request, response, access), requestId };
  }

  private async principalOf(request: Request, response: Response, access: Access): Promise<Principal | null> {
    if (request.headers.authorization !== undefined) return this.byToken(request, access);
    const session = sessionOf(request);
    if (session === null) return (await this.demo.isOpenTo(request)) ? DEMO_VISITOR : null;
    if (isFromElsewhere(request)) throw crossOrigin();
    const known = await access.authenticate({ session });
    if (known) return known;
    dropSession(request, response);
    throw sessionEnded('Your session has ended. Sign in again: open /sign-in.');
  }

  private async byToken(request: Request, access: Access): Promise<Principal | null> {
    const token = bearerOf(request) ?? '';
    if (isPageToken(token)) return this.byPageToken(token, access);
    try {
      return await access.authenticate({ token });
    } catch (error) {
      if (!(error instanceof BadToken)) throw error;
      // Who was refused is told so, whether or not it could be written down.
      const told = access.tellBadToken(error, addressOf(request));
      await told.catch((failure: unknown) => logger.error(String(failure)));
      throw notSignedIn(error.message);
    }
  }

  /** GraphiQL: whoever has signed in on its page. */
  private async byPageToken(token: string, access: Access): Promise<Principal> {
    const session = this.pageTokens.sessionOf(token);
    const known = session === null ? null : await access.authenticate({ session });
    if (!known) throw sessionEnded('This page was open for too long, or its session has ended; load it again.');
    return known;
  }
}

/** HTTP 401: who had signed in must not go on as somebody else, such as a visitor of the demo. */
function sessionEnded(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'SESSION_ENDED', http: { status: 401 } } });
}

function crossOrigin(): GraphQLError {
  const message = 'This page belongs to another site, so it may not use your session here.';
  return new GraphQLError(message, { extensions: { code: 'CROSS_ORIGIN', http: { status: 403 } } });
}
