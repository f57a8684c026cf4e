import { Module } from '@nestjs/common';
import {
  InterventionChangeResolver,
  PAYLOAD_FINDINGS_RESOLVERS,
  PlanDesignsResolver,
} from './intervention-change.resolver.js';
import { InterventionResolver } from './intervention.resolver.js';
import { NodeInterventionsResolver } from './node-interventions.resolver.js';
import { WaitingBetResolver } from './waiting-bet.resolver.js';

@Module({
  providers: [
    InterventionResolver,
    InterventionChangeResolver,
    PlanDesignsResolver,
    ...PAYLOAD_FINDINGS_RESOLVERS,
    NodeInterventionsResolver,
    WaitingBetResolver,
  ],
})
export class InterventionsModule {}
