import { DEFAULT_TEMPLATE, dayOf, type Metric, type TemplateNode } from '@bough/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblems } from '../yaml/format-problems.js';
import { readWorkspace } from './read-workspace.js';
import { WORKSPACE_SCHEMA } from './workspace.schema.js';

const REPOSITORY = join(__dirname, '../../..');
const SMALLEST = `name: Small
time_zone: UTC
currency: EUR
dimensions:
  - key: plan_tier
    decision: staffing
    segments: [{ key: free, values: [free] }]
`;

const workspaceOf = (text: string) => {
  const { workspace, problems } = readWorkspace(text, 'w.yml');
  expect(problems).toEqual([]);
  return workspace!;
};
function report(text: string): string[] {
  const { file, problems, positionOf } = readWorkspace(text, 'w.yml');
  return formatProblems(file, problems, positionOf).map((line) => line.replace('w.yml:', ''));
}
const node = (key: string, given: Partial<TemplateNode>): TemplateNode => ({
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

describe('readWorkspace: what a file means', () => {
  it('fills in the defaults', () => {
    expect(workspaceOf(SMALLEST)).toEqual({
      name: 'Small',
      timeZone: 'UTC',
      currency: 'EUR',
      revenue: null,
      referencePeriod: null,
      freshnessDays: 3,
      dimensions: [
        {
          key: 'plan_tier',
          name: 'Plan tier',
          decision: 'staffing',
          attribute: 'plan_tier',
          segments: [{ key: 'free', name: 'Free', values: ['free'] }],
        },
      ],
      measures: [],
      metrics: [],
      tree: {
        key: 'support',
        name: 'Segment support performance',
        dimension: 'plan_tier',
        headline: 'cost_to_serve',
        nodes: DEFAULT_TEMPLATE,
      },
    });
  });

  it.each([
    ['revenue: arr', 'revenue', 'arr'],
    ['revenue: null', 'revenue', null],
    ['freshness_days: null', 'freshnessDays', null],
    ['freshness_days: 7', 'freshnessDays', 7],
    ['reference_period: null', 'referencePeriod', null],
    [
      'findings: { acknowledge_hours: { high: 8 }, quiet_days: 30 }',
      'findings',
      { acknowledgeHours: { critical: 4, high: 8, medium: 72, low: 168 }, quietDays: 30 },
    ],
    // The file names the last day, the domain the first day after it.
    [
      'reference_period: { from: 2025-10-01, to: 2025-12-31 }',
      'referencePeriod',
      { from: dayOf(2025, 10, 1), to: dayOf(2026, 1, 1) },
    ],
    [
      'reference_period: { from: 2024-02-29, to: 2024-02-29 }',
      'referencePeriod',
      { from: dayOf(2024, 2, 29), to: dayOf(2024, 3, 1) },
    ],
  ] as const)('reads %s', (line, field, expected) =>
    expect(workspaceOf(`${SMALLEST}${line}\n`)[field]).toEqual(expected),
  );

  it('reads values and bands of segments', () => {
    const text = SMALLEST.replace(
      'segments: [',
      `segments:
      - { key: small, band: <10k }
      - { key: middle, from: 10000, to: 110000 }
      - { key: large, name: Large, band: 110k-200k }
      - { key: largest, band: 200k+ }
      - `,
    ).replace('}]', '}');
    expect(workspaceOf(text).dimensions[0]!.segments).toEqual([
      { key: 'small', name: '<10k', to: 10_000 },
      { key: 'middle', name: 'Middle', from: 10_000, to: 110_000 },
      { key: 'large', name: 'Large', from: 110_000, to: 200_000 },
      { key: 'largest', name: '200k+', from: 200_000 },
      { key: 'free', name: 'Free', values: ['free'] },
    ]);
  });

  it('reads own measures and metrics', () => {
    const { measures, metrics } = workspaceOf(`${SMALLEST}
measures: [{ key: seats }, { key: call_time, name: Calls, unit: seconds }]
metrics:
  - { key: calls_per_ticket, formula: call_time / resolved }
  - { key: csat, name: Happy, description: Ratings of 5, formula: satisfied / ratings, unit: ratio, polarity: higher,
      maturity: 3, sample: ratings, minimum_sample: 50, family: experience, quantiles: resolution }
  - { key: effort_score, formula: effort_sum / efforts, unit: score, scale: { min: 1, max: 7 }, polarity: lower }
`);
    expect(measures).toEqual([
      { key: 'seats', name: 'Seats', unit: 'count' },
      { key: 'call_time', name: 'Calls', unit: 'seconds' },
    ]);
    const expected: Metric[] = [
      {
        key: 'calls_per_ticket',
        name: 'Calls per ticket',
        description: '',
        formula: 'call_time / resolved',
        unit: 'duration', // seconds per conversation
        polarity: 'neutral',
        maturity: 0,
        sample: 'created',
        minimumSample: 20,
        family: null,
        quantiles: null,
      },
      {
        key: 'csat',
        name: 'Happy',
        description: 'Ratings of 5',
        formula: 'satisfied / ratings',
        unit: 'ratio',
        polarity: 'higher',
        maturity: 3,
        sample: 'ratings',
        minimumSample: 50,
        family: 'experience',
        quantiles: 'resolution',
      },
    ];
    expect(metrics.slice(0, 2)).toEqual(expected);
    expect(metrics[2]).toMatchObject({ unit: 'score', scale: { min: 1, max: 7 }, polarity: 'lower' });
  });

  it('flattens nested nodes, parents first; a family holds for what is below', () => {
    const { tree } = workspaceOf(`${SMALLEST}
tree:
  key: care
  name: Care
  headline: csat
  nodes:
    - key: cost
      family: cost
      metric: automation_rate
      identity: involved * alone
      children:
        - { key: involved, metric: bot_involvement_rate, edge: identity }
        - { key: alone, metric: bot_resolution_rate, edge: identity, family: experience }
    - { key: mood, name: Mood, planned: no source yet, note: ask sales }
  add:
    - { key: late, under: cost, children: [{ key: later, metric: backlog }] }
`);
    expect(tree).toEqual({
      key: 'care',
      name: 'Care',
      dimension: 'plan_tier',
      headline: 'csat',
      nodes: [
        node('cost', {
          name: 'Automation rate',
          metric: 'automation_rate',
          identity: 'involved * alone',
          family: 'cost',
        }),
        node('involved', {
          name: 'Bot involvement rate',
          parent: 'cost',
          metric: 'bot_involvement_rate',
          edge: 'identity',
          family: 'cost',
        }),
        node('alone', {
          name: 'Bot resolution rate',
          parent: 'cost',
          metric: 'bot_resolution_rate',
          edge: 'identity',
          family: 'experience',
        }),
        node('mood', { name: 'Mood', planned: 'no source yet', note: 'ask sales' }),
        node('late', { name: 'Late', parent: 'cost', family: 'cost' }),
        node('later', { name: 'Backlog', parent: 'late', metric: 'backlog', family: 'cost' }),
      ],
    });
  });

  it('reads lag, target and branches, and leaves out what is not written', () => {
    const { tree } = workspaceOf(
      `${SMALLEST}tree: { nodes: [{ key: a, lag: 3, target: lower, only: [free] }, { key: b, except: [unknown] }] }`,
    );
    expect(tree.nodes).toEqual([
      node('a', { name: 'A', lag: 3, target: 'lower', only: ['free'] }),
      node('b', { name: 'B', except: ['unknown'] }),
    ]);
    expect(Object.keys(tree.nodes[1]!)).not.toContain('lag');
  });

  it('adds nodes to the built-in ones', () => {
    const { tree } = workspaceOf(
      `${SMALLEST}tree: { add: [{ key: queue, under: handling_efficiency, metric: backlog }] }`,
    );
    expect(tree.nodes.slice(0, -1)).toEqual(DEFAULT_TEMPLATE);
    const added = { name: 'Backlog', parent: 'handling_efficiency', metric: 'backlog', family: 'handling_efficiency' };
    expect(tree.nodes.at(-1)).toEqual(node('queue', added as Partial<TemplateNode>));
  });

  it('keeps a workspace that has warnings alone', () => {
    const segments = 'abcdefgh'.split('').map((key) => `{ key: ${key}, values: [${key}] }`);
    const text = SMALLEST.replace(/segments: .*/, `segments: [${segments.join(', ')}]`);
    expect(readWorkspace(text, 'w.yml').workspace?.dimensions[0]?.segments).toHaveLength(8);
    expect(report(text)).toEqual([
      '7:5  warning  MANY_SEGMENTS  8 segments in "plan_tier": more than 7 are hard to act on',
    ]);
  });

  it.each(['demo', 'ravenstack'])('reads examples/%s without a remark', (example) => {
    const file = join(REPOSITORY, 'examples', example, 'workspace.yml');
    expect(workspaceOf(readFileSync(file, 'utf8')).dimensions).toHaveLength(3);
  });
});

describe('WORKSPACE_SCHEMA', () => {
  it('equals docs/schemas/workspace.schema.json', () => {
    const file = join(REPOSITORY, 'docs/schemas/workspace.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(WORKSPACE_SCHEMA)));
  });
});
