import { positionOf, STORED_MEASURES, type Standard, type TemplateNode, type Workspace } from '@bough/domain';
import { randomBits, uniform } from '@bough/statistics';
import fc from 'fast-check';
import { day, workspace } from '../../../../test/support/builders.js';
import { worldSnapshot, type WorldConversation } from '../../../../test/support/builders-world.js';
import { readNode } from '../../trees/read-node.js';
import type { Snapshot } from '../../trees/snapshot.js';
import { readDifference } from '../read-difference.js';
import { changeNoises, gapNoises } from './matrix-noise.js';
import { matrixStandards } from './matrix-standards.js';
import { readMatrix } from './read-matrix.js';

const DAYS = 70;
const PERIOD = { from: 35, to: 63 };
const BASIS = { from: 7, to: 35 };
const node = (key: string, parent: string | null, given: Partial<TemplateNode> = {}): TemplateNode => ({
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
/** Every metric that a conversation of these worlds speaks about, a group, a planned node, and a formula of children. */
const TEMPLATE = [
  node('volume', null, { metric: 'conversation_volume', target: 'lower' }),
  node('speed', null),
  node('reply', 'speed', { metric: 'first_response_time' }),
  node('touches', 'speed', { metric: 'touches_per_ticket' }),
  node('share', 'speed', { metric: 'reopen_rate' }),
  node('contacts', null, { metric: 'contact_rate' }),
  node('backlog', null, { metric: 'backlog' }),
  node('sentiment', null, { planned: 'no source yet' }),
];

interface Shape {
  readonly segments: number;
  readonly perDay: number;
  readonly seed: number;
  /** Some nodes are left out of some branches. */
  readonly uneven: boolean;
  readonly standards?: readonly Standard[];
}

function snapshotOf({ segments, perDay, seed, uneven, standards = [] }: Shape): Snapshot {
  const keys = Array.from({ length: segments }, (_, index) => `s${index}`);
  const dimension = {
    key: 'plan',
    name: 'Plan',
    decision: 'staffing',
    attribute: 'plan',
    segments: keys.map((key) => ({ key, name: key.toUpperCase(), values: [key] })),
  };
  const nodes = TEMPLATE.map((each, index) =>
    uneven && index % 3 === 1 ? { ...each, only: [keys[index % segments]!] } : each,
  );
  const space: Workspace = {
    ...workspace({ dimensions: [dimension] }),
    standards,
    tree: { key: 'support', name: 'Support', dimension: 'plan', headline: 'touches_per_ticket', nodes },
  };
  const bits = randomBits(seed);
  const chance = () => uniform(bits);
  const customers = Array.from({ length: segments * 4 }, (_, index) => ({
    segments: [`plan/${index % (segments + 1) === segments ? 'unknown' : keys[index % (segments + 1)]!}`],
    revenue: 10,
  }));
  const conversations = Array.from({ length: DAYS * perDay }, (_, index): WorldConversation => {
    const replied = chance() < 0.9 ? 1 : 0;
    const counts = { created: 1, resolved: 1, resolved_later: 1, touches: 1 + Math.floor(chance() * 5) };
    const reply = { answered: replied, first_response_seconds: replied * Math.round(600 + chance() * 9000) };
    const rest = { ...reply, reopened: chance() < 0.2 ? 1 : 0 };
    return { customer: Math.floor(chance() * customers.length), day: index % DAYS, ...counts, ...rest };
  });
  const carried = ['customers', ...STORED_MEASURES.flatMap(({ requires }) => requires)];
  return worldSnapshot({ workspace: space, customers, conversations, period: { from: 0, to: DAYS }, carried });
}

/** What a node shows by itself, for every cell; nothing where the branch does not have it. */
async function expectCells(snapshot: Snapshot): Promise<void> {
  const matrix = await readMatrix(snapshot, { period: PERIOD, basis: BASIS });
  const [changes, gaps] = [changeNoises(matrix), gapNoises(matrix)];
  const found = new Set<string>();
  for (const [index, cell] of matrix.cells.entries()) {
    const row = matrix.rows[Math.floor(index / matrix.columns.length)]!;
    const column = matrix.columns[index % matrix.columns.length]!;
    if (!cell.node) {
      // All segments together have values in every row; a branch without the node has nothing.
      if (column.kind !== 'all')
        expect(cell).toEqual({ node: null, current: null, change: null, gap: null, planned: null }); // prettier-ignore
      else if (row.metric) expect(cell.current!.value).toBe((await snapshot.reading(row.metric.key, 0, PERIOD)).value);
      continue;
    }
    found.add(cell.node.path);
    expect(cell.node.segment).toBe(column.segment);
    const own = await readNode(snapshot, cell.node, PERIOD, BASIS);
    const told = own && {
      value: own.current.value,
      text: own.current.text,
      status: own.current.status,
      marks: own.current.marks,
      reason: own.current.reason,
      message: own.current.message,
      change: [own.comparison!.change.absolute, own.comparison!.change.relative, own.comparison!.change.text],
      tone: own.comparison!.change.tone,
    };
    const { current, change } = cell;
    expect(
      current && {
        value: current.value,
        text: current.text,
        status: current.status,
        marks: current.marks,
        reason: current.reason,
        message: current.message,
        change: [change!.absolute, change!.relative, change!.text],
        tone: change!.tone,
      },
    ).toEqual(told);
    expect(changes[index]).toEqual(own?.comparison!.noise()?.noise ?? null);
    const gap = column.kind === 'all' ? null : await readDifference(snapshot, cell.node, 0, PERIOD);
    const isLike = gap && gap.difference.neutralBecause !== 'NOT_COMPARABLE';
    expect(cell.gap && [cell.gap.absolute, cell.gap.tone]).toEqual(
      isLike ? [gap.difference.absolute, gap.difference.tone] : null,
    );
    expect(gaps[index]).toEqual(isLike ? gap.noise()!.noise : null);
  }
  expect([...found].sort()).toEqual(snapshot.model.nodes.map(({ path }) => path).sort());
}

it('shows in every cell what the node shows by itself, whatever the tree', async () => {
  const shape = fc.record({
    segments: fc.integer({ min: 1, max: 6 }),
    perDay: fc.constantFrom(0, 1, 20, 120),
    seed: fc.nat(1000),
    uneven: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(shape, async (given) => expectCells(snapshotOf(given))),
    { numRuns: 25 },
  );
}, 60_000);

it.each([64, 512])('puts %d segments side by side', async (segments) => {
  const snapshot = snapshotOf({ segments, perDay: 500, seed: 1, uneven: false });
  const matrix = await readMatrix(snapshot, { period: PERIOD, basis: BASIS });
  expect([matrix.rows.length, matrix.columns.length]).toEqual([TEMPLATE.length + 1, segments + 2]);
  expect(matrix.cells).toHaveLength((TEMPLATE.length + 1) * (segments + 2));
  const volumes = matrix.columns.map(({ volume }) => volume!);
  expect(volumes.slice(1).reduce((sum, each) => sum + each, 0)).toBe(volumes[0]);
  expect(volumes[0]).toBe(500 * 28);
});

describe('rows and columns', () => {
  const snapshot = snapshotOf({ segments: 3, perDay: 20, seed: 1, uneven: false });

  it('are the template in the order of the tree, and the segments with Unknown last', async () => {
    const { rows, columns } = await readMatrix(snapshot, { period: PERIOD, basis: null });
    expect(rows.map(({ template, parent, depth, childCount }) => [template?.key, parent, depth, childCount])).toEqual([
      [undefined, null, 0, 5],
      ['volume', 0, 1, 0],
      ['speed', 0, 1, 3],
      ['reply', 2, 2, 0],
      ['touches', 2, 2, 0],
      ['share', 2, 2, 0],
      ['contacts', 0, 1, 0],
      ['backlog', 0, 1, 0],
      ['sentiment', 0, 1, 0],
    ]);
    expect(rows[1]!.polarity).toBe('lower');
    expect(columns.map(({ kind, segment }) => [kind, segment])).toEqual([
      ['all', null],
      ...['s0', 's1', 's2'].map((key) => ['segment', key]),
      ['unknown', 'unknown'],
    ]);
    // 12 customers, every fourth of them in no segment.
    expect(columns.map(({ customers }) => customers)).toEqual([12, 3, 3, 3, 3]);
  });

  it('can be chosen; what is above a row comes along, and all segments together stay', async () => {
    const chosen = { period: PERIOD, basis: BASIS, segments: ['s2'], rows: ['share'] };
    const { rows, columns, cells } = await readMatrix(snapshot, chosen);
    expect(rows.map(({ template }) => template?.key ?? '')).toEqual(['', 'speed', 'share']);
    expect(columns.map(({ segment }) => segment)).toEqual([null, 's2']);
    expect(cells.map(({ node: found }) => found?.path ?? null)).toEqual([
      ...['', 's2', null, 's2/speed', null, 's2/speed/share'],
    ]);
  });
});

it('tells a planned node from one that is not here, and from a value that is withheld', async () => {
  const snapshot = snapshotOf({ segments: 2, perDay: 20, seed: 1, uneven: true });
  const before = { period: { from: -20, to: -10 }, basis: null };
  const { rows, columns, cells } = await readMatrix(snapshot, before);
  const at = (key: string, column: number) =>
    cells[rows.findIndex(({ template }) => template?.key === key) * columns.length + column]!;
  expect(at('sentiment', 2)).toMatchObject({ node: { path: 's1/sentiment' }, current: null, planned: 'no source yet' });
  expect(at('touches', 2).current).toMatchObject({ value: null, reason: 'BEFORE_FIRST_DATA', status: 'UNAVAILABLE' });
  // Only the second branch has speed, and what is below it.
  expect(at('touches', 1)).toMatchObject({ node: null, current: null, planned: null });
});

it('judges every cell by the standard of its segment', async () => {
  const standard = { segment: 'plan/s0', metric: 'first_response_time', kind: 'at_most', low: null, share: null } as const; // prettier-ignore
  const rest = { basis: 'calendar', contractual: false, from: 0, to: null, review: 999, reason: '', setBy: null } as const; // prettier-ignore
  const standards = [{ ...standard, ...rest, high: 60 } as Standard];
  const snapshot = snapshotOf({ segments: 2, perDay: 60, seed: 1, uneven: false, standards });
  const matrix = await readMatrix(snapshot, { period: PERIOD, basis: null });
  const found = await matrixStandards(matrix);
  const row = matrix.rows.findIndex(({ template }) => template?.key === 'reply') * matrix.columns.length;
  expect(found.slice(row, row + 3).map((each) => each?.status)).toEqual(['unset', 'missed', 'unset']);
  expect(found[row + 1]!.text).toMatch(/^at most 1m: /);
  expect(found[matrix.rows.findIndex(({ metric }) => metric === null) * matrix.columns.length]).toBeNull();
});

it('has the same template by another dimension, over the same numbers', async () => {
  const snapshot = snapshotOf({ segments: 3, perDay: 20, seed: 1, uneven: false });
  const [plan] = snapshot.model.workspace.dimensions;
  expect(snapshot.cutBy(plan!)).toBe(snapshot);
  const half = { ...plan!, key: 'half', name: 'Half', segments: plan!.segments.slice(0, 1) };
  const cut = snapshot.cutBy(half);
  expect([cut.view, snapshot.view, snapshot.cutBy(half) === cut]).toEqual(['half', '', true]);
  const matrix = await readMatrix(cut, { period: PERIOD, basis: null });
  expect(matrix.columns.map(({ segment }) => segment)).toEqual([null, 's0', 'unknown']);
  expect(matrix.cells[0]!.current!.value).toBe((await snapshot.reading('touches_per_ticket', 0, PERIOD)).value);
  expect(positionOf(cut.model, cut.model.nodes[0]!)).toBe(0);
});

it('sees the standards of the instant that the tree is seen from', () => {
  const snapshot = snapshotOf({ segments: 1, perDay: 1, seed: 1, uneven: false });
  expect(snapshot.standardsDay(PERIOD)).toBe(62);
  const seen = snapshot.seenAt(new Date('2026-01-05T12:00:00Z'));
  expect([seen.standardsDay(PERIOD), seen.view]).toEqual([day('2026-01-05'), '@1767614400000']);
  expect(seen.valuesOf(PERIOD)).toBe(snapshot.valuesOf(PERIOD));
});
