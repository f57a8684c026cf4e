/** How things are found again by their global ids. What a step defines it adds itself, so that no earlier one knows of it. */
import type { RequestContext } from './context.js';
import type { NodeModel } from './node.model.js';

/** `null` when there is no such thing, or when the caller may not know of it: both look the same. */
type FindNode = (context: RequestContext, id: string) => Promise<NodeModel | null>;

export class NodeFinders {
  private readonly finders = new Map<string, { readonly typeName: string; readonly find: FindNode }>();

  /** `add('per', 'Person', …)`: ids that begin with `per_` are those of the type `Person`. */
  add(prefix: string, typeName: string, find: FindNode): void {
    this.finders.set(prefix, { typeName, find });
  }

  /** With its type, which GraphQL asks for. */
  async find(context: RequestContext, id: string): Promise<NodeModel | null> {
    const finder = this.finders.get(id.split('_', 1)[0]!);
    const found = (await finder?.find(context, id)) ?? null;
    return found && ({ ...found, __typename: finder!.typeName } as NodeModel);
  }
}
