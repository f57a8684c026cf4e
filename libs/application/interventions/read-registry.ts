import {
  influenceConfirmations,
  influenceEdge,
  registryOf,
  type InfluenceConfirmation,
  type Model,
  type Ownership,
  type Principal,
  type Registry,
  type TreeNode,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { Influence } from '../comparisons/read-influence.js';
import type { InterventionStore } from './intervention.store.js';

/** All bets with what came out, and how often predictions held. */
export class ReadRegistry {
  constructor(private readonly interventions: InterventionStore) {}

  async run(principal: Principal | null, model: Model, { teams }: Ownership): Promise<Registry> {
    authorise(principal, 'read_model');
    const [all, latest] = [await this.interventions.list(), await this.interventions.latestAssessments()];
    const bets = all.map((intervention) => {
      const kept = latest.get(intervention.id);
      const share = kept?.result.shareOfPredicted ?? null;
      return { intervention, verdict: kept?.verdict ?? null, shareOfPredicted: share };
    });
    return registryOf(bets, model, teams);
  }

  /** What interventions say about a believed driver; empty where nobody has moved it yet. */
  async confirmations(
    principal: Principal | null,
    model: Model,
    driver: TreeNode,
    { outcome, strength }: Influence,
  ): Promise<InfluenceConfirmation[]> {
    authorise(principal, 'read_model');
    const [all, latest] = [await this.interventions.list(), await this.interventions.latestAssessments()];
    const judged = all.flatMap((intervention) => {
      const kept = latest.get(intervention.id);
      return kept ? [{ intervention, assessment: kept.result }] : [];
    });
    return influenceConfirmations(influenceEdge(model, driver, outcome, strength), judged);
  }
}
