/** Who sends a request to the API: a token, a session, or, on the machine itself, somebody who looks at the demo. */
import type { Request, Response } from 'express';
import { Logger } from '@nestjs/common';
import { Authenticate, BadToken, type Engine, type TellRefusals } from '@bough/application';
import { DEMO_VISITOR, type Caller, type Principal } from '@bough/domain';
import { GraphQLError } from 'graphql';
import { notSignedIn } from '../graphql/guard.js';
import { addressOf, bearerOf, isFromElsewhere, isLoopback, requestIdOf, sessionOf } from './visitor.js';

const logger = new Logger('Audit');

export class Identify {
  constructor(
    private readonly authenticate: Authenticate,
    private readonly engine: Pick<Engine, 'current'>,
    private readonly tell: TellRefusals,
  ) {}

  /** Refuses bad tokens, and cookies that a foreign page has sent along. */
  async run(request: Request, response: Response): Promise<Caller> {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    return { principal: await this.principalOf(request, requestId), requestId };
  }

  private async principalOf(request: Request, requestId: string): Promise<Principal | null> {
    if (request.headers.authorization !== undefined) return this.byToken(request, requestId);
    const session = sessionOf(request);
    if (session !== null && isFromElsewhere(request)) throw crossOrigin();
    const known = session === null ? null : await this.authenticate.run({ session });
    return known ?? (this.isDemo() && isLoopback(request) ? DEMO_VISITOR : null);
  }

  private async byToken(request: Request, requestId: string): Promise<Principal | null> {
    try {
      return await this.authenticate.run({ token: bearerOf(request) ?? '' });
    } catch (error) {
      if (!(error instanceof BadToken)) throw error;
      // Who was refused is told so, whether or not it could be written down.
      const told = this.tell.badToken(error, addressOf(request), requestId);
      await told.catch((failure: unknown) => logger.error(String(failure)));
      throw notSignedIn(error.message);
    }
  }

  private isDemo(): boolean {
    return this.engine.current?.model.workspace.name === 'Demo';
  }
}

function crossOrigin(): GraphQLError {
  const message = 'This page belongs to another site, so it may not use your session here.';
  return new GraphQLError(message, { extensions: { code: 'CROSS_ORIGIN', http: { status: 403 } } });
}
