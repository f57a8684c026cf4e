/** Setting and removing standards: edits of the workspace under its version lock, also by who answers for the segment. */
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { StandardEdit } from '@bough/domain';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { LockArgs } from '../trees/structure.inputs.js';
import { TreePayload } from '../trees/structure.model.js';
import { treePayload } from '../trees/tree-payload.js';
import { StandardInput, standardNameOf, standardOf, StandardRemoveArgs } from './standard.inputs.js';

@Resolver()
export class StandardEditResolver {
  @Mutation(() => TreePayload, {
    description:
      'From its first day on; the standard that held until then ends the day before. The caller is who set it.',
  })
  async standardSet(
    @Context() context: RequestContext,
    @Args('standard') input: StandardInput,
    @Args() lock: LockArgs,
  ): Promise<TreePayload> {
    const person = context.caller.principal?.person ?? null;
    const people = person === null ? [] : (await context.useCases.ownership.read()).people;
    const setBy = people.find(({ id }) => id === person)?.key ?? null;
    return this.edit(context, { kind: 'set-standard', standard: standardOf(input, setBy) }, lock);
  }

  @Mutation(() => TreePayload, { description: 'As if it had never been; to end one, set it again with a last day.' })
  standardRemove(@Context() context: RequestContext, @Args() args: StandardRemoveArgs): Promise<TreePayload> {
    return this.edit(context, { kind: 'remove-standard', standard: standardNameOf(args) }, args);
  }

  private async edit(context: RequestContext, edit: StandardEdit, lock: LockArgs): Promise<TreePayload> {
    requireSnapshot(context);
    return treePayload(context, await context.useCases.workspace.edit(edit, lock.expectedVersion, lock));
  }
}
