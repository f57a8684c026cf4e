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

/** A field that a workspace file or a mutation may give a node; the key and the place of a node are not among them. */
export type NodeField = Exclude<keyof TemplateNode, 'key' | 'parent'>;

/**
 * What a node has in a field that nobody gave a value:
 * - `derived`: a value that follows from its other fields or from the node above
 * - `null`
 * - `absent`: nothing, since the field itself is left out. New fields are of this kind: stored trees do not have them.
 */
type ValueIfUnset = 'derived' | 'null' | 'absent';

/**
 * The fields in the order in which a file has them. Reading and writing files, patches and the type of the file follow from this table; a
 * field has the same name in files and in code.
 */
const IF_UNSET = {
  name: 'derived',
  family: 'derived',
  metric: 'null',
  planned: 'null',
  edge: 'derived',
  identity: 'null',
  lag: 'absent',
  target: 'absent',
  only: 'absent',
  except: 'absent',
  note: 'null',
} as const satisfies Readonly<Record<NodeField, ValueIfUnset>>;

type FieldThatIs<Unset extends ValueIfUnset> = {
  [F in NodeField]: (typeof IF_UNSET)[F] extends Unset ? F : never;
}[NodeField];

/** All fields, in the order of a file. */
export const NODE_FIELDS = Object.keys(IF_UNSET) as readonly NodeField[];
/** The fields that are left out of a node without a value for them, in the order of a file. */
export const ABSENT_FIELDS = NODE_FIELDS.filter(
  (field): field is FieldThatIs<'absent'> => IF_UNSET[field] === 'absent',
);
/** The fields that are `null` in a node without a value for them, in the order of a file. */
export const NULL_FIELDS = NODE_FIELDS.filter((field): field is FieldThatIs<'null'> => IF_UNSET[field] === 'null');

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
