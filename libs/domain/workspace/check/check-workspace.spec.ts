import { PLAN, workspace } from '../../../../test/support/builders.js';
import { checkWorkspace } from './check-workspace.js';
import { type Metric, METRIC_DEFAULTS } from '../../metrics/metric.js';
import { MINIMUM_SAMPLE } from '../../metrics/thin-sample.js';
import { type Workspace } from '../workspace.js';
import type { TemplateNode, TreeDefinition } from '../tree-template.js';

const found = (given: Partial<Workspace>) =>
  checkWorkspace(workspace(given)).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
const metric = (key: string, formula: string, given: Partial<Metric> = {}): Metric => ({
  ...METRIC_DEFAULTS,
  key,
  name: key,
  formula,
  minimumSample: MINIMUM_SAMPLE,
  ...given,
});
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
const tree = (nodes: TemplateNode[], given: Partial<TreeDefinition> = {}): Partial<Workspace> => ({
  tree: { key: 'support', name: 'Support', dimension: 'plan', headline: 'csat', nodes, ...given },
});
const own = (key: string, unit: 'count' | 'money' = 'count') => ({ key, name: key, unit });

it('finds nothing in a sound workspace', () => {
  expect(found({})).toEqual([]);
  expect(
    found({
      measures: [own('nps')],
      metrics: [metric('nps_rate', 'nps / created'), metric('twice', 'nps_rate * 2'), metric('csat', 'satisfied / 10')],
    }),
  ).toEqual([]);
});

describe('settings', () => {
  it.each<[Partial<Workspace>, string[]]>([
    [
      { timeZone: 'Europe/Berln' },
      ['UNKNOWN_TIME_ZONE time_zone: "Europe/Berln" is not an IANA time zone, did you mean "Europe/Berlin"?'],
    ],
    [{ currency: 'EURO' }, ['UNKNOWN_CURRENCY currency: "EURO" is not an ISO 4217 currency code']],
    [
      { referencePeriod: { from: 9, to: 9 } },
      ['EMPTY_PERIOD reference_period: the reference period ends before it begins'],
    ],
    [{ dimensions: [PLAN, PLAN] }, ['DUPLICATE_DIMENSION dimensions.1.key: "plan" is there twice; keys are unique']],
  ])('%j', (given, expected) => expect(found(given)).toEqual(expected));

  it('tells problems of a dimension at its place', () => {
    const overlapping = { ...PLAN, segments: [...PLAN.segments, { key: 'x', name: 'X', values: ['pro'] }] };
    expect(found({ dimensions: [overlapping] })[0]).toMatch(
      /^SEGMENTS_OVERLAP dimensions\.0\.segments\.2\.values\.0: /,
    );
  });
});

describe('measures and metrics', () => {
  it.each<[string, Partial<Workspace>, string[]]>([
    ['a key of the facts', { measures: [own('created')] }, ['RESERVED_KEY measures.0.key']],
    ['a measure twice', { measures: [own('nps'), own('nps')] }, ['DUPLICATE_MEASURE measures.1.key']],
    ['no scale', { metrics: [metric('a', '1', { scale: { min: 7, max: 1 } })] }, ['EMPTY_SCALE metrics.0.scale']],
    ['no formula', { metrics: [metric('a', '', { formula: null })] }, ['FORMULA_MISSING metrics.0.formula']],
    ['a metric named as a measure', { metrics: [metric('created', '1')] }, ['RESERVED_KEY metrics.0.key']],
    [
      'a metric named as an own measure',
      { measures: [own('nps')], metrics: [metric('nps', '1')] },
      ['RESERVED_KEY metrics.0.key'],
    ],
    ['a metric twice', { metrics: [metric('a', '1'), metric('a', '2')] }, ['DUPLICATE_METRIC metrics.1.key']],
    ['an unknown sample', { metrics: [metric('a', '1', { sample: 'x' })] }, ['UNKNOWN_NAME metrics.0.sample']],
    ['a cycle through a window', { metrics: [metric('a', 'lag(a, 7)')] }, ['METRIC_CYCLE metrics.0.formula']],
    [
      'a window without days',
      { metrics: [metric('a', 'rolling(created, days)')] },
      ['INVALID_WINDOW metrics.0.formula'],
    ],
    ['a cycle', { metrics: [metric('a', 'b'), metric('b', 'a')] }, ['METRIC_CYCLE metrics.0.formula']],
    ['itself', { metrics: [metric('a', 'a + 1')] }, ['METRIC_CYCLE metrics.0.formula']],
    [
      'a cycle through a built-in one',
      { metrics: [metric('reopen_rate', 'reopen_and_follow_up_rate - repeat_contact_rate')] },
      ['METRIC_CYCLE metrics.0.formula'],
    ],
  ])('%s', (_, given, expected) => {
    expect(found(given).map((line) => line.split(':')[0])).toEqual(expected);
  });

  it('says where in a formula and what was meant', () => {
    expect(found({ metrics: [metric('a', 'created / resolvd')] })[0]).toMatch(
      /^UNKNOWN_NAME metrics\.0\.formula: .*"resolvd".*"resolved".*\(at character 11 of "created \/ resolvd"\)$/,
    );
    expect(found({ metrics: [metric('a', 'created /')] })[0]).toMatch(/^\w+ metrics\.0\.formula: .*at character 10/);
  });
});

