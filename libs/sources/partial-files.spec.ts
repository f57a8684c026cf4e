/** Files that say a few fields of conversations that another file has brought, told in any order and more than once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from '@bough/domain';
import { at, OPERATOR, workspace } from '../../test/support/builders.js';
import { testSystem } from '../../test/support/builders-system.js';
import { memoryStores } from '../../test/support/memory-stores.js';
import { importMapping } from './import-mapping.js';
import type { ImportSpec } from './mapping/import-spec.js';
import { readMapping } from './mapping/mapping.js';

const TICKETS: ImportSpec = {
  kind: 'conversations',
  file: 'tickets.csv',
  fields: { id: 'id', customer: 'who', created_at: 'created', resolved_at: 'closed', topic: 'topic', version: 'v' },
  attributes: { area: 'area' },
};
const RATINGS: ImportSpec = {
  kind: 'conversations',
  file: 'ratings.csv',
  only: ['rating', 'rated_at'],
  fields: { id: 'ticket', rating: 'stars', rated_at: 'on' },
};
const FIRST = 'id,who,created,closed,topic,v,area\n1,A,2026-01-05T09:00Z,2026-01-06T09:00Z,login,5,app\n2,B,2026-01-05T10:00Z,,pay,5,web\n'; // prettier-ignore
const STARS = 'ticket,stars,on\n1,4,2026-01-07T09:00Z\n9,5,2026-01-07T09:00Z\n2,,\n';

let folder: string;
let stores: ReturnType<typeof memoryStores>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bough-partial-'));
  stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date());
});
afterEach(() => rm(folder, { recursive: true }));

/** `new changed unchanged rejected removed`, and `line code field column value` of what was wrong. */
async function bring(spec: ImportSpec, text: string, given: { dryRun?: boolean } = {}) {
  await writeFile(join(folder, spec.file), text);
  const mapping = { source: 'desk', imports: [spec] };
  const { importFile } = testSystem({ stores, now: () => at('2026-03-01') }).as(OPERATOR).facts;
  const files = importMapping({ mapping, workspace: workspace(), folder, ...given }, importFile);
  for await (const { summary } of files) {
    expect(summary.failure).toBeNull();
    const { new: added, changed, unchanged, rejected, removed, problems } = summary;
    const wrong = problems.map(({ line, code, field, column, value }) => `${line} ${code} ${field} ${column} ${value}`);
    return [[added, changed, unchanged, rejected, removed].join(' '), ...wrong];
  }
  return [];
}

async function told(id: string): Promise<Conversation> {
  return (await stores.facts.conversations('desk', [id]))[0]!;
}

it('changes its fields and no others, and rejects conversations that are not there with their place', async () => {
  await bring(TICKETS, FIRST);
  const before = await told('1');
  expect(await bring(RATINGS, STARS)).toEqual(['0 1 1 1 0', '3 CONVERSATION_UNKNOWN id ticket 9']);
  expect(await told('1')).toEqual({ ...before, rating: 4, ratedAt: at('2026-01-07 09:00') });
  expect(await bring(RATINGS, STARS)).toEqual(['0 0 2 1 0', '3 CONVERSATION_UNKNOWN id ticket 9']);
});

it('keeps the version: a newer row of the whole file comes in, an older one does not', async () => {
  await bring(TICKETS, FIRST);
  await bring(RATINGS, STARS);
  expect((await told('1')).version).toBe(5);
  expect(await bring(TICKETS, FIRST.replace('login,5', 'older,4'))).toEqual(['0 0 2 0 0']);
  expect(await bring(TICKETS, FIRST.replace('login,5', 'newer,6'))).toEqual(['0 1 1 0 0']);
  expect(await told('1')).toMatchObject({ topic: 'newer', version: 6, rating: 4 });
});

it('stays when the whole file comes again, and is taken back by an empty cell of its own', async () => {
  await bring(TICKETS, FIRST);
  await bring(RATINGS, STARS);
  expect(await bring(TICKETS, FIRST)).toEqual(['0 0 2 0 0']);
  expect(await bring(TICKETS, FIRST.replace('2026-01-06', '2026-01-08'))).toEqual(['0 1 1 0 0']);
  expect(await told('1')).toMatchObject({ rating: 4, resolvedAt: at('2026-01-08 09:00') });
  expect(await bring(RATINGS, 'ticket,stars,on\n1,,\n')).toEqual(['0 1 0 0 0']);
  expect(await told('1')).toMatchObject({ rating: null, ratedAt: null, topic: 'login', attributes: { area: 'app' } });
});

