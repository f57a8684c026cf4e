import fc from 'fast-check';
import { at, conversation } from '../../../test/support/builders.js';
import { tries } from '../../../test/support/how-much.js';
import { checkConversation, latestInstant } from './check-conversation.js';
import { CONVERSATION_FIELD_LIST, type Conversation } from './conversation.js';

const CREATED = at('2025-03-10 09:00');
const after = (minutes: number) => CREATED + minutes * 60_000;
const found = (given: Partial<Conversation>) =>
  checkConversation(conversation('c', { createdAt: CREATED, ...given })).map(
    ({ severity, code, field }) => `${severity} ${code} ${field}`,
  );

it.each<[string, Partial<Conversation>]>([
  ['nothing but its creation', {}],
  ['everything at one instant', { firstReplyAt: CREATED, firstHumanReplyAt: CREATED, resolvedAt: CREATED }],
  ['a bot first', { firstReplyAt: after(1), firstHumanReplyAt: after(5), resolvedAt: after(9) }],
  ['a human reply only', { firstHumanReplyAt: after(5) }],
  ['the ends of ranges', { rating: 1, effort: 0, touches: 0, reopenCount: 0, handleSeconds: 0 }],
  ['the other ends', { rating: 5, effort: 10, touches: 100_000, reopenCount: 100_000, handleSeconds: 315_576_000 }],
  ['a rating after the resolution', { resolvedAt: after(1), rating: 4, ratedAt: after(9_000) }],
  ['an effort answer alone', { effort: 3, ratedAt: after(1) }],
  ['an escalation after the resolution', { resolvedAt: after(1), escalatedAt: after(2) }],
])('%s is sound', (_, given) => expect(found(given)).toEqual([]));

const LATE = Date.UTC(2201, 0, 1);

it.each<[string, Partial<Conversation>, string]>([
  ['created in 1989', { createdAt: at('1989-12-31 23:59') }, 'error DATE_OUT_OF_RANGE created_at'],
  ['created in 2200', { createdAt: Date.UTC(2200, 0, 1) }, 'error DATE_OUT_OF_RANGE created_at'],
  ['resolved before creation', { resolvedAt: CREATED - 1 }, 'error RESOLVED_BEFORE_CREATED resolved_at'],
  ['resolved after 2200', { resolvedAt: LATE }, 'error DATE_OUT_OF_RANGE resolved_at'],
  ['replied before creation', { firstReplyAt: CREATED - 1 }, 'error REPLY_BEFORE_CREATED first_reply_at'],
  ['replied after 2200', { firstReplyAt: LATE }, 'error DATE_OUT_OF_RANGE first_reply_at'],
  ['a human after 2200', { firstHumanReplyAt: LATE }, 'error DATE_OUT_OF_RANGE first_human_reply_at'],
  [
    'a human before the first reply',
    { firstReplyAt: after(5), firstHumanReplyAt: after(4) },
    'error REPLY_BEFORE_FIRST first_human_reply_at',
  ],
  ['rated before creation', { rating: 3, ratedAt: CREATED - 1 }, 'error RATED_BEFORE_CREATED rated_at'],
  ['rated after 2200', { rating: 3, ratedAt: LATE }, 'error DATE_OUT_OF_RANGE rated_at'],
  ['escalated before creation', { escalatedAt: CREATED - 1 }, 'error ESCALATED_BEFORE_CREATED escalated_at'],
  ['escalated after 2200', { escalatedAt: LATE }, 'error DATE_OUT_OF_RANGE escalated_at'],
  ['a negative handle time', { handleSeconds: -1 }, 'error DURATION_OUT_OF_RANGE handle_time'],
  ['a handle time of years', { handleSeconds: 315_576_001 }, 'error DURATION_OUT_OF_RANGE handle_time'],
  ['half a second of handling', { handleSeconds: 60.5 }, 'error DURATION_OUT_OF_RANGE handle_time'],
  ['negative touches', { touches: -1 }, 'error COUNT_OUT_OF_RANGE touches'],
  ['half a touch', { touches: 1.5 }, 'error COUNT_OUT_OF_RANGE touches'],
  ['too many touches', { touches: 100_001 }, 'error COUNT_OUT_OF_RANGE touches'],
  ['half a reopening', { reopenCount: 0.5 }, 'error COUNT_OUT_OF_RANGE reopen_count'],
  ['touches that are no number', { touches: NaN }, 'error COUNT_OUT_OF_RANGE touches'],
  ['a rating of 0', { rating: 0 }, 'error RATING_OUT_OF_RANGE rating'],
  ['a rating of 6', { rating: 6 }, 'error RATING_OUT_OF_RANGE rating'],
  ['a rating of 4.5', { rating: 4.5 }, 'error RATING_OUT_OF_RANGE rating'],
  ['an effort of 11', { effort: 11 }, 'error EFFORT_OUT_OF_RANGE effort'],
  ['an effort of 2.5', { effort: 2.5 }, 'error EFFORT_OUT_OF_RANGE effort'],
  ['a rating time without a rating', { ratedAt: after(1) }, 'warning RATED_WITHOUT_RATING rated_at'],
])('%s', (_, given, expected) => expect(found(given)).toEqual([expected]));