describe('units', () => {
  const at = (place: string, message: string) => `UNIT_MISMATCH metrics.0.${place}: ${message}`;
  it.each<[string, Metric, string[]]>([
    [
      'minutes plus tickets',
      metric('a', 'handle_seconds + created'),
      [
        at(
          'formula',
          'this adds seconds and count; both sides need the same unit (at character 16 of "handle_seconds + created")',
        ),
      ],
    ],
    [
      'a duration of money',
      metric('a', 'cost / resolved', { unit: 'duration' }),
      [at('unit', '"a" is shown as duration, which needs seconds, but its formula gives money per count')],
    ],
    [
      'a ratio that has a unit',
      metric('a', 'contact_rate', { unit: 'ratio' }),
      [at('unit', '"a" is shown as ratio, which needs a plain number, but its formula gives count per customers')],
    ],
    [
      'a score of nothing',
      metric('a', 'csat', { unit: 'score' }),
      [at('unit', '"a" is shown as score, which needs points, but its formula gives a plain number')],
    ],
    [
      'a built-in metric that a replaced one breaks',
      metric('reopen_rate', 'resolution_seconds / resolved', { unit: 'duration' }),
      [
        at(
          'formula',
          'the built-in metric "reopen_and_follow_up_rate" uses this one: this adds seconds per count and a plain number; both sides need the same unit',
        ),
        // the identity of the built-in tree, which the test's workspace shows
        'UNIT_MISMATCH tree.nodes.3.identity: this adds seconds per count and a plain number; both sides need the same unit',
      ],
    ],
    ['money per hour', metric('a', 'cost / handle_seconds', { unit: 'money' }), []],
    ['a number, whatever it is', metric('a', '3_600', { unit: 'duration' }), []],
    ['a rate of anything', metric('a', 'cost * days'), []],
    ['a window', metric('a', 'cost - lag(cost, 7)', { unit: 'money' }), []],
  ])('%s', (_, given, expected) => expect(found({ metrics: [given] })).toEqual(expected));

  it.each<[string, TemplateNode[], string[]]>([
    [
      'other than that of the metric of the node',
      [
        node('a', { metric: 'cost_per_conversation', identity: 'b * c' }),
        node('b', { parent: 'a', edge: 'identity', metric: 'handle_time' }),
        node('c', { parent: 'a', edge: 'identity', metric: 'throughput' }),
      ],
      [
        'UNIT_MISMATCH tree.nodes.0.identity: the identity of "a" gives seconds per count, but its metric "cost_per_conversation" is money per count',
      ],
    ],
    [
      'that do not go together',
      [
        node('a', { identity: 'b + c' }),
        node('b', { parent: 'a', edge: 'identity', metric: 'handle_time' }),
        node('c', { parent: 'a', edge: 'identity', metric: 'throughput' }),
      ],
      [
        'UNIT_MISMATCH tree.nodes.0.identity: this adds seconds per count and a plain number; both sides need the same unit',
      ],
    ],
    [
      'that are not known',
      [
        node('a', { metric: 'csat', identity: 'b + c' }),
        node('b', { parent: 'a', edge: 'identity' }),
        node('c', { parent: 'a', edge: 'identity', metric: 'cost_per_hour' }),
      ],
      [],
    ],
    [
      'over other days',
      [node('a', { identity: 'b - lag(b, 7)' }), node('b', { parent: 'a', edge: 'identity', metric: 'csat' })],
      [
        'WINDOW_IN_IDENTITY tree.nodes.0.identity: the identity of "a" takes "b" over other days; give it a metric with that window',
      ],
    ],
  ])('of an identity %s', (_, nodes, expected) => expect(found(tree(nodes))).toEqual(expected));
});

describe('what is odd, but may be meant', () => {
  it('is a warning, with its place', () => {
    const [first, ...others] = checkWorkspace(workspace({ metrics: [metric('a', 'ratings / resolved')] }));
    expect(others).toEqual([]);
    expect(first).toMatchObject({ code: 'MIXED_CLOCKS', severity: 'warning', path: ['metrics', 0, 'formula'] });
    expect(first!.message).toMatch(/^this divides what counts by the day rated by what counts by the day resolved: /);
  });

  it('says nothing about cohorts, customers, cost and built-in metrics', () =>
    expect(
      found({
        measures: [own('nps')],
        metrics: [
          metric('a', 'escalated / created'),
          metric('b', 'created / customer_days'),
          metric('c', 'cost / resolved'),
          metric('d', 'nps / resolved'),
          metric('e', 'throughput * 2'),
        ],
      }),
    ).toEqual([]));
});

