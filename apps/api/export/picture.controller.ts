import { Controller, Get, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { System } from '@bough/application';
import { bindingPlan, impactSvg } from '@bough/domain';
import { CpuAllowance, FLAT_COST } from '../access/cpu-allowance.js';
import { Identify } from '../access/identify.js';
import { RefusalFilter } from '../http/refusal.filter.js';

/** The picture of an intervention's newest assessment, as the command line draws it: `GET /interventions/3.svg`. */
@Controller()
@UseFilters(RefusalFilter)
export class PictureController {
  constructor(
    private readonly system: System,
    private readonly identify: Identify,
    private readonly allowance: CpuAllowance,
  ) {}

  @Get('interventions/:number.svg')
  async picture(@Req() request: Request, @Res() response: Response, @Param('number') text: string): Promise<void> {
    const caller = await this.identify.run(request, response);
    this.allowance.take(request, caller.principal, FLAT_COST.picture);
    const { interventions } = this.system.as(caller);
    const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
    const found = await interventions.find({ number });
    if (!found) throw new NotFoundException(`There is no intervention ${text}.`);
    const latest = (await interventions.latestAssessments()).get(found.id);
    const svg = latest ? impactSvg(latest.result, bindingPlan(found).direction) : null;
    if (svg === null) throw new NotFoundException(`There is nothing to draw of intervention ${number} yet.`);
    response
      .set({
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="bough-intervention-${number}.svg"`,
      })
      .type('image/svg+xml')
      .send(svg);
  }
}
