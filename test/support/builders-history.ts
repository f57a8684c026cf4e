/**
 * Random histories of a workspace: imports of all kinds, redelivered, interrupted and late, refreshes in between, and
 * sometimes another time zone or other dimensions. Few ids, few days and round times, so that things meet.
 */
import * as fc from 'fast-check';
import type { FactBatch } from '@bough/application';
import {
  STORED_MEASURES,
  type BusinessHours,
  type Conversation,
  type Customer,
  type Removal,
  type Workspace,
} from '@bough/domain';
import { at, conversation, customer, day, HOUR, PLAN, SIZE } from './builders.js';
import { aStandard } from './builders-standards.js';

export type Step =
  | { readonly kind: 'refresh' }
  | { readonly kind: 'apply'; readonly workspace: Partial<Workspace> }
  | {
      readonly kind: 'import';
      readonly source: string;
      readonly batches: readonly FactBatch[];
      /** Every batch comes twice. */
      readonly isRedelivered: boolean;
      /** The process dies after the first batch; the file is imported again from its beginning. */
      readonly isInterrupted: boolean;
    }
  | { readonly kind: 'remove'; readonly source: string; readonly removals: readonly Removal[] }
  /** Of an import its place among those of the source, the newest first. */
  | { readonly kind: 'take_back'; readonly source: string; readonly import: number | null };

const START = at('2025-03-20');
const START_DAY = day('2025-03-20');
/** More than the 14 days in which a contact repeats an earlier one, and with a change of the clock in Berlin. */
const DAYS = 20;

const orNull = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) => fc.option(arbitrary, { nil: null, freq });
const moment = fc.oneof(
  fc.integer({ min: 0, max: DAYS * 4 }).map((quarter) => START + quarter * 6 * HOUR),
  fc.integer({ min: 0, max: DAYS * 24 * HOUR }).map((milliseconds) => START + milliseconds),
);
const wait = fc.oneof(fc.constantFrom(0, 999, HOUR, 6 * HOUR, 24 * HOUR), fc.integer({ min: 0, max: 60 * HOUR }));
const flag = orNull(fc.boolean());

const FIELDS = fc.record({
  customerExternalId: orNull(fc.constantFrom('A', 'B', 'C'), 5),
  createdAt: moment,
  replyAfter: orNull(wait),
  humanAfter: orNull(wait),
  resolvedAfter: orNull(wait, 3),
  ratedAfter: wait,
  reopenCount: orNull(fc.nat(2)),
  touches: orNull(fc.nat(3)),
  handleSeconds: orNull(fc.nat(4000)),
  escalated: flag,
  escalatedAfter: orNull(wait),
  topic: orNull(fc.constantFrom('login', 'billing')),
  rating: orNull(fc.integer({ min: 1, max: 5 })),
  effort: orNull(fc.nat(10)),
  isRated: fc.boolean(),
  resolvedBy: orNull(fc.constantFrom('human', 'bot', 'nobody')),
  botTookPart: flag,
  version: orNull(fc.integer({ min: 1, max: 9 }), 1),
});

/** A sound conversation with any of its fields empty. */
export const CONVERSATION = fc.tuple(fc.nat(7), FIELDS).map(([id, given]): Conversation => {
  const { replyAfter, humanAfter, resolvedAfter, ratedAfter, escalatedAfter, isRated, ...fields } = given;
  const after = (milliseconds: number | null) => (milliseconds === null ? null : given.createdAt + milliseconds);
  const times = {
    firstReplyAt: after(replyAfter),
    firstHumanReplyAt: after(humanAfter),
    resolvedAt: after(resolvedAfter),
    escalatedAt: after(escalatedAfter),
  };
  return conversation(`c${id}`, { ...fields, ...times, ratedAt: isRated ? after(ratedAfter) : null });
});

const someDay = fc.integer({ min: START_DAY - 3, max: START_DAY + DAYS + 5 });
const CUSTOMER = fc
  .record(
    {
      id: fc.constantFrom('A', 'B', 'C', 'D'),
      name: orNull(fc.constantFrom('Ann', 'Ada')),
      activeFrom: orNull(someDay),
      activeTo: orNull(someDay, 1),
      validFrom: orNull(someDay),
      attributes: fc.record(
        {
          plan: orNull(fc.constantFrom('free', 'trial', 'PRO', 'gold'), 5),
          arr: orNull(fc.constantFrom('0', '999.99', '1000', '2500', 'much'), 5),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['id', 'validFrom', 'attributes'] },
  )
  .map(({ id, ...given }): Customer => customer(id, given));

const COSTS = fc.uniqueArray(
  fc.record({
    month: fc.constantFrom(day('2025-03-01'), day('2025-04-01')),
    category: fc.constantFrom('pay', 'tools'),
    amount: fc.nat(99_999),
  }),
  { selector: ({ month, category }) => `${month} ${category}`, minLength: 1, maxLength: 3 },
);

const cut = <Fact>(facts: readonly Fact[]): Fact[][] => {
  const middle = Math.ceil(facts.length / 2);
  return [facts.slice(0, middle), facts.slice(middle)].filter((part) => part.length > 0);
};
const BATCHES: fc.Arbitrary<FactBatch[]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .uniqueArray(CONVERSATION, { selector: ({ externalId }) => externalId, minLength: 1, maxLength: 8 })
      .map((facts) => cut(facts).map((part): FactBatch => ({ kind: 'conversations', facts: part }))),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(CUSTOMER, { minLength: 1, maxLength: 5 })
      .map((facts) => cut(facts).map((part): FactBatch => ({ kind: 'customers', facts: part }))),
  },
  { weight: 1, arbitrary: COSTS.map((facts): FactBatch[] => [{ kind: 'cost_pools', facts }]) },
);

