import { Module } from '@nestjs/common';
import { InterventionChangeResolver, PlanDesignsResolver } from './intervention-change.resolver.js';
import { InterventionResolver } from './intervention.resolver.js';
import { NodeInterventionsResolver } from './node-interventions.resolver.js';
import { WaitingBetResolver } from './waiting-bet.resolver.js';

@Module({
  providers: [
    InterventionResolver,
    InterventionChangeResolver,
    PlanDesignsResolver,
    NodeInterventionsResolver,
    WaitingBetResolver,
  ],
})
export class InterventionsModule {}
