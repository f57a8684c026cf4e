import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { System } from '@bough/application';

/** In milliseconds: later it is too late for who asks. */
const PATIENCE = 1_500;

@Controller('healthz')
export class HealthController {
  /** One question at a time: probes of a database that hangs must not use up the pool. */
  private asked: Promise<number> | null = null;

  constructor(private readonly system: System) {}

  /** The process runs. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** The database answers. */
  @Get('ready')
  async ready() {
    try {
      return { status: 'ok', dataVersion: await within(PATIENCE, this.ask()) };
    } catch {
      throw new ServiceUnavailableException({ status: 'database unreachable' });
    }
  }

  private ask(): Promise<number> {
    return (this.asked ??= this.system.dataVersion().finally(() => (this.asked = null)));
  }
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`);
  });
  return Promise.race([work, late]).finally(() => timer.abort());
}
