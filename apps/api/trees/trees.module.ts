import { Module } from '@nestjs/common';
import { ExplainResolver } from './explain.resolver.js';
import { FetchResolver } from './fetch.resolver.js';
import { MetricResolver } from './metric.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { ReadingResolver } from './reading.resolver.js';
import { TreeResolver } from './tree.resolver.js';
import { WorkspaceResolver } from './workspace.resolver.js';

@Module({
  providers: [
    ExplainResolver,
    FetchResolver,
    MetricResolver,
    NodeResolver,
    ReadingResolver,
    TreeResolver,
    WorkspaceResolver,
  ],
})
export class TreesModule {}
