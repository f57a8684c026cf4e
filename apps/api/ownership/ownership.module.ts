import { Module } from '@nestjs/common';
import { NodeOwnershipResolver, SegmentOwnershipResolver, TreeOwnershipResolver } from './ownership.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { RaciResolver } from './raci.resolver.js';
import { ScorecardCellOwnerResolver, ScorecardRowOwnerResolver } from './scorecard-owner.resolver.js';
import { StandardEditResolver } from './standard.resolver.js';

@Module({
  providers: [
    NodeOwnershipResolver,
    SegmentOwnershipResolver,
    TreeOwnershipResolver,
    PeopleResolver,
    RaciResolver,
    ScorecardCellOwnerResolver,
    ScorecardRowOwnerResolver,
    StandardEditResolver,
  ],
})
export class OwnershipModule {}
