import {
  influenceConfirmations,
  influenceEdge,
  registryOf,
  type InfluenceConfirmation,
  type Registry,
  type TreeNode,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { Influence } from '../comparisons/read-influence.js';
import type { Snapshot } from '../trees/snapshot.js';

/** All interventions with their outcomes, and how often predictions held. */
export async function readRegistry(context: UseCaseContext): Promise<Registry> {
  const { caller, stores, kept } = context;
  authorise(caller.principal, 'read_model');
  const { model } = context.snapshot();
  const { teams } = await kept.ownership.newest();
  const [all, latest] = [await stores.interventions.list(), await stores.interventions.latestAssessments()];
  const bets = all.map((intervention) => {
    const assessed = latest.get(intervention.id);
    const share = assessed?.result.shareOfPredicted ?? null;
    return { intervention, verdict: assessed?.verdict ?? null, shareOfPredicted: share };
  });
  return registryOf(bets, model, teams);
}

/** What interventions say about a believed driver of a snapshot's tree; empty where nobody has moved it yet. */
export async function readConfirmations(
  { caller, stores }: UseCaseContext,
  { model }: Pick<Snapshot, 'model'>,
  driver: TreeNode,
  { outcome, strength }: Influence,
): Promise<InfluenceConfirmation[]> {
  authorise(caller.principal, 'read_model');
  const [all, latest] = [await stores.interventions.list(), await stores.interventions.latestAssessments()];
  const assessed = all.flatMap((intervention) => {
    const kept = latest.get(intervention.id);
    return kept ? [{ intervention, assessment: kept.result }] : [];
  });
  return influenceConfirmations(influenceEdge(model, driver, outcome, strength), assessed);
}
