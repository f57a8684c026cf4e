import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';
import { Refusal } from '@bough/domain';

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CROSS_ORIGIN: 403,
  WORKSPACE_MISSING: 404,
  TOO_MANY_STREAMS: 429,
  BUSY: 503,
  DEADLINE_EXCEEDED: 503,
  SERVER_STOPPING: 503,
  WORK_FAILED: 500,
};

/** What people can act on as JSON with a status: the same codes and messages as in GraphQL. */
@Catch(Refusal, GraphQLError)
export class RefusalFilter implements ExceptionFilter<Refusal | GraphQLError> {
  catch(error: Refusal | GraphQLError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { code, status, headers, argument } = error instanceof GraphQLError ? told(error) : { code: error.code };
    for (const [name, value] of headers ?? []) response.setHeader(name, value);
    response.status(status ?? STATUS[code] ?? 400).json({ code, message: error.message, argument });
  }
}

interface Told {
  readonly code: string;
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
  /** The one at fault. */
  readonly argument?: unknown;
}

function told({ extensions }: GraphQLError): Told {
  const { code, http, argument } = extensions as {
    code: string;
    http?: Pick<Told, 'status' | 'headers'>;
    argument?: unknown;
  };
  return { code, ...http, ...(argument !== undefined && { argument }) };
}
