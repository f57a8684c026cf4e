/** Keeps the resident numbers up to date while the server runs: looks once a second whether facts or the workspace changed. */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { System } from '@bough/application';
import { Repeater } from './repeater.js';

const EVERY_MILLISECONDS = 1000;

@Injectable()
export class EngineService implements OnApplicationShutdown {
  private readonly logger = new Logger('Engine');
  private readonly repeater = new Repeater(() => this.step());
  /** A failure is told once, not every second. */
  private failing = false;

  constructor(private readonly system: System) {}

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
      if (!this.failing)
        this.logger.error(`the numbers cannot be brought up to date, trying on: ${(error as Error).message}`);
      this.failing = true;
    }
  }
}
