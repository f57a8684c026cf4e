/** Who asks, as a person that owners and findings name, and what they answer for. */
import { Context, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerModel } from '../access/access.model.js';
import { RequestContext } from '../graphql/context.js';
import { grownTree } from '../trees/grown-tree.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { personModel } from './owner-models.js';
import { PersonModel } from './ownership.model.js';

@Resolver(() => ViewerModel)
export class ViewerPersonResolver {
  @ResolveField(() => PersonModel, {
    nullable: true,
    description: 'Null for the demo, and before the first workspace.',
  })
  async person(@Context() { caller, snapshot, useCases }: RequestContext): Promise<PersonModel | null> {
    if (!snapshot) return null;
    const { owners } = await useCases.ownership.view(snapshot);
    const person = owners.people.get(caller.principal?.person ?? '');
    return person ? personModel(person, owners) : null;
  }

  @ResolveField(() => [TreeNodeModel], {
    description:
      'The nodes that you are accountable for, by an assignment of your own, a team that you lead, or as the cover of somebody. Those below them, which follow, are left out.',
  })
  async accountableFor(@Context() { caller, snapshot, useCases }: RequestContext): Promise<TreeNodeModel[]> {
    const person = caller.principal?.person ?? null;
    if (!snapshot || person === null) return [];
    const { owned } = await useCases.ownership.view(snapshot);
    const isMine = (path: string | null) => {
      const accountable = path === null ? undefined : owned.get(path)?.accountable;
      return accountable?.kind === 'owned' && accountable.person.id === person;
    };
    const { byPath } = grownTree(snapshot);
    const highest = snapshot.model.nodes.filter(({ path, parentPath }) => isMine(path) && !isMine(parentPath));
    return highest.map(({ path }) => byPath.get(path)!);
  }
}
