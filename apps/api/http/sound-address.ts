/** Refuses addresses that hold what no text may hold (`textFault`), before anybody looks something up by them. */
import type { NextFunction, Request, Response } from 'express';
import { textFault } from '@bough/domain';

/** Middleware: 400 with what is wrong. */
export function soundAddress({ originalUrl }: Request, response: Response, next: NextFunction): void {
  const fault = textFault(decoded(originalUrl));
  if (!fault) return next();
  response.status(400).json({ code: 'BAD_USER_INPUT', message: `The address ${fault.message}.` });
}

/** Where a part is not UTF-8, only the bytes of ASCII are decoded: one part must not hide what is in another. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url.replace(/%([0-7][0-9a-f])/gi, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
  }
}
