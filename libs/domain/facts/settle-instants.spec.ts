import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { timeZone, type TimeZone } from '../shared/time-zone.js';
import { secondsBetween } from './durations.js';
import {
  DURATION_BITS,
  settleInstants,
  type FollowingInstant,
  type Instants,
  type VagueInstant,
} from './settle-instants.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
type Property = VagueInstant['property'];

/** What a file says: `2026-10-25 02:50` in the zone, `2026-10-25` for a day, `2026-10-25 00:50Z` for an exact instant. */
function settle(zone: TimeZone, texts: Readonly<Record<string, string>>, following: readonly FollowingInstant[] = []) {
  const instants: Record<string, number> = {};
  const vague: VagueInstant[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const local = Date.parse(`${text.replace(' ', 'T').replace('Z', '')}${text.length === 10 ? 'T00:00' : ''}Z`);
    const property = name as Property;
    const isDay = text.length === 10;
    const isExact = text.endsWith('Z');
    instants[property] = isExact ? local : zone.fromLocal(local);
    const other = isExact || isDay ? null : zone.otherFromLocal(local);
    if (isDay || other !== null) vague.push({ property, other, isDay });
  }
  return settleInstants(instants as Instants, vague, following, zone);
}

const BERLIN = timeZone('Europe/Berlin');
const utc = (instant: number) => new Date(instant).toISOString().slice(5, 16).replace('T', ' ');

describe('the hour that happens twice', () => {
  it('takes the reading that keeps the order: 20 minutes, and 100', () => {
    const { instants, inDays } = settle(BERLIN, {
      createdAt: '2026-10-25 02:50',
      firstReplyAt: '2026-10-25 02:10',
      resolvedAt: '2026-10-25 03:30',
    });
    expect(Object.values(instants).map(utc)).toEqual(['10-25 00:50', '10-25 01:10', '10-25 02:30']);
    expect(inDays).toBe(0);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'the first reading where both keep the order',
      { createdAt: '2026-10-25 02:10', firstReplyAt: '2026-10-25 02:50' },
      ['10-25 00:10', '10-25 00:50'],
    ],
    [
      'a chain within the hour',
      { createdAt: '2026-10-25 02:40', firstReplyAt: '2026-10-25 02:50', resolvedAt: '2026-10-25 02:20' },
      ['10-25 00:40', '10-25 00:50', '10-25 01:20'],
    ],
    [
      'the second reading for all, since the first reply has an offset',
      { createdAt: '2026-10-25 02:50', firstReplyAt: '2026-10-25 00:55Z', firstHumanReplyAt: '2026-10-25 02:20' },
      ['10-25 00:50', '10-25 00:55', '10-25 01:20'],
    ],
    [
      'a resolution after the reply, which is usual and no rule',
      { createdAt: '2026-10-25 01:30', firstReplyAt: '2026-10-25 02:55', resolvedAt: '2026-10-25 02:05' },
      ['10-24 23:30', '10-25 00:55', '10-25 01:05'],
    ],
    [
      'a rating after the resolution',
      { createdAt: '2026-10-25 02:00', resolvedAt: '2026-10-25 02:50', ratedAt: '2026-10-25 02:20' },
      ['10-25 00:00', '10-25 00:50', '10-25 01:20'],
    ],
    [
      'a skipped time before one that exists: the clock was put forward too early',
      { createdAt: '2026-03-29 02:50', firstReplyAt: '2026-03-29 03:10' },
      ['03-29 00:50', '03-29 01:10'],
    ],
    [
      'an order that no reading keeps stays broken',
      { createdAt: '2026-10-25 02:50', resolvedAt: '2026-10-25 01:50' },
      ['10-25 00:50', '10-24 23:50'],
    ],
  ])('%s', (_, texts, expected) => expect(Object.values(settle(BERLIN, texts).instants).map(utc)).toEqual(expected));

  it('moves what was given as a duration after it', () => {
    const { instants } = settle(
      BERLIN,
      { createdAt: '2026-10-25 02:50', firstReplyAt: '2026-10-25 02:10', firstHumanReplyAt: '2026-10-25 00:15Z' },
      [{ property: 'firstHumanReplyAt', after: 'firstReplyAt' }],
    );
    expect(secondsBetween(instants.firstReplyAt!, instants.firstHumanReplyAt!)).toBe(300);
    expect(utc(instants.firstHumanReplyAt!)).toBe('10-25 01:15');
  });
});

