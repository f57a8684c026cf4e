/** The tree: its branches, its headline and its nodes. */
import { DEFAULT_HEADLINE, type NodeField } from '@bough/domain';
import { TREE_DEFAULTS } from '../workspace-document.js';
import { family } from './metrics.schema.js';
import { key, listOf, name, shape, text } from './words.js';

const segmentKeys = (description: string) =>
  ({ type: 'array', minItems: 1, items: { type: 'string' }, description }) as const;

const nodeProperties = {
  key: key('Identifies the node; it has one home in the tree'),
  name,
  metric: key('The metric that it shows; none for a node that only groups or is planned'),
  edge: {
    enum: ['influence', 'identity'],
    description:
      'How it relates to the node above: influence (believed, never summed) or identity (a term of its formula); default: influence',
  },
  identity: text('The value of the node as a formula over the keys of its identity children'),
  family: { ...family, description: `${family.description}; default: that of the node above` },
  lag: {
    type: 'integer',
    minimum: 1,
    maximum: 104,
    description: 'Weeks until an influence shows in the node above; not for an identity, which holds at once',
  },
  target: {
    enum: ['higher', 'lower', 'neutral'],
    description: 'Which direction is better at this node; default: the polarity of its metric',
  },
  only: segmentKeys('Segments whose branches have the node and what is below it; default: all of them'),
  except: segmentKeys('Segments whose branches do without the node and what is below it'),
  planned: text('Why the node has no data yet'),
  note: text('A remark for the people who read the tree'),
  children: listOf('node', 'The nodes below it'),
} as const satisfies Record<'key' | 'children' | NodeField, object>;

const under = {
  ...key('The node to add it under; default: right under every segment'),
  type: ['string', 'null'],
} as const;

export const tree = shape(
  {
    key: key(`Identifies the tree; default: ${TREE_DEFAULTS.key}`),
    name: text(`The name of the root; default: ${TREE_DEFAULTS.name}`),
    dimension: key('The dimension whose segments are the branches; default: the first one'),
    headline: key(`The metric that the root and every segment show; default: ${DEFAULT_HEADLINE}`),
    nodes: listOf('node', 'The nodes under every segment, instead of the built-in ones'),
    add: listOf('addition', 'Nodes to add to the built-in ones (or to "nodes")'),
  },
  [],
);

export const node = shape(nodeProperties, ['key']);
/** A node that is added to the built-in ones. */
export const addition = shape({ under, ...nodeProperties }, ['key']);
