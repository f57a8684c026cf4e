import { Module } from '@nestjs/common';
import { FindingChangeResolver } from './finding-change.resolver.js';
import { FindingResolver, MovingFindingsResolver, NodeFindingsResolver } from './finding.resolver.js';
import { MyWorkResolver } from './my-work.resolver.js';

@Module({
  providers: [FindingResolver, MovingFindingsResolver, NodeFindingsResolver, FindingChangeResolver, MyWorkResolver],
})
export class FindingsModule {}
