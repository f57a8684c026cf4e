/** Mutations of the structure. Each is one edit under the lock of a version; which rules hold is not decided here. */
import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { TreeFiles } from '@bough/application';
import { NO_PARTS, type WorkspaceEdit } from '@bough/domain';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';
import {
  KeyedArgs,
  LockArgs,
  MetricInput,
  metricPatch,
  NodeArgs,
  nodePatch,
  TreeNodeInput,
} from './structure.inputs.js';
import { textErrors, TreePayload } from './structure.model.js';
import { treePayload } from './tree-payload.js';

const parentArgument = () =>
  Args('parent', { type: () => KeyScalar, nullable: true, description: 'Left out: right under every segment.' });
const orderArgument = () =>
  Args('order', {
    type: () => Int,
    nullable: true,
    description: 'Place among its siblings from 0; left out: the last.',
  });
const nodeArgument = () => Args('node', { type: () => TreeNodeInput });
const metricArgument = () => Args('metric', { type: () => MetricInput });

@Resolver()
export class StructureResolver {
  constructor(private readonly files: TreeFiles) {}

  @Mutation(() => TreePayload, { description: 'A node more, in every branch unless it says which.' })
  treeNodeCreate(
    @Context() context: RequestContext,
    @Args() { key, parentIdentity, ...lock }: NodeArgs,
    @nodeArgument() node: TreeNodeInput,
    @parentArgument() parent?: string | null,
    @orderArgument() order?: number | null,
  ): Promise<TreePayload> {
    const place = { parent: parent ?? null, order: order ?? null };
    return this.edit(context, { kind: 'create-node', key, ...place, parentIdentity, patch: nodePatch(node) }, lock);
  }

  @Mutation(() => TreePayload, { description: 'Other fields of a node; what is left out stays.' })
  treeNodeUpdate(
    @Context() context: RequestContext,
    @Args() { key, parentIdentity, ...lock }: NodeArgs,
    @nodeArgument() node: TreeNodeInput,
  ): Promise<TreePayload> {
    return this.edit(context, { kind: 'update-node', key, parentIdentity, patch: nodePatch(node) }, lock);
  }

  @Mutation(() => TreePayload, { description: 'Takes what is below the node with it.' })
  treeNodeMove(
    @Context() context: RequestContext,
    @Args() { key, parentIdentity, ...lock }: NodeArgs,
    @parentArgument() parent?: string | null,
    @orderArgument() order?: number | null,
  ): Promise<TreePayload> {
    const place = { parent: parent ?? null, order: order ?? null };
    return this.edit(context, { kind: 'move-node', key, ...place, parentIdentity }, lock);
  }

  @Mutation(() => TreePayload, { description: 'Removes what is below the node with it.' })
  treeNodeRemove(
    @Context() context: RequestContext,
    @Args() { key, parentIdentity, ...lock }: NodeArgs,
  ): Promise<TreePayload> {
    return this.edit(context, { kind: 'remove-node', key, parentIdentity }, lock);
  }

  @Mutation(() => TreePayload, { description: 'A metric more, of your own.' })
  metricCreate(
    @Context() context: RequestContext,
    @Args() { key, ...lock }: KeyedArgs,
    @metricArgument() metric: MetricInput,
  ): Promise<TreePayload> {
    return this.edit(context, { kind: 'create-metric', key, patch: metricPatch(metric) }, lock);
  }

  @Mutation(() => TreePayload, { description: 'A built-in metric that is changed is an own one from then on.' })
  metricUpdate(
    @Context() context: RequestContext,
    @Args() { key, ...lock }: KeyedArgs,
    @metricArgument() metric: MetricInput,
  ): Promise<TreePayload> {
    return this.edit(context, { kind: 'update-metric', key, patch: metricPatch(metric) }, lock);
  }

  @Mutation(() => TreePayload, { description: 'An own metric; what replaced a built-in one gives it back.' })
  metricRemove(@Context() context: RequestContext, @Args() { key, ...lock }: KeyedArgs): Promise<TreePayload> {
    return this.edit(context, { kind: 'remove-metric', key }, lock);
  }

  @Mutation(() => TreePayload, { description: 'Replaces tree and own metrics by what a YAML text says.' })
  async treeApply(
    @Context() context: RequestContext,
    @Args() lock: LockArgs,
    @Args('definition', { description: 'As MetricTree.definition gives it, or a whole workspace file.' }) text: string,
  ): Promise<TreePayload> {
    const snapshot = requireSnapshot(context);
    const { sections, problems } = this.files.read(text, snapshot.model.workspace);
    if (sections) return this.edit(context, { kind: 'replace', ...sections }, lock);
    const nothing = { version: snapshot.workspaceVersion, changes: [], changed: NO_PARTS, problems: [] };
    return { ...treePayload(context, nothing), userErrors: textErrors(problems) };
  }

  private async edit(context: RequestContext, edit: WorkspaceEdit, lock: LockArgs): Promise<TreePayload> {
    requireSnapshot(context);
    return treePayload(context, await context.useCases.workspace.edit(edit, lock.expectedVersion, lock));
  }
}
