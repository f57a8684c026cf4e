import { Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver.js';
import { DemandResolver } from './demand.resolver.js';
import { EventResolver } from './event.resolver.js';
import { ExplainResolver } from './explain.resolver.js';
import { FetchResolver } from './fetch.resolver.js';
import { FormulaResolver } from './formula.resolver.js';
import { HeatmapResolver } from './heatmap.resolver.js';
import { IdentityResolver } from './identity.resolver.js';
import { InfluenceResolver } from './influence.resolver.js';
import { MetricResolver } from './metric.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { ReadingResolver } from './reading.resolver.js';
import { ScorecardResolver } from './scorecard.resolver.js';
import { StandardResolver, WorkspaceStandardsResolver } from './standard.resolver.js';
import { StructureResolver } from './structure.resolver.js';
import { TreeResolver } from './tree.resolver.js';
import { VersionResolver } from './version.resolver.js';
import { WorkspaceResolver } from './workspace.resolver.js';

@Module({
  providers: [
    AuditResolver,
    DemandResolver,
    EventResolver,
    ExplainResolver,
    FetchResolver,
    FormulaResolver,
    HeatmapResolver,
    IdentityResolver,
    InfluenceResolver,
    MetricResolver,
    NodeResolver,
    ReadingResolver,
    ScorecardResolver,
    StandardResolver,
    StructureResolver,
    TreeResolver,
    VersionResolver,
    WorkspaceResolver,
    WorkspaceStandardsResolver,
  ],
})
export class TreesModule {}
