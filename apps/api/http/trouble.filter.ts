import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { Request, Response } from 'express';
import { messagePage } from '../access/form-page.js';
import { sendPage, wantsPage } from '../access/sign-in-answers.js';
import { Troubles } from '../troubles.js';

const logger = new Logger('HTTP');
const SECONDS = '5';

/**
 * What nobody else has dealt with, outside of GraphQL: a database that is away is told so, as a page or as JSON, and logged by its watcher
 * alone; any other fault is logged once and hidden behind a number.
 */
@Catch()
export class TroubleFilter extends BaseExceptionFilter {
  constructor(private readonly troubles: Troubles) {
    super();
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error; // of a resolver: GraphQL tells it
    const [request, response] = [
      host.switchToHttp().getRequest<Request>(),
      host.switchToHttp().getResponse<Response>(),
    ];
    const trouble = this.troubles.of(error);
    if (error instanceof HttpException || (!trouble && isOfARequest(error))) return super.catch(error, host);
    if (response.headersSent) return void response.destroy();
    if (trouble) answer(request, response.set('retry-after', SECONDS), 503, trouble);
    else answer(request, response, 500, hide(error));
  }
}

/** Express says so of a body that is too large or no JSON. */
function isOfARequest(error: unknown): boolean {
  const { status, statusCode = status } = (error ?? {}) as { status?: number; statusCode?: number };
  return statusCode !== undefined && statusCode < 500;
}

function hide(error: unknown) {
  const requestId = randomUUID();
  logger.error(`${requestId} ${error instanceof Error ? error.stack : String(error)}`);
  return { code: 'INTERNAL_SERVER_ERROR', message: 'Internal error', requestId };
}

interface Told {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
}

function answer(request: Request, response: Response, status: number, { code, message, requestId }: Told): void {
  if (wantsPage(request)) sendPage(response, status, messagePage(requestId ? `${message} (${requestId})` : message));
  else response.status(status).json({ code, message, requestId });
}
