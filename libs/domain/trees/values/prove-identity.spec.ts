import { PLAN } from '../../../../test/support/builders.js';
import { proveIdentity } from './prove-identity.js';
import { growTree } from '../tree.js';
import type { TemplateNode } from '../../workspace/tree-template.js';

const node = (key: string, parent: string | null, given: Partial<TemplateNode> = {}): TemplateNode => ({
  key,
  parent,
  name: key,
  metric: key,
  edge: 'identity',
  family: null,
  planned: null,
  identity: null,
  note: null,
  ...given,
});
const prove = (values: Record<string, number>, nodes: readonly TemplateNode[], of = 'cost') => {
  const grown = growTree({ key: 't', name: 'T', dimension: 'plan', headline: 'x', nodes }, PLAN);
  const byPath = new Map(grown.map((each) => [each.path, each]));
  return proveIdentity(byPath.get(`pro/${of}`)!, byPath, ({ metric, segment }) =>
    segment === 'pro' ? (values[metric!] ?? NaN) : NaN,
  );
};
const COST = [node('cost', null, { identity: 'time * rate' }), node('time', 'cost'), node('rate', 'cost')];

it.each<[string, Record<string, number>, object]>([
  ['holds', { cost: 6, time: 2, rate: 3 }, { holds: true, actual: 6, expected: 6, difference: 0, missing: [] }],
  ['does not', { cost: 7, time: 2, rate: 3 }, { holds: false, actual: 7, expected: 6, difference: 1, missing: [] }],
  ['within rounding', { cost: 0.1 + 0.2, time: 0.3, rate: 1 }, { holds: true }],
  ['just within', { cost: 1 + 0.9e-9, time: 1, rate: 1 }, { holds: true }],
  ['just not', { cost: 1 + 1.1e-9, time: 1, rate: 1 }, { holds: false }],
  ['large numbers, by their size', { cost: 1e15 + 1e5, time: 1e15, rate: 1 }, { holds: true }],
  ['zero on both sides', { cost: 1e-17, time: 0, rate: 3 }, { holds: true }],
  [
    'a term is missing',
    { cost: 7, time: 2 },
    { holds: null, actual: 7, expected: null, difference: null, missing: ['rate'] },
  ],
  ['the value itself is missing', { time: 2, rate: 3 }, { holds: null, actual: null, expected: 6, missing: [] }],
])('%s', (_, values, expected) => expect(prove(values, COST)).toMatchObject(expected));

it('looks through a term that is only a formula itself', () => {
  const nodes = [
    ...COST,
    node('time', 'cost', { metric: null, identity: 'touches * each' }),
    node('touches', 'time'),
    node('each', 'time'),
  ].filter((_, index) => index !== 1);
  expect(prove({ cost: 30, rate: 3, touches: 2, each: 5 }, nodes)).toMatchObject({ holds: true, expected: 30 });
  expect(prove({ cost: 31, rate: 3, touches: 2, each: 5 }, nodes)).toMatchObject({ holds: false, difference: 1 });
});

it('proves nothing of other nodes', () => {
  expect(prove({}, COST, 'cost/time')).toBeNull();
  expect(prove({}, [{ ...COST[0]!, metric: null }, ...COST.slice(1)])).toBeNull();
});
