import { describeWorkspaceChange } from '@bough/domain';
import { day } from '../../../test/support/builders.js';
import { formatProblems } from '../yaml/format-problems.js';
import { writeBusinessHours } from './build-business-hours.js';
import { readWorkspace } from './read-workspace.js';

/** What a test adds begins in line 7. */
const SOUND = `name: Sound
time_zone: Europe/Berlin
currency: EUR
dimensions:
  - { key: plan, decision: staffing, segments: [{ key: free, values: [free] }] }
business_hours:
`;
const read = (...lines: string[]) => readWorkspace(SOUND + lines.map((line) => `  ${line}\n`).join(''), 'w.yml');
function report(...lines: string[]): string[] {
  const { file, problems, positionOf } = read(...lines);
  return formatProblems(file, problems, positionOf).map((line) => line.replace('w.yml:', ''));
}
const hoursOf = (...lines: string[]) => {
  const { workspace, problems } = read(...lines);
  expect(problems).toEqual([]);
  return workspace!.businessHours!;
};
const at = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

describe('business_hours', () => {
  it('reads the hours of every weekday in the zone of the workspace', () => {
    const hours = hoursOf('hours: { monday: 9:00-17:30, friday: [13:00-17:00, 09:00-12:00], sunday: 00:00-24:00 }');
    expect(hours).toEqual({
      timeZone: 'Europe/Berlin',
      holidays: null,
      closed: [],
      open: [],
      week: [[at(9, 17.5)], [], [], [], [at(9, 12), at(13, 17)], [], [at(0, 24)]],
    });
    expect(hoursOf('time_zone: Asia/Tokyo', 'hours: { monday: 9:00-17:00 }').timeZone).toBe('Asia/Tokyo');
  });

  it('knows the public holidays of a state, and which other days are closed or open', () => {
    const { holidays, closed, open } = hoursOf(
      'hours: { monday: 9:00-17:00 }',
      'holidays: { country: DE, state: BE }',
      'closed: [2026-12-24]',
      'open: [2026-03-08]',
    );
    // The law of Berlin on holidays; 8 March since 2019. Easter Sunday 2026 is 5 April.
    const in2026 = ['01-01', '03-08', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26'];
    const from = day('2026-01-01');
    expect(holidays!.days.filter((each) => each >= from && each < from + 365)).toEqual(
      in2026.map((date) => day(`2026-${date}`)),
    );
    expect([closed, open]).toEqual([[day('2026-12-24')], [day('2026-03-08')]]);
  });

  it('keeps holidays of several days, and leaves half ones out', () => {
    const days = (country: string) =>
      hoursOf('hours: { monday: 9:00-17:00 }', `holidays: { country: ${country} }`).holidays!.days;
    const russia = days('RU'); // 1 to 8 January
    expect([1, 2, 3, 4, 5, 6, 7, 8].every((date) => russia.includes(day(`2026-01-0${date}`)))).toBe(true);
    expect(days('IS')).not.toContain(day('2026-12-24')); // from 13:00
  });

  it('says what is wrong, and where', () =>
    expect(
      report(
        'time_zone: Europe/Berln',
        'hours: { monday: 17:00-9:00, tuesday: [9:00-12:00, 11:00-14:00], wednesday: 9-17, thursday: 25:00-26:00, fryday: 9:00-10:00 }',
        'holidays: { country: Germany }',
        'closed: [2026-02-30, 2026-05-01, 24.12.2026]',
        'open: [2026-05-01]',
      ),
    ).toEqual([
      '7:14  error  UNKNOWN_TIME_ZONE  "Europe/Berln" is not an IANA time zone, did you mean "Europe/Berlin"?',
      '8:20  error  EMPTY_SPAN  "17:00-9:00" ends before it begins; a night is two spans, to 24:00 and from 0:00',
      '8:54  error  SPANS_OVERLAP  "11:00-14:00" overlaps another span of the day',
      '8:79  error  WRONG_FORMAT  "9-17" does not fit: the hours, such as 9:00-17:00; until midnight is 24:00',
      '8:95  error  WRONG_FORMAT  "25:00-26:00" does not fit: the hours, such as 9:00-17:00; until midnight is 24:00',
      '8:108  error  UNKNOWN_KEY  unknown key "fryday", did you mean "friday"?',
      '9:24  error  UNKNOWN_COUNTRY  no holidays are known of a country "Germany", did you mean "DE"?',
      '10:12  error  NO_SUCH_DAY  there is no 2026-02-30 in the calendar',
      '10:36  error  WRONG_FORMAT  "24.12.2026" does not fit: a day, as 2025-01-31',
      '11:10  error  DAY_TWICE  2026-05-01 is under "closed" as well; take one away',
    ]));

  it('names the states of a country, and what never opens', () => {
    expect(report('hours: {}', 'holidays: { country: DE, state: Bavaria }', 'open: [2026-02-03]')).toEqual([
      '7:3  error  NEVER_OPEN  the desk is open on no day; give a weekday its hours',
      '8:35  error  UNKNOWN_STATE  Germany has no state "Bavaria"; it has BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH',
      '9:10  warning  NO_HOLIDAY  2026-02-03 is no holiday, so it is open as its weekday is anyway',
    ]);
    expect(report('hours: { monday: 9:00-17:00 }', 'holidays: { country: de, state: BE }')).toEqual([
      '8:24  error  UNKNOWN_COUNTRY  no holidays are known of a country "de", did you mean "DE"?',
    ]);
  });

  it('is written as it was read', () => {
    const lines = [
      'time_zone: America/New_York',
      'hours:',
      '  monday: 09:00-17:00',
      '  friday: [09:00-12:00, 13:00-24:00]',
      'holidays:',
      '  country: US',
      '  state: NY',
      'closed: [2026-12-24]',
      'open: [2026-07-04]',
    ];
    const { workspace } = read(...lines);
    expect(writeBusinessHours(workspace!)).toBe(`business_hours:\n${lines.map((line) => `  ${line}\n`).join('')}`);
    const { businessHours: _hours, ...without } = workspace!;
    expect(writeBusinessHours(without)).toBe('');
  });

  it('is told when it changes', () => {
    const [nine, ten] = ['9', '10'].map((hour) => read(`hours: { monday: ${hour}:00-17:00 }`).workspace!);
    const { businessHours: _hours, ...without } = nine!;
    const closed = read('hours: { monday: 9:00-17:00 }', 'closed: [2026-12-24]').workspace!;
    expect(describeWorkspaceChange(nine!, ten!)).toEqual(['business hours: hours changed']);
    expect(describeWorkspaceChange(nine!, closed)).toEqual(['business hours: closed days changed']);
    expect(describeWorkspaceChange(nine!, without)).toEqual(['business hours: removed']);
    expect(describeWorkspaceChange(without, nine!)).toEqual(['business hours: added']);
  });
});
