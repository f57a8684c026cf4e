import { TEN_MISTAKES, TEN_PLACES } from '../../../test/fixtures/ten-mistakes.js';
import { workspace } from '../../../test/support/builders.js';
import { formatProblems } from '../yaml/format-problems.js';
import { readTree } from './read-tree.js';
import { writeTree } from './write-tree.js';

const BASE = workspace({ measures: [{ key: 'seats', name: 'Seats', unit: 'count' }] });
const OWN = 'metrics: [{ key: per_seat, formula: created / seats }]\n';
const TREE = 'tree: { name: Care, nodes: [{ key: a, metric: per_seat, only: [pro] }] }\n';
const report = (text: string, base: typeof BASE | null = BASE) => {
  const { file, problems, positionOf } = readTree(text, 't.yml', base);
  return formatProblems(file, problems, positionOf).map((line) => line.replace('t.yml:', ''));
};

it('puts the two sections in the place of those that there are', () => {
  const { workspace: read, problems } = readTree(OWN + TREE, 't.yml', BASE);
  expect(problems).toEqual([]);
  expect(read).toMatchObject({ name: 'Test', measures: BASE.measures, tree: { name: 'Care', dimension: 'plan' } });
  expect(read!.metrics.map(({ key }) => key)).toEqual(['per_seat']);
});

it('takes the sections out of a whole workspace file, and nothing else', () => {
  const whole = `name: Other
time_zone: Europe/Berlin
currency: USD
dimensions: [{ key: plan, decision: x, segments: [{ key: gold, values: [gold] }] }]
`;
  const { workspace: read } = readTree(`${whole}tree: { name: Care }\n`, 't.yml', BASE);
  expect(read).toEqual({ ...BASE, tree: { ...BASE.tree, name: 'Care' } });
  // Sound in itself, but the workspace that it is for has no such segment and no such measure.
  expect(
    report(`${whole}measures: [{ key: calls }]\n${OWN.replace('seats', 'calls')}${TREE.replace('pro', 'gold')}`),
  ).toEqual([
    expect.stringMatching(/^6:37 {2}error {2}UNKNOWN_NAME .*"calls"/),
    '7:64  error  UNKNOWN_SEGMENT  no segment "gold"; branches are free, pro, unknown',
  ]);
});

it('judges a file alone as far as it can', () => {
  expect(report(OWN + TREE, null)).toEqual([
    expect.stringMatching(/^1:37 {2}warning .* unless the workspace has such a measure$/),
  ]);
  expect(report('tree: { dimension: topic, headline: csta }', null).map((line) => line.split('  ')[2])).toEqual([
    'CONVERSATION_DIMENSION',
    'UNKNOWN_METRIC',
  ]);
});

it('finds ten mistakes in a whole file, with a workspace around it and without', () => {
  const places = (base: typeof BASE | null) =>
    report(TEN_MISTAKES, base).map((line) => line.replace(/ {2}error {2}(\S+).*/, ' $1'));
  expect(places(null)).toEqual(TEN_PLACES);
  expect(places(BASE)).toEqual(TEN_PLACES);
});

it.each([
  [
    'metrics: []',
    ['1:1  error  MISSING_KEY  "tree" is required: the metric tree: the built-in one unless it says otherwise'],
  ],
  ['', ['1:1  error  WRONG_TYPE  must be a map, but is empty']],
  ['trees: {}', ['1:1  error  MISSING_KEY', '1:1  error  UNKNOWN_KEY']],
])('refuses %j', (text, expected) => {
  const lines = report(text);
  expect(lines.map((line, index) => line.slice(0, expected[index]!.length))).toEqual(expected);
});

it('gives up on a node inside itself', () => {
  const loop = 'tree: { nodes: [&loop { key: x, children: [*loop] }] }';
  expect([report(loop), report(loop, null)].flat().map((line) => line.split('  ')[2])).toEqual([
    'YAML_TOO_COMPLEX',
    'YAML_TOO_COMPLEX',
  ]);
});

it('gives back what was written', () => expect(readTree(writeTree(BASE), 't.yml', BASE).workspace).toEqual(BASE));
