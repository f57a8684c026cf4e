import { Controller, Get, NotFoundException, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { System } from '@bough/application';
import { CpuAllowance, FLAT_COST } from '../access/cpu-allowance.js';
import { Identify } from '../access/identify.js';
import { Deadline } from '../http/deadline.js';
import { RefusalFilter } from '../http/refusal.filter.js';
import { Workshop } from '../workshop/workshop.js';
import { EXPORT_TABLES } from './export-tables.js';

/** What a screen shows as a table for spreadsheets: `GET /export/scorecard.csv?by=plan&p=2026-08`. */
@Controller('export')
@UseFilters(RefusalFilter)
export class ExportController {
  constructor(
    private readonly system: System,
    private readonly identify: Identify,
    private readonly workshop: Workshop,
    private readonly deadline: Deadline,
    private readonly allowance: CpuAllowance,
  ) {}

  @Get(':file')
  async table(
    @Req() request: Request,
    @Res() response: Response,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const wait = this.deadline.waitOf(response);
    const caller = await this.identify.run(request, response);
    this.allowance.take(request, caller.principal, FLAT_COST.table);
    const name = /^(\w+)\.csv$/.exec(file)?.[1] ?? '';
    const numbers = this.system.as(caller).snapshot();
    if (!Object.hasOwn(EXPORT_TABLES, name)) throw new NotFoundException(`There is no table ${file}.`);
    const text = await this.workshop.run({ name: 'table', asked: { name, query }, caller, numbers, wait });
    response
      .set({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="bough-${name}.csv"` })
      .type('text/csv')
      .send(text);
  }
}
