/** Refuses addresses that hold what no text may hold (`textFault`), before anybody looks something up by them. */
import type { NextFunction, Request, Response } from 'express';
import { textFault } from '@bough/domain';

/** Middleware: 400 with what is wrong. An address that cannot be decoded goes on; nothing is found under it. */
export function soundAddress({ originalUrl }: Request, response: Response, next: NextFunction): void {
  const fault = textFault(decoded(originalUrl));
  if (!fault) return next();
  response.status(400).json({ code: 'BAD_USER_INPUT', message: `The address ${fault.message}.` });
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return '';
  }
}
