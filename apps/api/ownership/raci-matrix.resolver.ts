/** The RACI matrix of a tree, a page of rows at a time. */
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { OwnerView, Snapshot } from '@bough/application';
import { buildRaciMatrix, findEffectiveOwners, listRaciRows, segmentOfTarget, type RaciRow } from '@bough/domain';
import { paginate } from '../graphql/connection.js';
import { RequestContext, snapshotOf } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { grownTree } from '../trees/grown-tree.js';
import { TreeModel } from '../trees/tree.model.js';
import { partyGlobalId, partyModel } from './owner-models.js';
import { outerSegments } from './outer-segments.js';
import { RaciMatrixArgs, RaciMatrixModel } from './raci-matrix.model.js';
import { assignmentModel, roleView } from './role-models.js';

@Resolver(() => TreeModel)
export class RaciMatrixResolver {
  @ResolveField(() => RaciMatrixModel, { description: 'Who is what for which part of the tree.' })
  async raciMatrix(
    @Parent() tree: TreeModel,
    @Context() context: RequestContext,
    @Args() args: RaciMatrixArgs,
  ): Promise<RaciMatrixModel> {
    const snapshot = snapshotOf(context, tree);
    const view = await context.useCases.ownership.view(snapshot, args.at);
    const { first, after = null, at = null, rows = null, segments = null } = args;
    const scope = `raci ${tree.version} ${JSON.stringify([at, rows, segments])}`;
    const page = paginate(rowsOf(snapshot, view, args), ({ path }) => `row:${path}`, { first, after }, scope);
    const { parties, cells } = buildRaciMatrix(ownersOf(page.nodes, snapshot, view));
    const shown = { ...(await roleView(context)), snapshot, view };
    const [{ byPath }, outer] = [grownTree(snapshot), outerSegments(snapshot)];
    return {
      rows: page.nodes.map(({ kind, path, name, depth }) => ({
        kind,
        target: path,
        name,
        depth,
        node: byPath.get(path) ?? null,
        segment: outer.get(path) ?? null,
      })),
      parties: parties.map((party) => partyModel(party, view.owners)),
      cells: cells.map(({ path, party, role, inherited, assignment }) => ({
        target: path,
        partyId: partyGlobalId(party),
        role,
        inherited,
        assignment: assignmentModel(assignment, shown),
      })),
      totalCount: page.totalCount,
      pageInfo: page.pageInfo,
    };
  }
}

/** Refuses keys that the tree does not have. */
function rowsOf({ model }: Snapshot, { words, owned }: OwnerView, { rows, segments }: RaciMatrixArgs): RaciRow[] {
  const template = model.workspace.tree.nodes;
  const branches = new Set(model.nodes.map(({ segment }) => segment));
  const strange = rows?.find((key) => !template.some((node) => node.key === key));
  if (strange !== undefined) throw badInput(`There is no node "${strange}" in the template.`, 'rows');
  const missing = segments?.find((key) => !branches.has(key));
  if (missing !== undefined) throw badInput(`The tree has no branch "${missing}".`, 'segments');
  // In a tree that is cut by a dimension, its segments are the branches, and no rows beside them.
  const outer = [...words.nodes.values()].filter(({ path }) => segmentOfTarget(path) !== null && owned.has(path));
  return listRaciRows(model.nodes, template, outer, { ...(rows && { rows }), ...(segments && { branches: segments }) });
}

/** Who is what in these rows; slots, which are no nodes, inherit from the slots above them and from the root. */
function ownersOf(rows: readonly RaciRow[], { model }: Snapshot, { owned, owners }: OwnerView) {
  const all = listRaciRows(model.nodes, model.workspace.tree.nodes, [], { branches: [] });
  const slots = findEffectiveOwners(all, owners);
  return rows.map(({ path }) => (owned.get(path) ?? slots.get(path))!);
}
