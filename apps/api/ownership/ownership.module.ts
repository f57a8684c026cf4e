import { Module } from '@nestjs/common';
import { MATRIX_OWNER_RESOLVERS } from './matrix-owner.resolver.js';
import { AuditResolver } from './audit.resolver.js';
import { NodeOwnershipResolver, SegmentOwnershipResolver, TreeOwnershipResolver } from './ownership.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { RaciResolver } from './raci.resolver.js';
import {
  ContributionOwnerResolver,
  ScorecardCellOwnerResolver,
  ScorecardRowOwnerResolver,
} from './node-owner.resolver.js';
import { ViewerPersonResolver } from './viewer.resolver.js';
import { StandardEditResolver } from './standard.resolver.js';

@Module({
  providers: [
    ...MATRIX_OWNER_RESOLVERS,
    NodeOwnershipResolver,
    SegmentOwnershipResolver,
    TreeOwnershipResolver,
    PeopleResolver,
    RaciResolver,
    ContributionOwnerResolver,
    ScorecardCellOwnerResolver,
    ScorecardRowOwnerResolver,
    StandardEditResolver,
    ViewerPersonResolver,
    AuditResolver,
  ],
})
export class OwnershipModule {}
