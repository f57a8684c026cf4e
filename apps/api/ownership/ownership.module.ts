import { Module } from '@nestjs/common';
import { MATRIX_OWNER_RESOLVERS } from './matrix-owner.resolver.js';
import { AgentResolver } from './agent.resolver.js';
import { AuditResolver } from './audit.resolver.js';
import {
  NodeOwnershipResolver,
  SegmentOwnershipResolver,
  TreeOwnershipResolver,
  UncoveredResolver,
} from './ownership.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { RaciMatrixResolver } from './raci-matrix.resolver.js';
import { RaciResolver } from './raci.resolver.js';
import {
  ContributionOwnerResolver,
  ScorecardCellOwnerResolver,
  ScorecardRowOwnerResolver,
} from './node-owner.resolver.js';
import { ViewerPersonResolver } from './viewer.resolver.js';
import { OwnerHistoryResolver, OwnershipGapResolver, RoleResolver } from './role.resolver.js';
import { StandardEditResolver } from './standard.resolver.js';

@Module({
  providers: [
    ...MATRIX_OWNER_RESOLVERS,
    NodeOwnershipResolver,
    SegmentOwnershipResolver,
    TreeOwnershipResolver,
    UncoveredResolver,
    PeopleResolver,
    RaciResolver,
    RaciMatrixResolver,
    RoleResolver,
    OwnerHistoryResolver,
    OwnershipGapResolver,
    ContributionOwnerResolver,
    ScorecardCellOwnerResolver,
    ScorecardRowOwnerResolver,
    StandardEditResolver,
    ViewerPersonResolver,
    AuditResolver,
    AgentResolver,
  ],
})
export class OwnershipModule {}