const limits = CONVERSATION_FIELD_LIST.flatMap(({ name, property, notBefore = {} }) =>
  Object.entries(notBefore).map(([earlier, code]) => [name, earlier, property, code]),
);

it.each(limits)('%s must not lie before %s', (name, earlier, property, code) =>
  expect(found({ [earlier!]: after(5), [property!]: after(4) })).toContain(`error ${code} ${name}`),
);

it('says so of every instant but the creation, so that no field lies before it', () => {
  const instants = CONVERSATION_FIELD_LIST.filter(({ kind }) => kind === 'instant').map(({ name }) => name);
  const notBeforeCreation = limits.filter(([, earlier]) => earlier === 'createdAt').map(([name]) => name);
  expect(notBeforeCreation).toEqual(instants.filter((name) => name !== 'created_at'));
});

describe('an import on 11 March 2025, 9:00', () => {
  const LATEST = latestInstant(at('2025-03-11 09:00'));
  const late = (given: Partial<Conversation>) =>
    checkConversation(conversation('c', { createdAt: CREATED, ...given }), LATEST).map(
      ({ severity, code, field }) => `${severity} ${code} ${field}`,
    );

  it('takes what happens up to two days later, since clocks differ', () =>
    expect(late({ createdAt: at('2025-03-13 09:00'), resolvedAt: at('2025-03-13 09:00') })).toEqual([]));

  it.each<[string, Partial<Conversation>, string[]]>([
    ['created', { createdAt: LATEST + 1 }, ['created_at']],
    [
      'created in 2199',
      { createdAt: Date.UTC(2199, 0, 1), resolvedAt: Date.UTC(2199, 0, 2) },
      ['created_at', 'resolved_at'],
    ],
    [
      'replied',
      { firstReplyAt: LATEST + 1, firstHumanReplyAt: LATEST + 2 },
      ['first_reply_at', 'first_human_reply_at'],
    ],
    ['resolved', { resolvedAt: LATEST + 1 }, ['resolved_at']],
    ['rated', { rating: 5, ratedAt: LATEST + 1 }, ['rated_at']],
    ['escalated', { escalatedAt: LATEST + 1 }, ['escalated_at']],
  ])('rejects what was %s later', (_, given, fields) =>
    expect(late(given)).toEqual(fields.map((field) => `error DATE_IN_FUTURE ${field}`)),
  );
});

it('keeps replies after the resolution, with a warning for each', () =>
  expect(found({ resolvedAt: after(1), firstReplyAt: after(2), firstHumanReplyAt: after(3) })).toEqual([
    'warning REPLY_AFTER_RESOLVED first_reply_at',
    'warning REPLY_AFTER_RESOLVED first_human_reply_at',
  ]));

