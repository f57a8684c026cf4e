/** From where a tree is looked at: a version of the past, an instant, another dimension than its own. */
export interface Viewpoint {
  /** The version of the workspace whose structure it has; `null` for the newest. */
  readonly version: number | null;
  /** The key of the dimension that it is cut by instead of its own; `null` for its own. */
  readonly dimension: string | null;
  /** The instant whose owners and standards hold; `null` for now. */
  readonly asOf: Date | null;
}

export const TODAY: Viewpoint = { version: null, dimension: null, asOf: null };

/** Equal keys, equal viewpoints; empty for today. */
export function viewKey({ version, dimension, asOf }: Viewpoint): string {
  return [version === null ? [] : `v${version}`, dimension ?? [], asOf === null ? [] : `@${asOf.getTime()}`]
    .flat()
    .join(' ');
}
