import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { System } from '@bough/application';

@Controller('healthz')
export class HealthController {
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
      return { status: 'ok', dataVersion: await this.system.dataVersion() };
    } catch {
      throw new ServiceUnavailableException({ status: 'database unreachable' });
    }
  }
}
