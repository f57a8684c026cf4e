/** Nest's messages, one line each: `[Bough] 4711  - 11/25/2026, 10:02:27 AM  WARN [Engine] the database answers again`. */
import { ConsoleLogger } from '@nestjs/common';

export class PlainLogger extends ConsoleLogger {
  constructor() {
    super({ prefix: 'Bough', colors: process.stdout.isTTY === true, logLevels: ['warn', 'error', 'fatal'] });
  }

  /** What a resolver throws comes by here with its stack, and again, judged, from the error format. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== 'ExceptionsHandler') super.error(message, ...rest);
  }
}
