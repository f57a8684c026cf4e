/**
 * Assesses interventions while the server runs: when a window ends, when the week of an interim analysis ends, and when data has
 * settled. Several servers do it once.
 */
import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { System } from '@bough/application';
import { SYSTEM } from '@bough/domain';
import { Troubles } from './troubles.js';
import { Repeater } from './repeater.js';
import type { CheckedDue } from './workshop/chores.js';
import { Wait } from './workshop/wait.js';
import { isStopping } from './workshop/work-thread.js';
import { Workshop } from './workshop/workshop.js';

/** After the start the numbers are there, but the server has other things to do. */
const FIRST_MILLISECONDS = 10_000;

@Injectable()
export class DueCheckService implements OnApplicationShutdown {
  private readonly logger = new Logger('Interventions');
  private readonly repeater = new Repeater(() => this.step());

  constructor(
    private readonly system: System,
    private readonly troubles: Troubles,
    private readonly workshop: Workshop,
  ) {}

  /** Begins to watch; `minutes` between two checks, 0: never. */
  start(minutes: number): void {
    if (minutes > 0) this.repeater.start(minutes * 60_000, FIRST_MILLISECONDS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeater.stop();
  }

  private async step(): Promise<void> {
    try {
      const { assessed, failures } = await this.checkDue();
      for (const { number, headline } of assessed) this.logger.log(`intervention ${number}: ${headline}`);
      for (const { number, message } of failures)
        this.logger.error(`intervention ${number} cannot be assessed: ${message}`);
    } catch (error) {
      if (isStopping(error) || this.troubles.of(error)) return; // the engine's service tells it
      this.logger.error(`interventions cannot be checked, trying on: ${(error as Error).message}`);
    }
  }

  private checkDue(): Promise<CheckedDue> {
    const caller = { principal: SYSTEM, requestId: randomUUID() };
    const { current: numbers } = this.system.engine;
    return this.workshop.run({ name: 'checkDue', asked: null, caller, numbers, wait: Wait.endless() });
  }
}
