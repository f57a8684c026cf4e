/** Keeps the resident numbers up to date while the server runs: looks once a second whether facts or the workspace changed. */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { System } from '@bough/application';
import { Troubles } from './troubles.js';
import { Repeater } from './repeater.js';

const EVERY_MILLISECONDS = 1000;

@Injectable()
export class EngineService implements OnApplicationShutdown {
  private readonly logger = new Logger('Engine');
  private readonly repeater = new Repeater(() => this.step());
  /** A failure is told once, not every second. */
  private failing = false;

  constructor(
    private readonly system: System,
    private readonly troubles: Troubles,
  ) {}

  /** Begins to watch. */
  start(): void {
    this.repeater.start(EVERY_MILLISECONDS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeater.stop();
  }

  private async step(): Promise<void> {
    try {
      await this.system.bringUpToDate();
      if (this.failing) this.logger.warn('the database answers again');
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.logger.error(this.told(error));
      this.failing = true;
    }
  }

  /** The only line about a database that is away, however many are told so. */
  private told(error: unknown): string {
    const { message } = error as Error;
    const trouble = this.troubles.of(error);
    if (trouble && !['DATABASE_UNAVAILABLE', 'DATABASE_TIMEOUT'].includes(trouble.code)) return trouble.message;
    return trouble
      ? `the database does not answer (${message}); looking again every second`
      : `the numbers cannot be brought up to date, trying on: ${message}`;
  }
}
