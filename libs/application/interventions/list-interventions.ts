import { bindingPlan, isWithin, type Intervention, type InterventionStatus, type Principal } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { InterventionStore, KeptAssessment } from './intervention.store.js';

export interface InterventionQuery {
  readonly statuses?: readonly InterventionStatus[];
  /** Path of a node: bets on it or below it. */
  readonly node?: string;
  /** Id of the person who does it. */
  readonly owner?: string;
  /** Id of the finding that it answers. */
  readonly finding?: string;
}

/** Interventions, newest first, each with its newest assessment. */
export class ListInterventions {
  constructor(private readonly interventions: InterventionStore) {}

  async run(
    principal: Principal | null,
    { statuses, node, owner, finding }: InterventionQuery = {},
  ): Promise<Intervention[]> {
    authorise(principal, 'read_model');
    const all = await this.interventions.list(statuses ? { statuses } : {});
    return all.filter((each) => {
      const plan = bindingPlan(each);
      return (
        (node === undefined || isWithin(plan.primary, node)) &&
        (owner === undefined || plan.owner === owner) &&
        (finding === undefined || plan.finding === finding)
      );
    });
  }

  /** One, by id or by number; `null` when there is none. */
  async find(principal: Principal | null, ref: string | number): Promise<Intervention | null> {
    authorise(principal, 'read_model');
    return typeof ref === 'number' ? this.interventions.findByNumber(ref) : this.interventions.find(ref);
  }

  async assessment(principal: Principal | null, id: string): Promise<KeptAssessment | null> {
    authorise(principal, 'read_model');
    return this.interventions.findAssessment(id);
  }

  /** Newest first. */
  async assessments(principal: Principal | null, intervention: string): Promise<KeptAssessment[]> {
    authorise(principal, 'read_model');
    return this.interventions.assessments(intervention);
  }
}