/** The change of each year at which the clock goes back, found in the platform's own calendar. */
const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Tehran',
].map(timeZone);

function turnsBack(zone: TimeZone): number[] {
  const found: number[] = [];
  for (let hour = Date.UTC(2015, 0, 1); hour < Date.UTC(2019, 0, 1); hour += MINUTE * 30)
    if (zone.offsetAt(hour) < zone.offsetAt(hour - MINUTE * 30)) found.push(hour);
  return found;
}

it('keeps the order of everything that was in order, in every zone', () => {
  const turns = ZONES.flatMap((zone) => turnsBack(zone).map((turn) => [zone, turn] as const));
  expect(turns.length).toBeGreaterThan(25);
  const ORDER = ['createdAt', 'firstReplyAt', 'firstHumanReplyAt', 'resolvedAt', 'ratedAt'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...turns),
      fc.array(fc.integer({ min: -180, max: 180 }), { minLength: 5, maxLength: 5 }),
      ([zone, turn], minutes) => {
        const truth = minutes.sort((a, b) => a - b).map((minute) => turn + minute * MINUTE);
        const locals = truth.map((instant) => instant + zone.offsetAt(instant));
        const given = Object.fromEntries(ORDER.map((property, i) => [property, zone.fromLocal(locals[i]!)]));
        const vague = ORDER.flatMap((property, i) => {
          const other = zone.otherFromLocal(locals[i]!);
          return other === null ? [] : [{ property, other, isDay: false }];
        });
        const { instants } = settleInstants(given, vague, [], zone);
        const settled = ORDER.map((property) => instants[property]!);
        expect(settled).toEqual([...settled].sort((a, b) => a - b));
        expect(settled.map((instant) => instant + zone.offsetAt(instant))).toEqual(locals);
      },
    ),
    tries(300, 10_000),
  );
});

