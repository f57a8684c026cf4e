/** Public holidays: what is usual on them is no spike, and what is not says that it was one. */
import { detectIn, quietWorld, withRush } from '../../../../test/support/builders-detection.js';
import type { World } from '../../../../test/support/builders-world.js';
import { createDayOffReader } from './off-days.js';

const QUIET = quietWorld();
const END = QUIET.period.to;
const HOURS = { timeZone: 'UTC', week: [[], [], [], [], [], [], []], closed: [], open: [] } as const;

/** The world with public holidays on these days, counted back from the end of the data. */
const withHolidays = (world: World, ...daysBeforeEnd: number[]): World => ({
  ...world,
  workspace: {
    ...world.workspace,
    businessHours: {
      ...HOURS,
      holidays: { country: 'DE', state: null, days: daysBeforeEnd.map((back) => END - back) },
    },
  },
});
const rushOn = (world: World, factor: number, ...daysBeforeEnd: number[]) =>
  daysBeforeEnd.reduce((rushed, back) => withRush(rushed, { daysBeforeEnd: back, days: 1, factor, plan: null }), world);
const spikes = async (world: World) =>
  (await detectIn(world)).signals.filter(({ kind, segment }) => kind === 'spike' && segment === null);

it('tells holidays, closed days and the days after them apart', () => {
  const offOf = createDayOffReader({
    ...HOURS,
    holidays: { country: 'DE', state: null, days: [10, 11] },
    closed: [20],
  });
  expect([9, 10, 11, 12, 13, 20, 21].map(offOf)).toEqual([
    null,
    'holiday',
    'holiday',
    'after',
    null,
    'closed',
    'after',
  ]);
  expect(createDayOffReader(undefined)(10)).toBeNull();
});

describe('three times as many conversations on a holiday', () => {
  it('is a spike like any other where nobody says that it is one', async () => {
    const [spike] = await spikes(rushOn(QUIET, 3, 3));
    expect(spike!.title).not.toContain('holiday');
    expect(spike!.words).toContain('are usual on such a weekday');
  });

  it('is told as a holiday, and calls nobody, where there are no others to compare with', async () => {
    const [spike] = await spikes(withHolidays(rushOn(QUIET, 3, 3), 3));
    expect(spike).toMatchObject({ severity: 'low' });
    expect(spike!.title).toMatch(/out of the ordinary on .*, a public holiday$/);
    expect(spike!.words).toContain('It was a public holiday, which is the likeliest reason');
  });

  it('is none where other holidays were like it', async () => {
    const days = [3, 24, 38, 52, 73];
    expect(await spikes(withHolidays(rushOn(QUIET, 3, ...days), ...days))).toEqual([]);
  });

  it('stands out where other holidays were like usual days', async () => {
    const [spike] = await spikes(withHolidays(rushOn(QUIET, 3, 3), 3, 24, 38, 52, 73));
    expect(spike!.severity).not.toBe('low');
    expect(spike!.words).toContain('stands out from 4 others of their kind, too');
  });
});

it('a usual number on a holiday stands out where holidays usually have three times as many: it falls, which needs nobody', async () => {
  const days = [24, 38, 52, 73];
  expect(await spikes(withHolidays(rushOn(QUIET, 3, ...days), 3, ...days))).toEqual([]);
});