const BUSINESS_HOURS: fc.Arbitrary<BusinessHours> = fc.record({
  timeZone: fc.constantFrom('Europe/Berlin', 'America/St_Johns'),
  week: fc.constantFrom(
    Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
    Array.from({ length: 7 }, (_, day) => (day === 2 ? [] : [540, 840].map((from) => ({ from, to: from + 181 })))),
  ),
  holidays: orNull(fc.constant({ country: 'DE', state: null, days: [START_DAY + 4, START_DAY + 11] })),
  closed: fc.constant([START_DAY + 6]),
  open: fc.constantFrom([], [START_DAY + 4]),
});

/** Limits on which durations pile up, some of them the same. */
const STANDARDS = fc.subarray([
  aStandard({ kind: 'share_within', share: 0.9, high: 3600 }),
  aStandard({ kind: 'share_within', share: 0.5, high: 3600, segment: 'all' }),
  aStandard({ kind: 'share_within', share: 0.9, high: 6 * 3600, basis: 'business' }),
  aStandard({ kind: 'share_within', share: 0.9, high: 86_400, metric: 'resolution_time' }),
  aStandard({ kind: 'at_most', high: 60 }),
]);

const WORKSPACE: fc.Arbitrary<Partial<Workspace>> = fc.record(
  {
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Kiritimati'),
    dimensions: fc.constantFrom(
      [PLAN, SIZE],
      [SIZE],
      [{ ...SIZE, segments: [{ key: 'any', name: 'Any', from: 0 }] }, PLAN],
    ),
    revenue: fc.constantFrom('arr', null),
    referencePeriod: orNull(fc.constant({ from: START_DAY + 2, to: START_DAY + 9 })),
    businessHours: BUSINESS_HOURS,
    activityBegins: fc.constant('first_conversation' as const),
    standards: STANDARDS,
  },
  { requiredKeys: ['timeZone'] },
);

function removalsOf(source: string): fc.Arbitrary<Step> {
  const removal = (of: Removal['of'], id: fc.Arbitrary<string>) =>
    fc
      .record({
        of: fc.constant(of),
        externalId: id,
        reason: fc.constantFrom('left_out', 'left_out', 'left_out', 'erased'),
        version: orNull(fc.integer({ min: 1, max: 9 }), 1),
      })
      .map((each): Removal => each as Removal);
  const some = (each: fc.Arbitrary<Removal>) =>
    fc.uniqueArray(each, { selector: ({ externalId }) => externalId, minLength: 1, maxLength: 4 });
  return fc
    .oneof(
      some(
        removal(
          'conversations',
          fc.nat(7).map((id) => `c${id}`),
        ),
      ),
      some(removal('customers', fc.constantFrom('A', 'B', 'C', 'D'))),
    )
    .map((removals): Step => ({ kind: 'remove', source, removals }));
}

const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      source: fc.constantFrom('desk', 'desk', 'shop'),
      batches: BATCHES,
      isRedelivered: fc.boolean(),
      isInterrupted: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom('desk', 'shop').chain(removalsOf) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('take_back' as const),
      source: fc.constantFrom('desk', 'shop'),
      import: orNull(fc.nat(3), 4),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'refresh' }) },
  { weight: 1, arbitrary: WORKSPACE.map((workspace): Step => ({ kind: 'apply', workspace })) },
);

export const HISTORY = fc.array(STEP, { minLength: 4, maxLength: 14, size: 'max' });

/** A measure that is greater than one that it is a part of: `bot_first > replied`. */
export function partAboveWhole(sums: Readonly<Record<string, number>>): string | undefined {
  const pairs = STORED_MEASURES.flatMap(({ key, partOf }) => partOf.map((whole) => [key, whole] as const));
  const found = pairs.find(([part, whole]) => sums[part]! > sums[whole]!);
  return found && found.join(' > ');
}
