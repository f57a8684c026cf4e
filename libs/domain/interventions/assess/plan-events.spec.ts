import { LAUNCH, plan, intervention, revision, started } from '../../../../test/support/builders-interventions.js';
import { workspace } from '../../../../test/support/builders.js';
import { interventionChanges, planEvents } from './plan-events.js';

it('events are those of treated segments and controls, from the weeks that are compared with to the end', () => {
  const event = (title: string, day: number, ...segments: string[]) =>
    ({ title, day, segments, kind: 'release', url: null }) as const;
  const events = [
    event('at the end', LAUNCH + 30, 'plan/free'),
    event('after it', LAUNCH + 31),
    event('just compared with', LAUNCH - 84),
    event('long before', LAUNCH - 85),
    event('others', LAUNCH, 'plan/starter'),
    event('another dimension', LAUNCH + 1, 'size/small'),
  ];
  const titles = (given: Parameters<typeof plan>[0]) =>
    planEvents({ workspace: workspace({ events }) }, plan(given)).map(({ title }) => title);
  expect(titles({})).toEqual(['just compared with', 'another dimension', 'at the end']);
  expect(titles({ controls: [] })).toEqual(['just compared with', 'another dimension']);
  expect(titles({ waves: [] })).toEqual([]);
});

it('what was started is a registered change, wave by wave', () => {
  const waves = [
    { segments: ['plan/pro'], launch: LAUNCH },
    { segments: ['plan/free'], launch: LAUNCH + 14 },
  ];
  const staged = started(2, { revisions: [revision(1, { plan: plan({ waves }) })] });
  expect(interventionChanges([intervention(1), staged])).toEqual([
    { day: LAUNCH, title: 'intervention 2, "Second shift for Pro"', segments: ['plan/pro'] },
    { day: LAUNCH + 14, title: 'intervention 2, "Second shift for Pro"', segments: ['plan/free'] },
  ]);
});
