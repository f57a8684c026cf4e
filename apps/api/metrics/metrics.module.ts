import { Module } from '@nestjs/common';
import { FormulaResolver } from './formula.resolver.js';
import { MetricResolver } from './metric.resolver.js';

@Module({
  providers: [FormulaResolver, MetricResolver],
})
export class MetricsModule {}
