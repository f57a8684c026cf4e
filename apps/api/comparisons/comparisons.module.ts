import { Module } from '@nestjs/common';
import { ConversationDimensionResolver } from './conversation-dimension.resolver.js';
import { ConversationResolver } from './conversation.resolver.js';
import { DemandItemResolver } from './demand-item.resolver.js';
import { DemandResolver } from './demand.resolver.js';
import { ExplainedMixResolver, ExplainResolver } from './explain.resolver.js';
import { HeatmapResolver } from './heatmap.resolver.js';
import { InfluenceResolver } from './influence.resolver.js';
import { MatrixResolver, MatrixRowResolver, MatrixStandardResolver } from './matrix.resolver.js';
import { NodeComparisonResolver } from './node-comparison.resolver.js';
import { ScorecardResolver } from './scorecard.resolver.js';
import { ChangedStandardsResolver, StandardResolver, WorkspaceStandardsResolver } from './standard.resolver.js';

@Module({
  providers: [
    ConversationDimensionResolver,
    ConversationResolver,
    DemandItemResolver,
    DemandResolver,
    ExplainedMixResolver,
    ExplainResolver,
    HeatmapResolver,
    InfluenceResolver,
    MatrixResolver,
    MatrixRowResolver,
    MatrixStandardResolver,
    NodeComparisonResolver,
    ScorecardResolver,
    StandardResolver,
    WorkspaceStandardsResolver,
    ChangedStandardsResolver,
  ],
})
export class ComparisonsModule {}
