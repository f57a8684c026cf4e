import { Module } from '@nestjs/common';
import { FetchResolver } from './fetch.resolver.js';
import { MetricResolver } from './metric.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { ReadingResolver } from './reading.resolver.js';
import { TreeResolver } from './tree.resolver.js';
import { WorkspaceResolver } from './workspace.resolver.js';

@Module({ providers: [FetchResolver, MetricResolver, NodeResolver, ReadingResolver, TreeResolver, WorkspaceResolver] })
export class TreesModule {}