it('gives way to a whole file that maps the field itself', async () => {
  await bring(TICKETS, FIRST);
  await bring(RATINGS, STARS);
  const rated = { ...TICKETS, fields: { ...TICKETS.fields, rating: 'stars', rated_at: 'stars' } };
  await bring(
    rated,
    FIRST.replaceAll(/\n(?=.)/g, ',\n')
      .replace(/\n$/, ',\n')
      .replace('area,', 'area,stars'),
  );
  expect((await told('1')).rating).toBeNull();
});

it('has rules that only show once the conversation is whole', async () => {
  await bring(TICKETS, FIRST);
  expect(await bring(RATINGS, 'ticket,stars,on\n1,4,2026-01-04\n2,9,2026-01-07T09:00Z\n')).toEqual([
    '0 0 0 2 0',
    '2 RATED_BEFORE_CREATED rated_at on null',
    '3 RATING_OUT_OF_RANGE rating stars null',
  ]);
});

it('puts a rating without a time where a whole file would', async () => {
  await bring(TICKETS, FIRST);
  const { rated_at: _, ...fields } = RATINGS.fields;
  await bring({ ...RATINGS, only: ['rating'], fields }, STARS.replace('2,,', '2,3,'));
  expect([(await told('1')).ratedAt, (await told('2')).ratedAt]).toEqual([
    at('2026-01-06 09:00'),
    at('2026-01-05 10:00'),
  ]);
});

it('may be of escalations and attributes, which are added to those that are there', async () => {
  await bring(TICKETS, FIRST);
  const spec: ImportSpec = {
    kind: 'conversations',
    file: 'escalations.csv',
    only: ['escalated_at', 'escalation_reason'],
    fields: { id: 'id', escalated_at: 'at', escalation_reason: 'why' },
    attributes: { line: 'line' },
  };
  await bring(spec, 'id,at,why,line\n1,2026-01-05T12:00Z,outage,second\n2,,,\n');
  expect(await told('1')).toMatchObject({
    escalated: true,
    escalationReason: 'outage',
    attributes: { area: 'app', line: 'second' },
  });
  expect(await told('2')).toMatchObject({ escalated: false, attributes: { area: 'web' } });
  await bring(TICKETS, FIRST.replace(',app', ','));
  expect((await told('1')).attributes).toEqual({ line: 'second' });
});

it('leaves rows out without removing their conversations', async () => {
  await bring(TICKETS, FIRST);
  const rules = { leave_out: [{ column: 'stars', is_number: '< 5' }] };
  expect(await bring({ ...RATINGS, ...rules }, STARS.replace('9,5', '2,5').replace('2,,\n', ''))).toEqual([
    '0 1 0 0 0',
  ]);
  expect([(await told('1')).rating, (await told('2')).rating]).toEqual([null, 5]);
});

it('can be tried without writing anything', async () => {
  await bring(TICKETS, FIRST);
  expect(await bring(RATINGS, STARS, { dryRun: true })).toEqual(['0 0 0 1 0', '3 CONVERSATION_UNKNOWN id ticket 9']);
  expect((await told('1')).rating).toBeNull();
});

it('is written as a mapping that says what it says', () => {
  const problemsOf = (more: string) =>
    readMapping(`source: s\nimports:\n  - { kind: conversations, file: a.csv, ${more} }\n`, 'm.yml').problems.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`); // prettier-ignore
  expect(problemsOf('only: [rating], fields: { id: a, rating: b }')).toEqual([]);
  expect(problemsOf('fields: { id: a, rating: b }')).toEqual([
    'MISSING_KEY imports.0.fields "created_at" is required: when the first customer message came',
  ]);
  expect(problemsOf('only: [rating, effort], fields: { id: a, rating: b, topic: c }')).toEqual([
    'UNKNOWN_FIELD imports.0.only "effort" is not among the fields; map it, too',
    'NOT_AMONG_ONLY imports.0.fields.topic "topic" is not among "only": rating, effort',
  ]);
  expect(problemsOf('only: [version], fields: { id: a, version: b }')[0]).toMatch(/^UNKNOWN_VALUE imports.0.only.0/);
});
