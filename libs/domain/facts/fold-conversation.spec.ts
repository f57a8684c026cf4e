import fc from 'fast-check';
import { CONVERSATION_EVENTS, type ConversationEvent, type ConversationEventKind } from './conversation-event.js';
import { foldConversation } from './fold-conversation.js';

const NOTHING = {
  createdAt: 1,
  firstReplyAt: null,
  firstHumanReplyAt: null,
  resolvedAt: null,
  reopenCount: 0,
  touches: 0,
  escalated: false,
  escalatedAt: null,
  escalationReason: null,
  assignedAt: null,
  rating: null,
  ratedAt: null,
  resolvedBy: null,
  botTookPart: false,
};

/** `told('1 customer_message', '3 close')` */
const told = (...lines: string[]): ConversationEvent[] =>
  lines.map((line) => {
    const [at, kind, more] = line.split(' ');
    return {
      at: Number(at),
      kind: kind as ConversationEventKind,
      reason: more ?? null,
      rating: more ? Number(more) : null,
    };
  });

it.each<[string, string[], object]>([
  ['is nothing but its creation', ['1 customer_message'], {}],
  [
    'begins with the first event where no customer wrote',
    ['1 note', '2 human_reply'],
    { firstReplyAt: 2, firstHumanReplyAt: 2, touches: 1 },
  ],
  ['forgets what was before the customer wrote', ['0 human_reply', '0 close', '0 escalate', '1 customer_message'], {}],
  [
    'has a first reply of a bot and one of a person',
    ['1 customer_message', '2 bot_reply', '3 note', '4 human_reply', '5 human_reply'],
    { firstReplyAt: 2, firstHumanReplyAt: 4, touches: 2, botTookPart: true },
  ],
  [
    'is resolved by its last close',
    ['1 customer_message', '2 close', '3 close'],
    { resolvedAt: 3, resolvedBy: 'nobody' },
  ],
  [
    'is not resolved while it is open again',
    ['1 customer_message', '2 human_reply', '3 close', '4 reopen'],
    { firstReplyAt: 2, firstHumanReplyAt: 2, touches: 1, reopenCount: 1 },
  ],
  [
    'is open again only after a close',
    ['1 customer_message', '2 reopen', '3 close', '4 reopen', '5 reopen', '6 close'],
    { resolvedAt: 6, resolvedBy: 'nobody', reopenCount: 1 },
  ],
  [
    'is resolved by a bot where no person replied',
    ['1 customer_message', '2 bot_reply', '3 close'],
    { firstReplyAt: 2, resolvedAt: 3, resolvedBy: 'bot', botTookPart: true },
  ],
  [
    'is escalated first with its reason',
    ['1 customer_message', '2 escalate billing', '3 escalate legal'],
    { escalated: true, escalatedAt: 2, escalationReason: 'billing' },
  ],
  [
    'has its last rating, and none that is empty',
    ['1 customer_message', '2 rate 3', '3 rate 5', '4 rate'],
    { rating: 5, ratedAt: 3 },
  ],
  ['is assigned first', ['1 customer_message', '2 assign', '3 assign'], { assignedAt: 2 }],
  ['takes the order of the list for the same time', ['1 customer_message', '1 close', '1 reopen'], { reopenCount: 1 }],
])('a conversation %s', (_, lines, expected) => {
  expect(foldConversation(told(...lines))).toEqual({ ...NOTHING, ...expected });
});

it('counts work after a close as reopening, once until the next one, and leaves it resolved', () => {
  const events = told('1 customer_message', '2 work', '3 close', '4 work', '5 human_reply', '6 close', '7 work');
  const rework = new Set<ConversationEventKind>(['work', 'human_reply']);
  expect(foldConversation(events, rework)).toMatchObject({ reopenCount: 2, resolvedAt: 6 });
  expect(foldConversation(events)).toMatchObject({ reopenCount: 0, resolvedAt: 6 });
});

it('without an event there is no conversation', () => {
  expect(foldConversation([])).toBeNull();
});

describe('whatever happened', () => {
  const kinds = Object.keys(CONVERSATION_EVENTS) as ConversationEventKind[];
  const event = fc.record({
    at: fc.integer({ min: 0, max: 50 }),
    kind: fc.constantFrom(...kinds),
    reason: fc.option(fc.constantFrom('a', 'b')),
    rating: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  const events = fc.array(event, { minLength: 1, maxLength: 20 });
  const apart = fc.uniqueArray(event, { minLength: 1, maxLength: 20, selector: ({ at }) => at });
  const rework = fc.uniqueArray(fc.constantFrom<ConversationEventKind>('human_reply', 'work', 'escalate', 'assign'));

  it('the order of events at different times does not matter', () => {
    const shuffled = apart.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, rework, ([all, other], by) => {
        expect(foldConversation(other, new Set(by))).toEqual(foldConversation(all, new Set(by)));
      }),
    );
  });

  it('a note after the beginning changes nothing', () => {
    fc.assert(
      fc.property(events, fc.nat(), rework, (all, wait, by) => {
        const before = foldConversation(all, new Set(by))!;
        const note: ConversationEvent = { at: before.createdAt + wait, kind: 'note' };
        expect(foldConversation([...all, note], new Set(by))).toEqual(before);
      }),
    );
  });

  it('the first human reply is not before the first reply, and nothing is before the beginning', () => {
    fc.assert(
      fc.property(events, (all) => {
        const times = foldConversation(all)!;
        const { createdAt, firstReplyAt, firstHumanReplyAt, escalatedAt, assignedAt, resolvedAt, ratedAt } = times;
        if (firstHumanReplyAt !== null) expect(firstHumanReplyAt).toBeGreaterThanOrEqual(firstReplyAt!);
        for (const at of [firstReplyAt, firstHumanReplyAt, escalatedAt, assignedAt, resolvedAt, ratedAt])
          expect(at ?? createdAt).toBeGreaterThanOrEqual(createdAt);
        expect(times.touches).toBe(
          all.filter((each, index) => each.kind === 'human_reply' && isCounted(all, index, createdAt)).length,
        );
      }),
    );
  });

  it('another close never makes the resolution earlier', () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 60 }), (all, at) => {
        const [before, after] = [foldConversation(all)!, foldConversation([...all, { at, kind: 'close' }])!];
        if (before.resolvedAt !== null) expect(after.resolvedAt).toBeGreaterThanOrEqual(before.resolvedAt);
      }),
    );
  });

  it('two halves of what was told are what all of it is, in the order of time', () => {
    fc.assert(
      fc.property(events, fc.nat(), (all, cut) => {
        const sorted = [...all].sort((a, b) => a.at - b.at);
        const [first, rest] = [sorted.slice(0, cut % sorted.length), sorted.slice(cut % sorted.length)];
        expect(foldConversation([...first, ...rest])).toEqual(foldConversation(all));
      }),
    );
  });

  /** Not before the message with which it begins: of the same time, those later in the list. */
  function isCounted(all: readonly ConversationEvent[], index: number, createdAt: number): boolean {
    const message = all.findIndex(({ at, kind }) => kind === 'customer_message' && at === createdAt);
    const hasMessage = all.some(({ kind }) => kind === 'customer_message');
    const { at } = all[index]!;
    return at > createdAt || (at === createdAt && (!hasMessage || index > message));
  }
});