describe('a date without a time', () => {
  const days = (texts: Record<string, string>, following?: readonly FollowingInstant[]) => {
    const { instants, inDays } = settle(BERLIN, texts, following);
    const end = instants.resolvedAt ?? instants.firstReplyAt ?? instants.ratedAt ?? instants.escalatedAt;
    return [secondsBetween(instants.createdAt!, end!)! / 86_400, inDays];
  };
  const { firstReplyAt: REPLY, firstHumanReplyAt: HUMAN, resolvedAt: RESOLUTION } = DURATION_BITS;

  it.each<[string, Record<string, string>, number, number]>([
    ['resolved the same day', { createdAt: '2026-09-01 09:30', resolvedAt: '2026-09-01' }, 0, RESOLUTION],
    ['resolved two days later', { createdAt: '2026-09-01 09:30', resolvedAt: '2026-09-03' }, 2, RESOLUTION],
    [
      'created a date, resolved an instant',
      { createdAt: '2026-09-01', resolvedAt: '2026-09-01 10:00' },
      10 / 24,
      RESOLUTION,
    ],
    [
      'created a date, resolved later',
      { createdAt: '2026-09-01', resolvedAt: '2026-09-04 10:00' },
      3 + 10 / 24,
      RESOLUTION,
    ],
    ['both dates', { createdAt: '2026-09-01', resolvedAt: '2026-09-05' }, 4, RESOLUTION],
    ['both the same date', { createdAt: '2026-09-01', resolvedAt: '2026-09-01' }, 0, RESOLUTION],
    ['replied a date', { createdAt: '2026-09-01 09:30', firstReplyAt: '2026-09-02' }, 1, REPLY],
    ['escalated a date', { createdAt: '2026-09-01 09:30', escalatedAt: '2026-09-01' }, 0, 0],
    ['rated a date', { createdAt: '2026-09-01 09:30', ratedAt: '2026-09-01' }, 0, 0],
    [
      'resolved before it was created stays so',
      { createdAt: '2026-09-02 09:30', resolvedAt: '2026-09-01' },
      -1,
      RESOLUTION,
    ],
    [
      'created a later date than resolved',
      { createdAt: '2026-09-02', resolvedAt: '2026-09-01 10:00' },
      -14 / 24,
      RESOLUTION,
    ],
    ['exact at both ends', { createdAt: '2026-09-01 09:30', resolvedAt: '2026-09-02 09:30' }, 1, 0],
  ])('%s: %j', (_, texts, expected, bits) => expect(days(texts)).toEqual([expected, bits]));

  it('keeps a duration after it exact', () => {
    const following = [{ property: 'firstHumanReplyAt', after: 'createdAt' } as const];
    const { instants, inDays } = settle(
      timeZone('UTC'),
      { createdAt: '2026-09-01', firstHumanReplyAt: '2026-09-01 00:25', resolvedAt: '2026-09-01 17:00' },
      following,
    );
    expect(secondsBetween(instants.createdAt!, instants.firstHumanReplyAt!)).toBe(25 * 60);
    expect(inDays).toBe(RESOLUTION);
  });

  it('does not come before what came earlier that day, nor after what came later', () => {
    const { instants } = settle(BERLIN, {
      createdAt: '2026-08-31 22:00',
      firstReplyAt: '2026-09-01',
      firstHumanReplyAt: '2026-09-01 08:00',
      resolvedAt: '2026-09-01',
    });
    expect(instants.firstReplyAt).toBe(instants.firstHumanReplyAt);
    expect(instants.resolvedAt! - instants.createdAt!).toBe(DAY);
  });

  it('never makes a duration negative whose days are in order, and never moves an exact instant or a day', () => {
    const ORDER = ['createdAt', 'firstReplyAt', 'firstHumanReplyAt', 'resolvedAt', 'ratedAt', 'escalatedAt'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.array(fc.tuple(fc.nat(6 * 1440), fc.boolean(), fc.boolean()), { minLength: 6, maxLength: 6 }),
        (zone, drawn) => {
          const begin = zone.startOf(20_500);
          const truth = drawn.map(([minute]) => begin + minute * MINUTE).sort((a, b) => a - b);
          const given: Record<string, number> = {};
          const vague: VagueInstant[] = [];
          ORDER.forEach((property, i) => {
            const [, isDay, isThere] = drawn[i]!;
            if (property !== 'createdAt' && !isThere) return;
            given[property] = isDay ? zone.startOf(zone.dayAt(truth[i]!)) : truth[i]!;
            if (isDay) vague.push({ property, other: null, isDay });
          });
          const { instants, inDays } = settleInstants(given, vague, [], zone);
          const isVague = (property: string) => vague.some((each) => each.property === property);
          for (const [property, instant] of Object.entries(instants)) {
            expect(instant).toBeGreaterThanOrEqual(instants.createdAt!);
            expect(zone.dayAt(instant)).toBe(zone.dayAt(given[property]!));
            if (!isVague(property)) expect(instant).toBe(given[property]);
          }
          const { firstReplyAt, firstHumanReplyAt } = instants;
          if (firstReplyAt !== undefined && firstHumanReplyAt !== undefined)
            expect(firstHumanReplyAt).toBeGreaterThanOrEqual(firstReplyAt);
          for (const [property, bit] of Object.entries(DURATION_BITS))
            expect((inDays & bit) !== 0).toBe(property in instants && (isVague(property) || isVague('createdAt')));
        },
      ),
      tries(300, 10_000),
    );
  });

  it('says of both replies what is known of each', () =>
    expect(
      settle(BERLIN, { createdAt: '2026-09-01 09:30', firstReplyAt: '2026-09-01', firstHumanReplyAt: '2026-09-02' })
        .inDays,
    ).toBe(REPLY | HUMAN));
});
