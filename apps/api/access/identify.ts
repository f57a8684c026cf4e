/** Who sends a request to the API: a token, a session, or, on the machine itself, somebody who looks at the demo. */
import type { Request, Response } from 'express';
import { Logger } from '@nestjs/common';
import { BadToken, type System, type UseCases } from '@bough/application';
import { DEMO_VISITOR, type Caller, type Principal } from '@bough/domain';
import { GraphQLError } from 'graphql';
import { notSignedIn } from '../graphql/guard.js';
import { addressOf, bearerOf, isFromElsewhere, isLoopback, requestIdOf, sessionOf } from './visitor.js';

type Access = UseCases['access'];

const logger = new Logger('Audit');

export class Identify {
  constructor(private readonly system: System) {}

  /** Refuses bad tokens, and cookies that a foreign page has sent along. */
  async run(request: Request, response: Response): Promise<Caller> {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    const { access } = this.system.as({ principal: null, requestId });
    return { principal: await this.principalOf(request, access), requestId };
  }

  private async principalOf(request: Request, access: Access): Promise<Principal | null> {
    if (request.headers.authorization !== undefined) return this.byToken(request, access);
    const session = sessionOf(request);
    if (session !== null && isFromElsewhere(request)) throw crossOrigin();
    const known = session === null ? null : await access.authenticate({ session });
    return known ?? (this.isDemo() && isLoopback(request) ? DEMO_VISITOR : null);
  }

  private async byToken(request: Request, access: Access): Promise<Principal | null> {
    try {
      return await access.authenticate({ token: bearerOf(request) ?? '' });
    } catch (error) {
      if (!(error instanceof BadToken)) throw error;
      // Who was refused is told so, whether or not it could be written down.
      const told = access.tellBadToken(error, addressOf(request));
      await told.catch((failure: unknown) => logger.error(String(failure)));
      throw notSignedIn(error.message);
    }
  }

  private isDemo(): boolean {
    return this.system.engine.current?.model.workspace.name === 'Demo';
  }
}

function crossOrigin(): GraphQLError {
  const message = 'This page belongs to another site, so it may not use your session here.';
  return new GraphQLError(message, { extensions: { code: 'CROSS_ORIGIN', http: { status: 403 } } });
}
