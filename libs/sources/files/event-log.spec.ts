/**
 * Event logs as files. A small one is typed in, with what it means worked out by hand. The public log of an Italian help desk gives the
 * figures that plain scripts without Bough computed from it (REFERENCE.md of the sample data); it is skipped where the file is not.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { timeZone, type Conversation, type Removal } from '@bough/domain';
import { at, HOUR } from '../../../test/support/builders.js';
import { describeWhere } from '../../../test/support/describe-where.js';
import { compileMapping } from '../mapping/compile-mapping.js';
import { carriedFields } from '../mapping/field-spec.js';
import type { ImportSpec } from '../mapping/import-spec.js';
import { readMapping } from '../mapping/mapping.js';
import type { FilePart } from './fact-reading.js';
import { LeftOutRows } from './left-out-rows.js';
import { readFacts } from './read-facts.js';

const folder = mkdtempSync(join(tmpdir(), 'bough-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOG = `ticket,when,step,who,area,stars
7,2026-01-05 09:00,opened,,shop,
8,2026-01-05 09:30,opened,,app,
7,2026-01-05 09:10,auto answer,Robo,shop,
7,2026-01-05 10:00,answered,Ana,shop,
8,2026-01-05 09:30,answered,Ben,app,
7,2026-01-05 11:00,solved,Ana,shop,
7,2026-01-06 09:00,second line,Ana,shop,
7,2026-01-06 12:00,solved,Cy,checkout,
7,2026-01-07 08:00,survey,,checkout,4
8,2026-01-05 12:00,looked at,Ben,app,
9,2026-31-05 12:00,opened,Ben,app,
8,2026-01-05 13:00,looked at,Ben,app,
`;

const SPEC: ImportSpec = {
  kind: 'events',
  file: 'log.csv',
  fields: {
    case: 'ticket',
    at: 'when',
    event: 'step',
    assignee: 'who',
    topic: 'area',
    rating: 'stars',
    escalation_reason: 'area',
  },
  attributes: { area: 'area' },
  means: {
    opened: 'customer_message',
    'auto answer': 'bot_reply',
    answered: 'human_reply',
    solved: 'close',
    'second line': 'escalate',
    survey: 'rate',
  },
  reopened_by: ['escalate'],
};

async function read(spec: ImportSpec, text: string | null, leftOutRows: LeftOutRows | null = null) {
  const path = text === null ? spec.file : join(folder, 'log.csv');
  if (text !== null) writeFileSync(path, text);
  const parts: FilePart[] = [];
  let error: Error | null = null;
  try {
    for await (const part of readFacts(spec, path, { timeZone: timeZone('UTC'), leftOutRows })) parts.push(part);
  } catch (thrown) {
    error = thrown as Error;
  }
  const facts = parts.flatMap((part) => part.facts) as Conversation[];
  const told = (of: 'rejects' | 'warnings') =>
    parts.flatMap((part) =>
      part[of].flatMap(({ line, problems }) =>
        problems.map(({ code, field, value }) => `${line} ${code} ${field} ${value}`),
      ),
    );
  const removals = parts.flatMap((part): readonly Removal[] => part.removals);
  return {
    facts,
    error,
    removals,
    kinds: new Set(parts.map(({ kind }) => kind)),
    rejects: told('rejects'),
    warnings: told('warnings'),
  };
}

it('folds the rows of a case into a conversation, with what its last row says', async () => {
  const { facts, kinds, rejects, warnings } = await read(SPEC, LOG);
  expect(kinds).toEqual(new Set(['conversations']));
  expect(facts.map(({ externalId }) => externalId)).toEqual(['7', '8']);
  expect(facts[0]).toMatchObject({
    createdAt: at('2026-01-05 09:00'),
    firstReplyAt: at('2026-01-05 09:10'),
    firstHumanReplyAt: at('2026-01-05 10:00'),
    resolvedAt: at('2026-01-06 12:00'),
    reopenCount: 1,
    touches: 1,
    escalated: true,
    escalatedAt: at('2026-01-06 09:00'),
    escalationReason: 'shop',
    rating: 4,
    ratedAt: at('2026-01-07 08:00'),
    resolvedBy: 'human',
    botTookPart: true,
    assignee: null,
    topic: 'checkout',
    attributes: { area: 'checkout' },
    assignedAt: null,
    version: null,
    inDays: 0,
  });
  expect(facts[1]).toMatchObject({
    firstReplyAt: at('2026-01-05 09:30'),
    resolvedAt: null,
    assignee: 'Ben',
    rating: null,
  });
  expect(rejects).toEqual(['12 NOT_A_DATE at 2026-31-05 12:00']);
  expect(warnings).toEqual(['11 EVENT_UNKNOWN event looked at']);
});

it('carries what the events tell, and leaves open what they cannot', async () => {
  expect(carriedFields(SPEC).sort()).toEqual(
    [
      'assignee',
      'bot_took_part',
      'conversation.attributes.area',
      'created_at',
      'escalated',
      'escalated_at',
      'escalation_reason',
      'first_human_reply_at',
      'first_reply_at',
      'id',
      'rated_at',
      'rating',
      'reopen_count',
      'resolved_at',
      'resolved_by',
      'topic',
      'touches',
    ].map((name) => name),
  );
  const {
    fields: { rating: _, escalation_reason: __, ...fields },
    reopened_by: ___,
    ...rest
  } = SPEC;
  const plain: ImportSpec = { ...rest, fields, means: { answered: 'human_reply', solved: 'close' } };
  expect(carriedFields(plain)).not.toContain('reopen_count');
  const { facts } = await read(plain, LOG);
  expect(facts[0]).toMatchObject({
    reopenCount: null,
    escalated: null,
    botTookPart: null,
    resolvedBy: null,
    touches: 1,
  });
});

it('reads a sorted log case by case, and refuses a case that comes again', async () => {
  const sorted = [...LOG.trim().split('\n').slice(1)].sort();
  const [header] = LOG.split('\n');
  const plain = await read(SPEC, [header, ...sorted].join('\n'));
  const { facts, rejects } = await read(
    { ...SPEC, sorted: true, max_cases: 2 },
    [header, ...sorted, sorted[0]].join('\n'),
  );
  expect(facts).toEqual(plain.facts);
  expect(rejects).toEqual(['13 NOT_A_DATE at 2026-31-05 12:00', '14 NOT_SORTED case 7']);
});

it('refuses more cases than it may hold, with what to do', async () => {
  const { facts, error } = await read({ ...SPEC, max_cases: 1 }, LOG);
  expect(facts).toEqual([]);
  expect(error).toMatchObject({
    code: 'TOO_MANY_CASES',
    message: expect.stringMatching(/more than 1 cases.*"sorted: true"/),
  });
});

it('takes the newest version, and the durations of days without a time', async () => {
  const spec: ImportSpec = { ...SPEC, fields: { case: 'id', at: 'day', event: 'what', version: 'v' }, attributes: {} };
  const { facts } = await read(
    { ...spec, means: { a: 'human_reply', z: 'close' } },
    'id,day,what,v\n1,2026-01-05,x,3\n1,2026-01-06,a,7\n1,2026-01-08,z,5\n',
  );
  expect(facts[0]).toMatchObject({ version: 7, inDays: 7, resolvedAt: at('2026-01-08') });
});

it('leaves out rows by rule, and a case of which no row is left is a removal', async () => {
  const spec: ImportSpec = {
    ...SPEC,
    leave_out: [
      { column: 'who', is: 'Ben' },
      { column: 'ticket', is: '7' },
    ],
  };
  const { facts, removals } = await read(spec, LOG, new LeftOutRows('conversations'));
  expect(facts.map(({ externalId, firstHumanReplyAt }) => [externalId, firstHumanReplyAt])).toEqual([['8', null]]);
  expect(removals.map(({ externalId, reason }) => `${externalId} ${reason}`)).toEqual(['7 left_out', '9 left_out']);
});

it('rejects an event in the future and a rating out of range where they stand', async () => {
  const late = `${LOG}8,2201-01-05 13:00,solved,Ben,app,\n8,2026-01-05 13:00,survey,Ben,app,9\n`;
  const { rejects } = await read(SPEC, late);
  expect(rejects.slice(1)).toEqual(['14 DATE_OUT_OF_RANGE at 2201-01-05 13:00', '15 RATING_OUT_OF_RANGE rating 9']);
});

it('is a mapping with its own problems', () => {
  const problemsOf = (more: string) =>
    readMapping(`source: log\nimports:\n  - { kind: events, file: a.csv, ${more} }\n`, 'm.yml').problems.map(
      ({ code, path }) => `${code} ${path.join('.')}`,
    );
  const fields = 'fields: { case: a, at: b, event: c';
  expect(problemsOf(`${fields} }, means: { x: close }`)).toEqual([]);
  expect(problemsOf(`${fields}, rating: d }, means: { x: close }`)).toEqual(['EVENT_MISSING imports.0.fields.rating']);
  expect(problemsOf(`${fields} }, means: { x: shut }`)).toEqual(['UNKNOWN_VALUE imports.0.means.x']);
  expect(problemsOf(`${fields}, resolved_at: d }, means: { x: close }`)).toEqual([
    'UNKNOWN_KEY imports.0.fields.resolved_at',
  ]);
  expect(problemsOf(`${fields} }`)).toEqual(['MISSING_KEY imports.0']);
  const compiled = compileMapping(SPEC, {
    header: ['ticket', 'when', 'who', 'area', 'stars'],
    timeZone: timeZone('UTC'),
  });
  expect(compiled).toMatchObject({ problems: [{ code: 'MISSING_COLUMN', path: ['fields', 'event'] }] });
});

const DATA = resolve(process.env.BOUGH_SAMPLE_DATA ?? '../shared/data', 'helpdesk_italian/helpdesk.csv.gz');

describeWhere(existsSync(DATA), 'no public log of a help desk', 'the public log of an Italian help desk', () => {
  const ITALIAN: ImportSpec = {
    kind: 'events',
    file: DATA,
    fields: {
      case: 'Case ID',
      at: { column: 'Complete Timestamp', format: 'yyyy/MM/dd HH:mm:ss.SSS' },
      event: 'Activity',
      customer: 'customer',
      assignee: 'Resource',
    },
    attributes: { product: 'product', service_level: 'service_level' },
    means: {
      'Take in charge ticket': 'human_reply',
      'Resolve ticket': 'close',
      'Require upgrade': 'escalate',
      Wait: 'work',
      'Assign seriousness': 'work',
    },
    reopened_by: ['human_reply', 'work', 'escalate'],
  };
  let facts: Conversation[];
  beforeAll(async () => {
    facts = (await read(ITALIAN, null)).facts;
  });
  const hours = (of: 'firstHumanReplyAt' | 'resolvedAt', some = facts) => {
    const all = some.flatMap((each) => (each[of] === null ? [] : [(each[of] - each.createdAt) / HOUR]));
    return [all.length, all.reduce((sum, each) => sum + each, 0) / all.length] as const;
  };

  it('gives its cases, customers and products', () => {
    expect(facts).toHaveLength(4580);
    expect(new Set(facts.map(({ customerExternalId }) => customerExternalId)).size).toBe(395);
    expect(new Set(facts.map(({ attributes }) => attributes.product)).size).toBe(21);
  });

  it.each([
    ['firstHumanReplyAt', 4285, 97.5941],
    ['resolvedAt', 4569, 276.9124],
  ] as const)('gives the hours until %s', (of, count, mean) => {
    expect(hours(of)[0]).toBe(count);
    expect(hours(of)[1]).toBeCloseTo(mean, 4);
  });

  it('gives what was escalated and worked on again', () => {
    expect(facts.filter(({ escalated }) => escalated)).toHaveLength(102);
    expect(facts.filter(({ reopenCount }) => reopenCount! > 0)).toHaveLength(152);
  });

  it('gives them by product, as the last row of a case says it', () => {
    const upgraded = facts.filter(({ attributes }) => attributes.product === 'Value 1');
    expect(upgraded).toHaveLength(1694);
    expect(hours('resolvedAt', upgraded)[1]).toBeCloseTo(349.2725, 4);
  });

  it('gives the same, read as a sorted log', async () => {
    expect((await read({ ...ITALIAN, sorted: true }, null)).facts).toEqual(facts);
  });
});
