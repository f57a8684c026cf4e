import { Module } from '@nestjs/common';
import { DemandResolver } from './demand.resolver.js';
import { ExplainedMixResolver, ExplainResolver } from './explain.resolver.js';
import { HeatmapResolver } from './heatmap.resolver.js';
import { InfluenceResolver } from './influence.resolver.js';
import { ScorecardResolver } from './scorecard.resolver.js';
import { StandardResolver, WorkspaceStandardsResolver } from './standard.resolver.js';

@Module({
  providers: [
    DemandResolver,
    ExplainedMixResolver,
    ExplainResolver,
    HeatmapResolver,
    InfluenceResolver,
    ScorecardResolver,
    StandardResolver,
    WorkspaceStandardsResolver,
  ],
})
export class ComparisonsModule {}
