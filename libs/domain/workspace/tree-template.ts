/**
 * The tree as a workspace declares it: a template over one dimension. Each segment is a branch, and every branch has the nodes of the
 * template.
 */
import type { DriverFamily, Polarity } from '../metrics/metric.js';

/**
 * How a node relates to the one above it. In an identity the node above is a formula of its children; in a partition the children divide
 * its customers; an influence is believed and never added up.
 */
export type EdgeKind = 'identity' | 'partition' | 'influence';

/** One node of the template; every branch has a node of its own for it. */
export interface TemplateNode {
  readonly key: string;
  /** Key of the node above; `null` for the nodes right under a segment. */
  readonly parent: string | null;
  readonly name: string;
  /** `null` for a node that only groups, or that is planned. */
  readonly metric: string | null;
  readonly edge: Exclude<EdgeKind, 'partition'>;
  readonly family: DriverFamily | null;
  /** Why the node has no data yet; `null` for a node that is not planned. */
  readonly planned: string | null;
  /** The node's value as a formula over the keys of its identity children. */
  readonly identity: string | null;
  readonly note: string | null;
  /** Weeks until an influence shows in the node above. */
  readonly lag?: number;
  /** The polarity at this node; left out: that of the metric. */
  readonly target?: Polarity;
  /** Keys of the segments whose branches have the node and all below it; left out: all segments. */
  readonly only?: readonly string[];
  /** Keys of the segments whose branches do not have it. */
  readonly except?: readonly string[];
}

/** The whole template. */
export interface TreeDefinition {
  readonly key: string;
  readonly name: string;
  /** The dimension whose segments are the branches. */
  readonly dimension: string;
  /** The metric that the root and each segment show. */
  readonly headline: string;
  readonly nodes: readonly TemplateNode[];
}
