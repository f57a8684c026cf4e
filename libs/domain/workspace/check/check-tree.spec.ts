import { PLAN, SIZE, workspace } from '../../../../test/support/builders.js';
import { checkWorkspace } from './check-workspace.js';
import type { TemplateNode, TreeDefinition } from '../tree-template.js';

const node = (key: string, given: Partial<TemplateNode> = {}): TemplateNode => ({
  key,
  parent: null,
  name: key,
  metric: null,
  edge: 'influence',
  family: null,
  planned: null,
  identity: null,
  note: null,
  ...given,
});
const found = (nodes: readonly TemplateNode[], given: Partial<TreeDefinition> = {}) =>
  checkWorkspace(
    workspace({ tree: { key: 'support', name: 'S', dimension: 'plan', headline: 'csat', nodes, ...given } }),
  ).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
const term = { parent: 'sum', edge: 'identity' } as const;
const SUM = [node('sum', { identity: 'a + b' }), node('a', term), node('b', term)];

it.each<[string, TemplateNode[], Partial<TreeDefinition>, string[]]>([
  [
    'a branch over topics',
    [],
    { dimension: 'topic' },
    [
      'CONVERSATION_DIMENSION tree.dimension: "topic" tells conversations apart, not customers: it may be a column of a heatmap or a split of demand, never a branch. Dimensions of customers: plan, size',
    ],
  ],
  [
    'a node that is the root again',
    [node('support')],
    {},
    ['SECOND_ROOT tree.nodes.0.key: "support" is the root of the tree, and a tree has one root; choose another key'],
  ],
  [
    'a lag on an identity',
    [SUM[0]!, SUM[1]!, node('b', { ...term, lag: 2 })],
    {},
    [
      'LAG_ON_IDENTITY tree.nodes.2.lag: "b" is a term of an identity, which holds at once; only an influence has a lag',
    ],
  ],
  [
    'lags that are none',
    [node('a', { lag: 0 }), node('b', { lag: 1.5 }), node('c', { lag: 105 }), node('d', { lag: 104 })],
    {},
    [0, 1, 2].map((at) => `LAG_OUT_OF_RANGE tree.nodes.${at}.lag: a lag is a whole number of weeks from 1 to 104`),
  ],
  [
    'texts that say nothing',
    [node('a', { name: ' ', note: '' })],
    {},
    [
      'EMPTY_TEXT tree.nodes.0.name: "name" of "a" is empty; leave it out',
      'EMPTY_TEXT tree.nodes.0.note: "note" of "a" is empty; leave it out',
    ],
  ],
  [
    'segments that there are not',
    [node('a', { only: ['free', 'por'] }), node('b', { except: ['small'] }), node('c', { only: ['unknown'] })],
    {},
    [
      'UNKNOWN_SEGMENT tree.nodes.0.only.1: no segment "por", did you mean "pro"?; branches are free, pro, unknown',
      'UNKNOWN_SEGMENT tree.nodes.1.except.0: no segment "small"; branches are free, pro, unknown',
    ],
  ],
  [
    'both ways to leave out',
    [node('a', { only: ['free'], except: ['pro'] })],
    {},
    ['ONLY_WITH_EXCEPT tree.nodes.0.except: "a" has "only" and "except"; give one'],
  ],
  [
    'a term that some branches lack',
    [SUM[0]!, SUM[1]!, node('b', { ...term, except: ['pro', 'unknown'] })],
    {},
    [
      'IDENTITY_TERM_LEFT_OUT tree.nodes.2.except: "b" is a term of "sum", which is there for pro, unknown; leave out both or neither',
    ],
  ],
])('%s', (_, nodes, given, expected) => expect(found(nodes, given)).toEqual(expected));

it('lets a term be left out together with its identity', () =>
  expect(found([{ ...SUM[0]!, only: ['pro'] }, SUM[1]!, node('b', { ...term, only: ['pro', 'free'] })])).toEqual([]));

it('takes a dimension of customers for what it is, whatever its name', () => {
  const topic = { ...PLAN, key: 'topic' };
  const tree = { key: 't', name: 'T', dimension: 'topic', headline: 'csat', nodes: [] };
  expect(checkWorkspace(workspace({ dimensions: [topic, SIZE], tree }))).toEqual([]);
});
