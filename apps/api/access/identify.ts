/** Who sends a request to the API: a token, a session, or, on the machine itself, somebody who looks at the demo. */
import type { Request, Response } from 'express';
import { Authenticate, type Engine } from '@bough/application';
import { DEMO_VISITOR, Refusal, type Caller, type Principal } from '@bough/domain';
import { GraphQLError } from 'graphql';
import { notSignedIn } from '../graphql/guard.js';
import { bearerOf, isFromElsewhere, isLoopback, requestIdOf, sessionOf } from './visitor.js';

export class Identify {
  constructor(
    private readonly authenticate: Authenticate,
    private readonly engine: Pick<Engine, 'current'>,
  ) {}

  /** Refuses bad tokens, and cookies that a foreign page has sent along. */
  async run(request: Request, response: Response): Promise<Caller> {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    return { principal: await this.principalOf(request), requestId };
  }

  private async principalOf(request: Request): Promise<Principal | null> {
    if (request.headers.authorization !== undefined) return this.byToken(bearerOf(request) ?? '');
    const session = sessionOf(request);
    if (session !== null && isFromElsewhere(request)) throw crossOrigin();
    const known = session === null ? null : await this.authenticate.run({ session });
    return known ?? (this.isDemo() && isLoopback(request) ? DEMO_VISITOR : null);
  }

  private async byToken(token: string): Promise<Principal | null> {
    return this.authenticate.run({ token }).catch((error: unknown) => {
      throw error instanceof Refusal ? notSignedIn(error.message) : error;
    });
  }

  private isDemo(): boolean {
    return this.engine.current?.model.workspace.name === 'Demo';
  }
}

function crossOrigin(): GraphQLError {
  const message = 'This page belongs to another site, so it may not use your session here.';
  return new GraphQLError(message, { extensions: { code: 'CROSS_ORIGIN', http: { status: 403 } } });
}
