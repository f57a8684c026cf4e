/** Facts and workspaces as tests need them: sound, small, and different only where the test says so. */
import type {
  BatchCounts,
  FactBatch,
  FactStore,
  ImportCounts,
  ImportRequest,
  ImportRun,
  RunEnd,
} from '@bough/application';
import {
  CONVERSATION_FIELD_LIST,
  LOCAL_OPERATOR,
  type Caller,
  type Conversation,
  type Customer,
  type Dimension,
  type Workspace,
} from '@bough/domain';
import { readWorkspace } from '../../libs/sources/workspace/read-workspace.js'; // @bough/sources has the demo, which is slow to load

/** The command line, as a test calls it. */
export const OPERATOR: Caller = { principal: LOCAL_OPERATOR, requestId: 'test' };

export const HOUR = 3_600_000;

/** `at('2025-03-30 01:30')` in UTC. */
export function at(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00' : ''}Z`);
}

/** The number of a day: `day('1970-01-02') = 1`. */
export function day(text: string): number {
  return at(text) / (24 * HOUR);
}

const NOTHING_KNOWN = {
  ...Object.fromEntries(CONVERSATION_FIELD_LIST.map(({ property }) => [property, null])),
  attributes: {},
  inDays: 0,
} as unknown as Omit<Conversation, 'externalId' | 'createdAt'>;

export function conversation(externalId: string, given: Partial<Conversation> = {}): Conversation {
  return { ...NOTHING_KNOWN, externalId, createdAt: at('2025-03-10 09:00'), ...given };
}

export function customer(externalId: string, given: Partial<Customer> = {}): Customer {
  const nothing = { attributes: {}, validFrom: null, version: null };
  return { externalId, ...nothing, ...given };
}

export const PLAN: Dimension = {
  key: 'plan',
  name: 'Plan',
  decision: 'staffing',
  attribute: 'plan',
  segments: [
    { key: 'free', name: 'Free', values: ['free', 'trial'] },
    { key: 'pro', name: 'Pro', values: ['pro'] },
  ],
};

export const SIZE: Dimension = {
  key: 'size',
  name: 'Revenue band',
  decision: 'routing',
  attribute: 'arr',
  segments: [
    { key: 'small', name: 'Small', to: 1000 },
    { key: 'large', name: 'Large', from: 1000 },
  ],
};

const MINIMAL = `
name: Test
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, name: Plan, decision: staffing, attribute: plan, segments: [{ key: free, name: Free, values: [free] }] }
`;

let read: Workspace | undefined;

function readMinimal(): Workspace {
  const { workspace: minimal, problems } = readWorkspace(MINIMAL, 'test.yml');
  if (!minimal) throw new Error(JSON.stringify(problems));
  return minimal;
}

/** Plan and revenue band, UTC, ARR as revenue; the tree is the default one, over the first dimension. */
export function workspace(given: Partial<Workspace> = {}): Workspace {
  const minimal = (read ??= readMinimal());
  const dimensions = given.dimensions ?? [PLAN, SIZE];
  const tree = { ...minimal.tree, dimension: dimensions[0]!.key };
  return { ...minimal, dimensions, tree, revenue: 'arr', ...given };
}

export function request(given: Partial<ImportRequest> = {}): ImportRequest {
  return { source: 'desk', kind: 'conversations', file: 'facts.csv', fingerprint: 'one', ...given };
}

export function counts(given: Partial<ImportCounts> = {}): ImportCounts {
  return { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, leftOut: 0, removed: 0, warnings: 0, ...given };
}

/** A whole import in one run, a batch each. Gives what every batch counted. */
export async function importBatches(
  store: FactStore,
  batches: readonly FactBatch[],
  given: Partial<ImportRequest> = {},
): Promise<BatchCounts[]> {
  const run = await store.startRun(request({ kind: batches[0]!.kind, ...given }));
  const counted: BatchCounts[] = [];
  for (const [index, facts] of batches.entries()) counted.push(await store.applyBatch(run, index + 1, facts));
  await finish(store, run);
  return counted;
}

export function finish(store: FactStore, run: ImportRun): Promise<void> {
  return store.finishRun(run, runEnd());
}

/** How a run ends: finished, without a row, unless told otherwise. */
export function runEnd(given: Partial<RunEnd> = {}): RunEnd {
  const change = { subject: 'import:desk/facts.csv', field: null, before: null, after: 'all in' };
  const entry = { at: new Date('2026-01-02'), person: null, actor: 'cli', via: 'cli' as const, action: 'import.run' };
  return {
    state: 'finished',
    counts: counts(),
    message: null,
    entry: { ...entry, requestId: 'test', changes: [change] },
    ...given,
  };
}

export function conversations(...facts: readonly Conversation[]): FactBatch {
  return { kind: 'conversations', facts };
}

export function customers(...facts: readonly Customer[]): FactBatch {
  return { kind: 'customers', facts };
}
