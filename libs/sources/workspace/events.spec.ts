import {
  describeWorkspaceChange,
  eventsDuring,
  modelOf,
  workspaceAuditChanges,
  type WorkspaceEvent,
} from '@bough/domain';
import { day, workspace } from '../../../test/support/builders.js';
import { formatProblems } from '../yaml/format-problems.js';
import { writeEvents } from './build-events.js';
import { readWorkspace } from './read-workspace.js';

/** What a test adds begins in line 8. */
const SOUND = `name: Sound
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, decision: staffing, segments: [{ key: free, values: [free] }, { key: pro, values: [pro] }] }
  - { key: size, decision: SLA, segments: [{ key: small, band: 0-10 }, { key: large, band: 10+ }] }
events:
`;
const read = (...lines: string[]) => readWorkspace(SOUND + lines.join('\n') + '\n', 'w.yml');
const report = (...lines: string[]): string[] => {
  const { file, problems, positionOf } = read(...lines);
  return formatProblems(file, problems, positionOf).map((line) => line.replace('w.yml:', ''));
};
const event = (date: string, title: string, given: Partial<WorkspaceEvent> = {}): WorkspaceEvent => ({
  day: day(date),
  kind: 'release',
  title,
  segments: [],
  url: null,
  ...given,
});
const RELEASE = event('2026-08-01', 'Version 2');
const OUTAGE = event('2026-08-03', 'Outage: "login"', {
  kind: 'incident',
  segments: ['plan/pro'],
  url: 'https://x.org/1',
});
const LARGE = event('2026-08-02', 'Call', { kind: 'campaign', segments: ['size/large', 'size/unknown'] });

it('reads events, and writes them so that they are read again', () => {
  const base = read('  - { date: 2026-01-01, kind: other, title: x }').workspace!;
  const text = writeEvents({ ...base, events: [RELEASE, OUTAGE, LARGE] });
  expect(text).toContain('- { date: 2026-08-01, kind: release, title: Version 2 }');
  expect(text).toContain('segments: [pro]');
  const again = read(text.slice(text.indexOf('\n') + 1));
  expect([again.problems, again.workspace!.events]).toEqual([[], [RELEASE, OUTAGE, LARGE]]);
  expect(writeEvents(workspace())).toBe('');
});

it('reports every mistake at its place', () =>
  expect(
    report(
      '  - { date: 2026-02-30, kind: release, title: a }',
      '  - { date: 2026-02-01, kind: relase, title: b }',
      '  - { date: 2026-02-01, kind: other, title: c, segments: [large, prop] }',
      '  - { date: 2026-02-01, kind: incident, title: c, url: "javascript:x" }',
      '  - { kind: other, title: d }',
    ).map((line) => line.split('  ').slice(0, 3).join(' ')),
  ).toEqual([
    '8:13 error NO_SUCH_DAY',
    '9:31 error UNKNOWN_VALUE',
    '10:59 error UNKNOWN_SEGMENT',
    '10:66 error UNKNOWN_SEGMENT',
    '11:48 error DUPLICATE_EVENT',
    expect.stringMatching(/^11:\d+ error \w+$/),
    expect.stringMatching(/^12:\d+ error \w+$/),
  ]));

it('shows those that concerned a segment: never those of others of its dimension', () => {
  const model = modelOf(workspace({ events: [OUTAGE, LARGE, RELEASE] }));
  const august = { from: day('2026-08-01'), to: day('2026-09-01') };
  const titles = (segment?: string) => eventsDuring(model, august, segment).map(({ title }) => title);
  expect(titles()).toEqual(['Version 2', 'Call', 'Outage: "login"']);
  expect(titles('plan/pro')).toEqual(['Version 2', 'Call', 'Outage: "login"']);
  expect(titles('plan/free')).toEqual(['Version 2', 'Call']);
  expect(titles('size/small')).toEqual(['Version 2', 'Outage: "login"']);
  expect(eventsDuring(model, { from: day('2026-08-02'), to: day('2026-08-03') })).toEqual([LARGE]);
  expect(eventsDuring(modelOf(workspace()), august)).toEqual([]);
});

it('says what a version changed', () => {
  const [before, after] = [
    workspace({ events: [RELEASE, LARGE] }),
    workspace({ events: [{ ...RELEASE, kind: 'pricing' }, OUTAGE] }),
  ];
  expect(describeWorkspaceChange(before, after)).toEqual([
    'event 2026-08-03 Outage: "login": added, incident',
    'event 2026-08-02 Call: removed, campaign',
    'event 2026-08-01 Version 2: kind release → pricing',
  ]);
  expect(describeWorkspaceChange(before, workspace())).toHaveLength(2);
  expect(workspaceAuditChanges(before, after).map(({ subject, field }) => [subject, field])).toEqual([
    ['event:2026-08-03 Outage: "login"', null],
    ['event:2026-08-02 Call', null],
    ['event:2026-08-01 Version 2', 'kind'],
  ]);
});
