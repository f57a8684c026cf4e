import { workspace } from '../../../../test/support/builders.js';
import { editWorkspace, type WorkspaceEdit } from './edit-workspace.js';
import { type Metric, METRIC_DEFAULTS } from '../../metrics/metric.js';
import { treeChangeText, treeChanges } from '../versions/tree-change.js';

const OWN: Metric = { ...METRIC_DEFAULTS, key: 'own', name: 'Own', formula: 'created', minimumSample: 20 };
const BEFORE = workspace({ metrics: [OWN] });
const edit = (given: WorkspaceEdit) => {
  const { workspace: after, problems } = editWorkspace(BEFORE, given);
  expect(problems).toEqual([]);
  return { after, lines: treeChanges(BEFORE, after).map(treeChangeText) };
};
const problems = (given: WorkspaceEdit) =>
  editWorkspace(BEFORE, given).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const found = (given: WorkspaceEdit, key: string) => edit(given).after.tree.nodes.find((node) => node.key === key);

describe('a node', () => {
  it('is added, named by its metric, with the family of the node above', () =>
    expect(
      found(
        { kind: 'create-node', key: 'queue', parent: 'handling_efficiency', order: null, patch: { metric: 'backlog' } },
        'queue',
      ),
    ).toEqual({
      key: 'queue',
      parent: 'handling_efficiency',
      name: 'Backlog',
      metric: 'backlog',
      edge: 'influence',
      family: 'handling_efficiency',
      planned: null,
      identity: null,
      note: null,
    }));

  it('is added at a place among its siblings', () => {
    const given = { kind: 'create-node', key: 'queue', parent: 'experience', order: 1, patch: {} } as const;
    const { nodes } = edit(given).after.tree;
    expect(nodes.filter(({ parent }) => parent === 'experience').map(({ key }) => key)).toEqual([
      'satisfaction',
      'queue',
      'first_contact_resolution',
      'sentiment',
    ]);
  });

  it('changes what is said and nothing else; null takes away', () =>
    expect(
      edit({
        kind: 'update-node',
        key: 'sentiment',
        patch: { planned: null, metric: 'csat_mean', lag: 2, target: 'higher', except: ['free'] },
      }).lines,
    ).toEqual([
      'node experience/sentiment: metric none → csat_mean',
      expect.stringMatching(/^node experience\/sentiment: planned No source .* → none$/),
      'node experience/sentiment: lag none → 2',
      'node experience/sentiment: target none → higher',
      'node experience/sentiment: except none → free',
    ]));

  it('takes another name with another metric only when it had none of its own', () => {
    const follows = { ...BEFORE.tree.nodes[1]!, name: 'Contact rate' };
    const before = { ...BEFORE, tree: { ...BEFORE.tree, nodes: BEFORE.tree.nodes.with(1, follows) } };
    const given = { kind: 'update-node', key: 'contact_rate', patch: { metric: 'backlog' } } as const;
    const nameIn = (of: typeof BEFORE) => editWorkspace(of, given).workspace.tree.nodes[1]!.name;
    expect([nameIn(before), nameIn(BEFORE)]).toEqual(['Backlog', 'Contact rate per customer']);
  });

  it('moves with what is below it, and takes the family of the new place', () => {
    const { after, lines } = edit({ kind: 'move-node', key: 'self_service', parent: 'experience', order: 0 });
    expect(lines).toEqual([
      'node experience/self_service: family cost → experience',
      'node experience/self_service: under cost_to_serve → experience',
      'node experience/self_service/bot_involvement: family cost → experience',
      'node experience/self_service/bot_resolution: family cost → experience',
    ]);
    expect(after.tree.nodes.filter(({ parent }) => parent === 'experience')[0]!.key).toBe('self_service');
  });

  it('comes and goes as a term together with the formula that it is a term of', () => {
    const created = editWorkspace(BEFORE, {
      kind: 'create-node',
      key: 'first',
      parent: 'experience',
      order: null,
      parentIdentity: 'first * 2',
      patch: { metric: 'csat', edge: 'identity' },
    });
    expect(created.problems).toEqual([]);
    expect(treeChanges(BEFORE, created.workspace).map(treeChangeText)).toEqual([
      'node experience/first: added',
      'node experience: identity none → first * 2',
    ]);
    const gone = editWorkspace(created.workspace, { kind: 'remove-node', key: 'first', parentIdentity: null });
    expect(gone).toEqual({ workspace: BEFORE, problems: [] });
    const turned = { kind: 'update-node', key: 'escalation', patch: { edge: 'identity' } } as const;
    expect(problems(turned)).toEqual(['IDENTITY_UNUSED tree.nodes.cost_to_serve.identity']);
    const text = 'agent_time_per_ticket / 3600 * cost_per_hour * (1 + escalation)';
    expect(problems({ ...turned, parentIdentity: text })).toEqual([]);
    expect(problems({ ...turned, parentIdentity: 'escalatoin' }).sort()).toEqual([
      'IDENTITY_UNUSED parentIdentity',
      'UNKNOWN_NAME parentIdentity',
    ]);
    expect(problems({ kind: 'update-node', key: 'experience', patch: {}, parentIdentity: 'x' })).toEqual([
      'PARENT_MISSING parentIdentity',
    ]);
  });

  it('goes with everything below it', () =>
    expect(edit({ kind: 'remove-node', key: 'reopen_and_follow_up' }).lines).toEqual([
      'node demand_intensity/reopen_and_follow_up: removed',
      'node demand_intensity/reopen_and_follow_up/reopens: removed',
      'node demand_intensity/reopen_and_follow_up/follow_ups: removed',
    ]));

  it.each<[string, WorkspaceEdit, string[]]>([
    [
      'is there already',
      { kind: 'create-node', key: 'escalation', parent: null, order: null, patch: {} },
      ['DUPLICATE_NODE key'],
    ],
    ['is not there', { kind: 'remove-node', key: 'escalatoin' }, ['NOT_FOUND key']],
    [
      'has every fault at once',
      {
        kind: 'create-node',
        key: 'x',
        parent: 'nowhere',
        order: null,
        patch: { metric: 'none', planned: 'later', edge: 'identity', lag: 1, only: ['gold'] },
      },
      [
        'UNKNOWN_PARENT node.parent',
        'UNKNOWN_METRIC node.metric',
        'PLANNED_WITH_METRIC node.planned',
        'LAG_ON_IDENTITY node.lag',
        'UNKNOWN_SEGMENT node.only.0',
      ],
    ],
    [
      'under itself',
      { kind: 'move-node', key: 'cost_to_serve', parent: 'escalation', order: null },
      ['TREE_CYCLE node.parent'],
    ],
    [
      'a term of an identity is taken away',
      { kind: 'remove-node', key: 'reopens' },
      ['UNKNOWN_NAME tree.nodes.reopen_and_follow_up.identity'],
    ],
  ])('is refused when it %s', (_, given, expected) => expect(problems(given)).toEqual(expected));
});

