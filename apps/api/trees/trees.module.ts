import { Module } from '@nestjs/common';
import { EventResolver } from './event.resolver.js';
import { FetchResolver } from './fetch.resolver.js';
import { IdentityResolver } from './identity.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { ReadingResolver } from './reading.resolver.js';
import { StructureResolver } from './structure.resolver.js';
import { TreeResolver } from './tree.resolver.js';
import { VersionResolver } from './version.resolver.js';
import { WorkspaceResolver } from './workspace.resolver.js';

@Module({
  providers: [
    EventResolver,
    FetchResolver,
    IdentityResolver,
    NodeResolver,
    ReadingResolver,
    StructureResolver,
    TreeResolver,
    VersionResolver,
    WorkspaceResolver,
  ],
})
export class TreesModule {}
