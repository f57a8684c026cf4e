/**
 * The tree as a workspace declares it: a template over one dimension, whose nodes every branch gets. Edges are typed: identity (the
 * parent is a formula of its children), partition (the children split the parent's population) and influence (believed, never summed).
 */
import type { DriverFamily, Polarity } from '../metrics/metric.js';

export type EdgeKind = 'identity' | 'partition' | 'influence';

/** One node of the template; every branch gets its own. */
export interface TemplateNode {
  readonly key: string;
  /** Key of the node above; `null` for the nodes right under a segment. */
  readonly parent: string | null;
  readonly name: string;
  /** `null` for a node that only groups, or that is planned. */
  readonly metric: string | null;
  /** How the node relates to the one above it. */
  readonly edge: Exclude<EdgeKind, 'partition'>;
  readonly family: DriverFamily | null;
  /** Why the node has no data yet. */
  readonly planned: string | null;
  /** The node's value as a formula over the keys of its identity children. */
  readonly identity: string | null;
  readonly note: string | null;
  /** Weeks until an influence shows in the node above. */
  readonly lag?: number;
  /** Which direction is better at this node; left out: as the metric says. */
  readonly target?: Polarity;
  /** Keys of the segments whose branches have the node, and what is below it; left out: all. */
  readonly only?: readonly string[];
  /** Keys of the segments whose branches do without it. */
  readonly except?: readonly string[];
}

export interface TreeDefinition {
  readonly key: string;
  readonly name: string;
  /** The dimension whose segments are the branches. */
  readonly dimension: string;
  /** The metric that the root and each segment show. */
  readonly headline: string;
  readonly nodes: readonly TemplateNode[];
}
