import { DEFAULT_TEMPLATE, type Metric, type TemplateNode, type TreeSections } from '@bough/domain';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tries } from '../../../test/support/how-much.js';
import { readWorkspace } from './read-workspace.js';
import { writeTree } from './write-tree.js';

const REPOSITORY = join(__dirname, '../../..');
const HEAD = `name: Small
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, decision: staffing, segments: [{ key: free, values: [free] }, { key: pro, values: [pro] }] }
`;
const read = (text: string) => {
  const { workspace, problems } = readWorkspace(`${HEAD}${text}`, 'w.yml');
  expect(problems).toEqual([]);
  return workspace!;
};
const node = (key: string, parent: string | null = null, given: Partial<TemplateNode> = {}): TemplateNode => ({
  key,
  parent,
  name: key,
  metric: null,
  edge: 'influence',
  family: null,
  planned: null,
  identity: null,
  note: null,
  ...given,
});
const tree = (...nodes: readonly TemplateNode[]): TreeSections => ({
  metrics: [],
  tree: { key: 'support', name: 'Support', dimension: 'plan', headline: 'csat', nodes },
});

it.each(['demo', 'ravenstack'])('writes the tree of examples/%s as it stands there', (example) => {
  const text = readFileSync(join(REPOSITORY, 'examples', example, 'workspace.yml'), 'utf8');
  const { workspace } = readWorkspace(text, 'workspace.yml');
  expect(writeTree(workspace!)).toBe(text.slice(text.indexOf('\ntree:\n') + 1));
});

it('writes everything that can be said, and reads it again', () => {
  const text = `metrics:
  - { key: per_day, formula: created / days, unit: rate }
  - key: csat
    name: Happy
    description: "Ratings of 5: not 4"
    formula: satisfied / ratings
    unit: ratio
    polarity: higher
    maturity: 3
    sample: ratings
    family: experience
    quantiles: resolution
    minimum_sample: 50

tree:
  key: care
  name: Care
  dimension: plan
  headline: csat
  nodes:
    - key: cost
      family: cost
      metric: automation_rate
      identity: involved * alone
      children:
        - { key: involved, metric: bot_involvement_rate, edge: identity }
        - { key: alone, name: "Alone, at last", family: experience, metric: bot_resolution_rate, edge: identity }
        - { key: late, planned: "no source, yet", lag: 4, target: lower, only: [free, unknown], note: ask }
    - key: mood
      planned: This is a long reason that does not fit on one line together with its key, so that it gets a line of its own
      except: [pro]
`;
  expect(writeTree(read(text))).toBe(text);
});

it('writes what was added to the built-in tree, and nothing of the built-in one', () => {
  const text = `tree:
  key: support
  name: S
  dimension: plan
  headline: csat
  add:
    - { key: queue, under: handling_efficiency, metric: backlog }
    - key: reviews
      under: experience
      children:
        - { key: mean, metric: csat_mean }
    - { key: own, planned: later }
`;
  expect(writeTree(read(text))).toBe(text);
});

it('writes a built-in tree in full once a built-in node is another', () => {
  const [first, ...rest] = DEFAULT_TEMPLATE;
  const text = writeTree(tree({ ...first!, note: 'x' }, ...rest));
  expect(text).toContain('  nodes:\n    - key: demand_intensity\n      family: demand_intensity\n      note: x\n');
  expect(read(text).tree.nodes).toEqual([{ ...first!, note: 'x' }, ...rest]);
});

it.each([
  'yes',
  '7',
  'null',
  '- a',
  'a: b',
  '# no',
  "it's",
  'two\nlines',
  ' spaced ',
  '"',
  '{x}',
  'a, b]',
  '€ – ü',
  '~',
  '1e3',
])('writes %j so that it is read as it was', (text) => {
  const note = text.trim() === text ? text : `.${text}.`;
  const given = tree(node('a', null, { name: note, note }), node('b'), node('c', 'b', { note }));
  expect(read(writeTree(given)).tree.nodes.map((each) => each.note)).toEqual([note, null, note]);
});

const word = fc
  .oneof(fc.constantFrom('Calls', 'a: b', 'x, y', '"', '#1', 'no'), fc.string({ minLength: 1 }))
  .filter((text) => text.trim() !== '');
const NODE = fc.record({
  under: fc.nat(),
  name: word,
  metric: fc.constantFrom('csat', 'backlog', null),
  note: fc.option(word),
  family: fc.constantFrom('cost', 'experience', null),
  extras: fc.record(
    {
      lag: fc.integer({ min: 1, max: 104 }),
      target: fc.constantFrom('higher', 'lower', 'neutral'),
      only: fc.constant(['free']),
    },
    { requiredKeys: [] },
  ),
});
const METRIC = fc.record({ name: word, description: fc.oneof(word, fc.constant('')), maturity: fc.nat(9) });

it('gives the same sections back, and then the same bytes', () =>
  fc.assert(
    fc.property(
      fc.array(NODE, { maxLength: 8 }),
      fc.array(METRIC, { maxLength: 2 }),
      fc.boolean(),
      (drawn, named, add) => {
        const nodes: TemplateNode[] = add ? [...DEFAULT_TEMPLATE] : [];
        for (const [index, { under, extras, family, ...given }] of drawn.entries()) {
          const above = under % 3 === 0 ? undefined : nodes[under % Math.max(nodes.length, 1)];
          const own = { ...given, ...extras, family: above?.family ?? family };
          nodes.push(node(`n${index}`, above?.key ?? null, own as Partial<TemplateNode>));
        }
        const metrics = named.map((given, index) => ({ ...OWN, key: `m${index}`, ...given }));
        const text = writeTree({ ...tree(...nodes), metrics });
        const again = read(text);
        expect(writeTree(again)).toBe(text);
        expect(again.metrics).toEqual(metrics);
        const byKey = (list: readonly TemplateNode[]) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(byKey(again.tree.nodes)).toEqual(byKey(nodes));
      },
    ),
    tries(150),
  ));

const OWN: Omit<Metric, 'key' | 'name' | 'description'> = {
  unit: 'rate',
  polarity: 'neutral',
  formula: 'created',
  maturity: 0,
  sample: 'created',
  minimumSample: 20,
  family: null,
  quantiles: null,
};