describe('a metric', () => {
  it('is added with defaults', () =>
    expect(
      edit({ kind: 'create-metric', key: 'per_day', patch: { formula: 'created / days' } }).after.metrics.at(-1),
    ).toEqual({ ...OWN, key: 'per_day', name: 'Per day', formula: 'created / days' }));

  it('changes; a built-in one becomes an own one', () => {
    expect(edit({ kind: 'update-metric', key: 'own', patch: { formula: 'resolved', unit: 'count' } }).lines).toEqual([
      'metric own: unit rate → count',
      'metric own: formula created → resolved',
    ]);
    const { metrics } = edit({ kind: 'update-metric', key: 'csat', patch: { minimumSample: 50 } }).after;
    expect(metrics.at(-1)).toMatchObject({ key: 'csat', formula: 'satisfied / ratings', minimumSample: 50 });
  });

  it('is shown as its formula says, unless it is told how', () => {
    const unitOf = (given: WorkspaceEdit) => edit(given).after.metrics.at(-1)!.unit;
    const formula = 'resolution_seconds / resolved';
    expect(unitOf({ kind: 'create-metric', key: 'x', patch: { formula } })).toBe('duration');
    expect(unitOf({ kind: 'create-metric', key: 'x', patch: { formula, unit: 'rate' } })).toBe('rate');
    expect(unitOf({ kind: 'update-metric', key: 'own', patch: { name: 'Mine' } })).toBe('rate');
    expect(unitOf({ kind: 'update-metric', key: 'own', patch: { unit: null } })).toBe('count');
  });

  it('goes', () => expect(edit({ kind: 'remove-metric', key: 'own' }).after.metrics).toEqual([]));

  it.each<[string, WorkspaceEdit, string[]]>([
    ['is there already', { kind: 'create-metric', key: 'own', patch: { formula: '1' } }, ['DUPLICATE_METRIC key']],
    ['is built in and nothing replaces it', { kind: 'remove-metric', key: 'csat' }, ['NOT_FOUND key']],
    [
      'has faults',
      { kind: 'create-metric', key: 'x', patch: { formula: 'creatd', name: '', maturity: -1, minimumSample: 0 } },
      [
        'UNKNOWN_NAME metric.formula',
        'EMPTY_TEXT metric.name',
        'OUT_OF_RANGE metric.maturity',
        'OUT_OF_RANGE metric.minimum_sample',
      ],
    ],
  ])('is refused when it %s', (_, given, expected) => expect(problems(given)).toEqual(expected));

  it('stays while a node shows it', () => {
    const { tree } = BEFORE;
    const shown = {
      ...BEFORE,
      tree: { ...tree, nodes: [{ ...tree.nodes[0]!, metric: 'own' }, ...tree.nodes.slice(1)] },
    };
    expect(editWorkspace(shown, { kind: 'remove-metric', key: 'own' }).problems[0]).toMatchObject({
      code: 'UNKNOWN_METRIC',
      path: ['tree', 'nodes', 'demand_intensity', 'metric'],
    });
  });
});

it('replaces both sections at once', () => {
  const given = { kind: 'replace', metrics: [], tree: { ...BEFORE.tree, name: 'Other' } } as const;
  expect(edit(given).lines).toEqual(['metric own: removed', 'tree name: Segment support performance → Other']);
});