it('tells everything at once, and says what to do', () => {
  const problems = checkConversation(conversation('c', { createdAt: CREATED, rating: 9, effort: -1, touches: 0.5 }));
  expect(problems.map(({ field, message }) => `${field} ${message}`)).toEqual([
    'touches must be a whole number from 0 to 100000',
    'rating must be a whole number from 1 to 5; map other scales with "values"',
    'effort must be a whole number from 0 to 10; map other scales with "values"',
  ]);
});

/**
 * The rules once more, each on its own and without a shortcut: what must be found, by code and field. The sound rows of the tables above
 * and these random ones hold the shortcut for sound rows against the rules.
 */
function expectedFaults(c: Conversation): string[] {
  const values = c as unknown as Record<string, number | null>;
  const faults: string[] = [];
  for (const { property, name, kind, notBefore = {}, range } of CONVERSATION_FIELD_LIST) {
    const value = values[property] ?? null;
    if (value === null) continue;
    for (const [earlier, code] of Object.entries(notBefore))
      if ((values[earlier] ?? null) !== null && value < values[earlier]!) faults.push(`error ${code} ${name}`);
    if (kind === 'instant' && property === 'createdAt' && value < at('1990-01-01 00:00'))
      faults.push(`error DATE_OUT_OF_RANGE ${name}`);
    if (kind === 'instant' && value > at('2025-03-13 09:00')) faults.push(`error DATE_IN_FUTURE ${name}`);
    if (range && (value < range.least || value > range.most || value % 1 !== 0))
      faults.push(`error ${range.code} ${name}`);
  }
  if (c.ratedAt !== null && c.rating === null && c.effort === null)
    faults.push('warning RATED_WITHOUT_RATING rated_at');
  for (const [reply, name] of [
    [c.firstReplyAt, 'first_reply_at'],
    [c.firstHumanReplyAt, 'first_human_reply_at'],
  ] as const)
    if (c.resolvedAt !== null && c.resolvedAt >= c.createdAt && reply !== null && reply > c.resolvedAt)
      faults.push(`warning REPLY_AFTER_RESOLVED ${name}`);
  return faults.sort();
}

it('finds the same as the rules one by one, in random conversations of which many are sound', () => {
  const numeric = CONVERSATION_FIELD_LIST.filter(({ kind, range }) => kind === 'instant' || range);
  const record = Object.fromEntries(
    numeric.map(({ property, kind, range }, i) => [
      property,
      kind === 'instant'
        ? fc.option(
            fc.oneof(
              { weight: 30, arbitrary: fc.integer({ min: 0, max: 3 }).map((step) => after(i * 10 + step)) },
              {
                weight: 1,
                arbitrary: fc.constantFrom(after(-1), after(25), after(60 * 24 * 4), at('1989-01-01 00:00')),
              },
            ),
            { nil: property === 'createdAt' ? after(0) : null },
          )
        : fc.option(
            fc.oneof(
              { weight: 20, arbitrary: fc.integer({ min: range!.least, max: Math.min(range!.most, 10) }) },
              { weight: 1, arbitrary: fc.constantFrom(range!.least - 1, range!.most + 1, 1.5) },
            ),
            { nil: null },
          ),
    ]),
  );
  let sound = 0;
  fc.assert(
    fc.property(fc.record(record), (drawn) => {
      const given = conversation('c', drawn as Partial<Conversation>);
      const expected = expectedFaults(given);
      if (expected.length === 0) sound++;
      const latest = latestInstant(at('2025-03-11 09:00'));
      const got = checkConversation(given, latest).map(({ severity, code, field }) => `${severity} ${code} ${field}`);
      expect(got.sort()).toEqual(expected);
    }),
    tries(1000, 30_000),
  );
  expect(sound).toBeGreaterThan(100);
});
