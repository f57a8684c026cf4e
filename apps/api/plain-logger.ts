/** Nest's messages, one line each: `[Bough] 4711  - 11/25/2026, 10:02:27 AM  WARN [Engine] the database answers again`. */
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { printable } from '@bough/domain';

export class PlainLogger extends ConsoleLogger {
  constructor() {
    super({ prefix: 'Bough', colors: process.stdout.isTTY === true, logLevels: ['warn', 'error', 'fatal'] });
  }

  /** What a resolver throws comes by here with its stack, and again, judged, from the error format. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== 'ExceptionsHandler') super.error(message, ...rest);
  }

  /** A name in a message is shown, and never obeyed by the terminal. */
  protected override stringifyMessage(message: unknown, level: LogLevel): string {
    return super.stringifyMessage(typeof message === 'string' ? printable(message) : message, level);
  }

  protected override printStackTrace(stack: string): void {
    super.printStackTrace(stack && printable(stack));
  }
}
