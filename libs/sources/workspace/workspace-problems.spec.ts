import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEN_MISTAKES, TEN_PLACES } from '../../../test/fixtures/ten-mistakes.js';
import { formatProblems } from '../yaml/format-problems.js';
import { readWorkspace } from './read-workspace.js';

function report(text: string): string[] {
  const { file, problems, positionOf } = readWorkspace(text, 'w.yml');
  return formatProblems(file, problems, positionOf).map((line) => line.replace('w.yml:', ''));
}

/** Begins with line 1; five lines, so that what a test adds begins in line 6. */
const SOUND = `name: Sound
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, decision: staffing, segments: [{ key: free, values: [free] }] }
`;
/** Begins with line 1; what a test adds begins in line 5. */
const WITHOUT_DIMENSIONS = SOUND.split('\n').slice(0, 4).join('\n') + '\n';

describe('readWorkspace: what is wrong', () => {
  it('settings', () => {
    const text = `time_zone: Europe/Berln
currency: EURO
reference_period: { from: 2025-02-30, to: 31.3.2025 }
freshnes_days: 3
revenue: 7
dimensions:
  - { key: Plan, decison: staffing, segments: [{ key: free, values: [2025] }] }
`;
    expect(report(text)).toEqual([
      '1:1  error  MISSING_KEY  "name" is required: the name of the workspace',
      '1:12  error  UNKNOWN_TIME_ZONE  "Europe/Berln" is not an IANA time zone, did you mean "Europe/Berlin"?',
      '2:11  error  UNKNOWN_CURRENCY  "EURO" is not an ISO 4217 currency code',
      '3:27  error  NO_SUCH_DAY  there is no 2025-02-30 in the calendar',
      '3:43  error  WRONG_FORMAT  "31.3.2025" does not fit: last day, which still belongs to the period, as 2025-01-31',
      '4:1  error  UNKNOWN_KEY  unknown key "freshnes_days", did you mean "freshness_days"?',
      '5:10  error  WRONG_TYPE  "revenue" must be text or empty, but is the number 7',
      '7:5  error  MISSING_KEY  "decision" is required: the decision that this cut informs (staffing, SLA, outreach); a cut without one is not worth a chart',
      '7:12  error  WRONG_FORMAT  "Plan" does not fit: identifies the dimension (small letters, digits and _, a letter first)',
      '7:18  error  UNKNOWN_KEY  unknown key "decison", did you mean "decision"?',
      '7:70  error  WRONG_TYPE  entry 1 of "values" must be text, but is the number 2025',
    ]);
  });

  it('dimensions and segments', () => {
    const text = `${WITHOUT_DIMENSIONS}  - key: plan
    decision: staffing
    segments:
      - { key: free, values: [free, Trial] }
      - { key: pro, values: [pro, trial] }
      - { key: pro, values: [enterprise] }
      - { key: unknown, values: [none] }
      - { key: empty }
      - key: both
        values: [x]
        band: 5-10
  - key: plan
    decision: SLA
    segments:
      - { key: small, band: 0-120k }
      - key: middle
        band: 110k-200k
      - key: large
        from: 300000
        to: 400000
      - { key: none, from: 9, to: 9 }
      - { key: twice, band: 400k+, to: 3 }
      - { key: odd, band: lots }
  - 7
`;
    expect(report(text)).toEqual([
      '9:35  error  SEGMENTS_OVERLAP  value "trial" is in "free" and in "pro"; a customer is in exactly one segment',
      '10:16  error  DUPLICATE_SEGMENT  segment "pro" is there twice in "plan"',
      '11:16  error  RESERVED_KEY  "unknown" is added to every dimension by itself; leave it out',
      '12:9  error  SEGMENT_WITHOUT_RULE  "empty" needs "values", a "band", or "from" and "to"',
      '14:9  error  BAND_WITH_VALUES  "both" has values and a band; give one',
      '16:10  error  DUPLICATE_DIMENSION  "plan" is there twice; keys are unique',
      '20:9  error  SEGMENTS_OVERLAP  bands "small" and "middle" overlap from 110000 to 120000',
      '22:9  error  BANDS_GAP  values from 200000 to 300000 are in no band, between "middle" and "large"',
      '25:9  error  EMPTY_BAND  band "none" is empty: from 9 to 9',
      '26:29  error  BAND_TWICE  "twice" has "band" beside "from" or "to"; give one',
      '27:27  error  WRONG_FORMAT  "lots" does not fit: numbers that belong here: "110k-200k" (200,000 itself no longer), "200k+" or "<110k"; k and m allowed',
      '28:5  error  WRONG_TYPE  entry 3 of "dimensions" must be a map, but is the number 7',
    ]);
  });

  it('measures and metrics', () => {
    const text = `${SOUND}measures:
  - { key: created }
  - { key: seats }
  - { key: seats }
metrics:
  - { key: touches, formula: created }
  - key: broken
    formula: created /
    sample: nothing
  - { key: a, formula: b + 1 }
  - { key: b, formula: a * 2 }
  - { key: c, formula: created, unit: percent }
  - { key: c, name: Again }
`;
    expect(report(text).map(withoutFormulaMessage)).toEqual([
      '7:12  error  RESERVED_KEY  "created" is a measure of the facts; choose another key',
      '9:12  error  DUPLICATE_MEASURE  "seats" is there twice; keys are unique',
      '11:12  error  RESERVED_KEY  "touches" is a measure; choose another key',
      '13:14  error  MISSING_VALUE',
      '14:13  error  UNKNOWN_NAME',
      '15:24  error  METRIC_CYCLE  these metrics use each other: a → b → a',
      '17:39  error  UNKNOWN_VALUE  unknown value "percent"; allowed: count, rate, ratio, duration, money, score',
      '18:5  error  MISSING_KEY  "formula" is required: formula over measures and other metrics, such as escalated / created',
      '18:12  error  DUPLICATE_METRIC  "c" is there twice; keys are unique',
    ]);
  });

  it('units, windows and clocks of metrics', () => {
    const text = `${SOUND}metrics:
  - { key: a, formula: handle_seconds + created }
  - { key: b, formula: cost / resolved, unit: duration }
  - { key: c, formula: ratings / resolved }
  - { key: d, formula: 'lag(created, 0)' }
  - { key: e, formula: 1 < created < 5 }
`;
    expect(report(text)).toEqual([
      '7:24  error  UNIT_MISMATCH  this adds seconds and count; both sides need the same unit (at character 16 of "handle_seconds + created")',
      '8:47  error  UNIT_MISMATCH  "b" is shown as duration, which needs seconds, but its formula gives money per count',
      '9:24  warning  MIXED_CLOCKS  this divides what counts by the day rated by what counts by the day resolved: the two sides are not about the same conversations; check that this is meant (at character 9 of "ratings / resolved")',
      '10:24  error  INVALID_WINDOW  the days of "lag" are a whole number from 1 to 3660, written out: lag(x, 28) (at character 14 of "lag(created, 0)")',
      '11:24  error  CHAINED_COMPARISON  a comparison cannot be compared again; multiply two: (a < b) * (b < c) (at character 13 of "1 < created < 5")',
    ]);
  });

  it('is usable with a warning', () => {
    const { workspace, problems } = readWorkspace(
      `${SOUND}metrics: [{ key: c, formula: ratings / resolved }]`,
      'w.yml',
    );
    expect([workspace?.metrics.length, problems.map(({ code, severity }) => [code, severity])]).toEqual([
      1,
      [['MIXED_CLOCKS', 'warning']],
    ]);
  });

  it.each(['demo', 'ravenstack'])('nothing with the example %s', (name) =>
    expect(report(readFileSync(join(process.cwd(), 'examples', name, 'workspace.yml'), 'utf8'))).toEqual([]),
  );

  it('the tree, with nodes inside nodes', () => {
    const text = `${SOUND}tree:
  dimension: plans
  headline: cost_to_serv
  nodes:
    - key: demand
      metric: contact_rates
      children:
        - { key: load, metric: contact_rate, planned: later }
        - key: load
    - key: product
      identity: left * wrong
      children:
        - { key: left, metric: created, edge: identity }
        - { key: right, edge: identity }
    - key: silent
      childen: []
      children: [{ key: term, edge: identity }]
  add:
    - { key: lost, under: demands }
    - { key: egg, under: hen }
    - { key: hen, under: egg }
`;
    expect(report(text).map(withoutFormulaMessage)).toEqual([
      '7:14  error  UNKNOWN_DIMENSION  no dimension "plans", did you mean "plan"?',
      '8:13  error  UNKNOWN_METRIC  no metric "cost_to_serv", did you mean "cost_to_serve"?',
      '11:15  error  UNKNOWN_METRIC  no metric "contact_rates", did you mean "contact_rate"?',
      '13:55  error  PLANNED_WITH_METRIC  "load" has a metric, so it is no longer planned; remove one',
      '14:16  error  DUPLICATE_NODE  node "load" is there twice; a node has one home',
      '16:17  error  UNKNOWN_NAME',
      '16:17  error  IDENTITY_UNUSED  the identity of "product" does not use right',
      '18:32  error  UNKNOWN_METRIC  no metric "created"',
      '20:12  error  IDENTITY_MISSING  "silent" has identity children (term) but no "identity" formula over them',
      '21:7  error  UNKNOWN_KEY  unknown key "childen", did you mean "children"?',
      '24:27  error  UNKNOWN_PARENT  no node "demands" to hang "lost" under, did you mean "demand"?',
      '25:26  error  TREE_CYCLE  these nodes are above each other: egg → hen → egg',
    ]);
  });

  it('ten rules of the tree at once, each with its line and column', () =>
    expect(
      report(TEN_MISTAKES)
        .map((line) => line.split(/ {2}/))
        .map(([at, , code]) => `${at} ${code}`),
    ).toEqual(TEN_PLACES));

  it('what a node says about branches, weeks and directions', () => {
    const text = `${SOUND}tree:
  nodes:
    - { key: a, lag: 0, only: [7], except: [] }
    - { key: b, lag: soon, target: up, name: "" }
  add:
    - { key: c, under: null, only: [fre] }
`;
    expect(report(text)).toEqual([
      '8:22  error  OUT_OF_RANGE  "lag" must be 1 or more',
      '8:32  error  WRONG_TYPE  entry 1 of "only" must be text, but is the number 7',
      '8:36  error  TOO_FEW  "except" needs at least 1 entry',
      '8:36  error  ONLY_WITH_EXCEPT  "a" has "only" and "except"; give one',
      '9:22  error  WRONG_TYPE  "lag" must be a whole number, but is the text "soon"',
      '9:36  error  UNKNOWN_VALUE  unknown value "up"; allowed: higher, lower, neutral',
      '9:40  error  TOO_SHORT  "name" must not be empty',
      '11:24  error  SECOND_ROOT  a tree has one root; name the node above, or leave "under" out to hang it under every segment',
      '11:37  error  UNKNOWN_SEGMENT  no segment "fre", did you mean "free"?; branches are free, unknown',
    ]);
  });

  it.each([
    [
      'a period that ends before it begins',
      `${SOUND}reference_period: { from: 2025-03-02, to: 2025-03-01 }\n`,
      ['6:1  error  EMPTY_PERIOD  the reference period ends before it begins'],
    ],
    [
      'a built-in node that an added one breaks',
      `${SOUND}tree:\n  add: [{ key: mood, under: experience, edge: identity }]\n`,
      ['7:3  error  IDENTITY_MISSING  "experience" has identity children (mood) but no "identity" formula over them'],
    ],
    [
      'no dimensions, without a word on the dimension of the tree',
      `${SOUND.replace('dimensions:', 'dimensions: []').split('\n').slice(0, 4).join('\n')}\ntree: { dimension: plan }\n`,
      ['4:1  error  TOO_FEW  "dimensions" needs at least 1 entry'],
    ],
    [
      'a list of the wrong type, without a word on what is in it',
      `${SOUND}tree: [{ headline: none }]\n`,
      ['6:1  error  WRONG_TYPE  "tree" must be a map, but is a list'],
    ],
    [
      'a rule of the wrong type, without a word on a segment without a rule',
      SOUND.replace('values: [free]', 'band: 5'),
      ['5:68  error  WRONG_TYPE  "band" must be text, but is the number 5'],
    ],
    [
      'a metric without a formula, and what to write there',
      `${SOUND}metrics: [{ key: a, formula: null }]
`,
      [
        '6:30  error  WRONG_TYPE  "formula" must be text, but is empty: formula over measures and other metrics, such as escalated / created',
      ],
    ],
    ['an empty file', '', ['1:1  error  WRONG_TYPE  must be a map, but is empty']],
    [
      'a key that is there twice',
      `${SOUND}revenue: a\nrevenue: b\n`,
      ['7:1  error  DUPLICATE_KEY  key "revenue" occurs twice in the same map; remove one (the first is in line 6)'],
    ],
    [
      'a node inside itself',
      `${SOUND}tree: { nodes: [&loop { key: x, children: [*loop] }] }\n`,
      [
        '1:1  error  YAML_TOO_COMPLEX  the file is nested without end; does an alias (*name) stand inside its own anchor?',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(report(text)).toEqual(expected);
    expect(readWorkspace(text, 'w.yml').workspace).toBeNull();
  });
});

/** What is wrong with a formula is worded by the formula language; here it is the place that counts. */
function withoutFormulaMessage(line: string): string {
  return line.replace(/(MISSING_VALUE|UNKNOWN_NAME) .*/, '$1');
}