it('stops at metrics whose windows multiply', () => {
  const doubling = Array.from({ length: 40 }, (_, index) =>
    metric(
      `m${index}`,
      index === 0 ? 'created' : `m${index - 1} + lag(m${index - 1}, ${2 ** Math.min(index - 1, 11)})`,
    ),
  );
  // m5 comes down to 32 lags of created and to 31 of metrics; m6 to twice as many
  expect(found({ metrics: doubling.slice(0, 6) })).toEqual([]);
  expect(found({ metrics: doubling }).map((line) => line.split(':')[0])).toEqual(
    Array.from({ length: 34 }, (_, index) => `TOO_MANY_WINDOWS metrics.${index + 6}.formula`),
  );
});

it('keeps metrics of distinct customers out of formulas', () =>
  expect(found({ metrics: [metric('a', 'repeat_contact_customers * 2', { sample: 'created' })] })).toEqual([
    'DISTINCT_IN_FORMULA metrics.0.formula: "repeat_contact_customers" counts distinct customers, which do not add up over days or segments; no formula can use it',
  ]));

describe('the tree', () => {
  it.each<[string, Partial<Workspace>, string[]]>([
    [
      'an unknown dimension',
      tree([], { dimension: 'plam' }),
      ['UNKNOWN_DIMENSION tree.dimension: no dimension "plam", did you mean "plan"?'],
    ],
    [
      'an unknown headline',
      tree([], { headline: 'csta' }),
      ['UNKNOWN_METRIC tree.headline: no metric "csta", did you mean "csat"?'],
    ],
    [
      'an unknown metric',
      tree([node('a', { metric: 'cost_to_srve' })]),
      ['UNKNOWN_METRIC tree.nodes.0.metric: no metric "cost_to_srve", did you mean "cost_to_serve"?'],
    ],
    [
      'an unknown parent',
      tree([node('alpha'), node('b', { parent: 'alpa' })]),
      ['UNKNOWN_PARENT tree.nodes.1.parent: no node "alpa" to hang "b" under, did you mean "alpha"?'],
    ],
    [
      'two homes',
      tree([node('a'), node('b'), node('a', { parent: 'b' })]),
      ['DUPLICATE_NODE tree.nodes.2.key: node "a" is there twice; a node has one home'],
    ],
    [
      'planned with a metric',
      tree([node('a', { metric: 'csat', planned: 'soon' })]),
      ['PLANNED_WITH_METRIC tree.nodes.0.planned: "a" has a metric, so it is no longer planned; remove one'],
    ],
    [
      'a cycle',
      tree([node('top'), node('a', { parent: 'c' }), node('b', { parent: 'a' }), node('c', { parent: 'b' })]),
      ['TREE_CYCLE tree.nodes.1.parent: these nodes are above each other: a → c → b → a'],
    ],
    [
      'its own parent',
      tree([node('a', { parent: 'a' })]),
      ['TREE_CYCLE tree.nodes.0.parent: these nodes are above each other: a → a'],
    ],
    [
      'identity children without a formula',
      tree([node('a'), node('b', { parent: 'a', edge: 'identity' })]),
      ['IDENTITY_MISSING tree.nodes.0.key: "a" has identity children (b) but no "identity" formula over them'],
    ],
    [
      'a child that the identity does not use',
      tree([
        node('a', { identity: 'b' }),
        node('b', { parent: 'a', edge: 'identity' }),
        node('c', { parent: 'a', edge: 'identity' }),
      ]),
      ['IDENTITY_UNUSED tree.nodes.0.identity: the identity of "a" does not use c'],
    ],
  ])('%s', (_, given, expected) => expect(found(given)).toEqual(expected));

  it('lets an identity use identity children only', () => {
    const nodes = [
      node('a', { identity: 'b * c' }),
      node('b', { parent: 'a', edge: 'identity' }),
      node('c', { parent: 'a' }),
    ];
    expect(found(tree(nodes))[0]).toMatch(/^UNKNOWN_NAME tree\.nodes\.0\.identity: /);
  });
});

it('reports everything at once', () => {
  const given = {
    ...tree([node('a', { metric: 'x' })], { headline: 'y' }),
    currency: '?',
    metrics: [metric('m', 'z')],
  };
  expect(found(given).map((line) => line.split(' ')[0])).toEqual([
    'UNKNOWN_CURRENCY',
    'UNKNOWN_NAME',
    'UNKNOWN_METRIC',
    'UNKNOWN_METRIC',
  ]);
});
