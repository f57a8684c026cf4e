import { Module } from '@nestjs/common';
import { ContrastResolver } from './contrast.resolver.js';
import { DetectionResolver } from './detection.resolver.js';
import { FindingChangeResolver } from './finding-change.resolver.js';
import { FINDING_FIELD_RESOLVERS } from './finding-fields.resolver.js';
import { FindingsChangeResolver } from './findings-change.resolver.js';
import { FindingResolver, MOVING_FINDINGS_RESOLVERS, NodeFindingsResolver } from './finding.resolver.js';
import { MatrixFindingsResolver } from './matrix-findings.resolver.js';
import { MyWorkResolver } from './my-work.resolver.js';

@Module({
  providers: [
    ContrastResolver,
    DetectionResolver,
    FindingResolver,
    ...FINDING_FIELD_RESOLVERS,
    ...MOVING_FINDINGS_RESOLVERS,
    NodeFindingsResolver,
    FindingChangeResolver,
    FindingsChangeResolver,
    MatrixFindingsResolver,
    MyWorkResolver,
  ],
})
export class FindingsModule {}
