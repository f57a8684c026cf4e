import { checkFormula, findCycles, parseFormula, unitWords } from '@bough/formula';
import { MEASURES } from '../rollups/measures.js';
import { formulaNames } from './formula-names.js';
import { METRIC_CATALOGUE } from './metric-catalogue.js';
import { fitsUnit } from './metric-unit.js';
import { metricsPage } from './metrics-page.js';

const metric = (key: string) => METRIC_CATALOGUE.find((each) => each.key === key)!;

/** The table of section 3 of the domain: `neutral` stands for "near 1", "by standard", "by value" and "by scale". */
it.each([
  ['contact_rate', 'created / (customer_days / days)', 'lower', 0],
  ['conversation_volume', 'created', 'neutral', 0],
  ['first_response_time', 'first_response_seconds / answered', 'lower', 7],
  ['first_reply_delay', 'first_reply_seconds / replied', 'lower', 7],
  ['resolution_time', 'resolution_seconds / resolved', 'lower', 0],
  ['resolution_rate', 'resolved_later / created', 'higher', 14],
  ['throughput', 'resolved / created', 'neutral', 0],
  ['reopen_rate', 'reopened / resolved', 'lower', 7],
  ['repeat_contact_rate', 'repeated / resolved', 'lower', 14],
  ['repeat_contact_customers', null, 'lower', 14],
  ['first_contact_resolution', 'one_touch / resolved', 'higher', 7],
  ['touches_per_ticket', 'touches / resolved', 'lower', 0],
  ['handle_time', 'handle_seconds / resolved', 'lower', 0],
  ['escalation_rate', 'escalated_replied / replied', 'lower', 7],
  ['escalation_rate_all', 'escalated / created', 'lower', 7],
  ['bot_first_ratio', 'bot_first / replied', 'neutral', 7],
  ['automation_rate', 'bot_involvement_rate * bot_resolution_rate', 'higher', 7],
  ['csat', 'satisfied / ratings', 'higher', 7],
  ['csat_mean', 'rating_sum / ratings', 'higher', 7],
  ['effort_score', 'effort_sum / efforts', 'neutral', 7],
  ['cost_per_conversation', 'cost / resolved', 'lower', 0],
  ['cost_to_serve', 'cost / (customer_days / days)', 'neutral', 0],
  ['cost_revenue_ratio', 'share(cost) / share(revenue_days)', 'neutral', 0],
  ['cost_per_hour', 'cost / (handle_seconds / 3600)', 'lower', 0],
  ['backlog', 'open_at_end', 'lower', 0],
  ['issue_complexity', 'standard_seconds / resolved', 'neutral', 0],
  ['handling_efficiency', 'handle_seconds / standard_seconds', 'lower', 0],
])('%s = %s, %s is better, moves %d days', (key, formula, polarity, maturity) =>
  expect(metric(key)).toMatchObject({ formula, polarity, maturity, minimumSample: 20 }),
);

it.each(METRIC_CATALOGUE.filter(({ unit, formula }) => unit === 'ratio' && /^\w+ \/ \w+$/.test(formula ?? '')))(
  '$key is a part of a whole: $formula',
  ({ formula }) => {
    const [part, whole] = formula!.split(' / ') as [string, string];
    expect(wholesOf(part)).toContain(whole);
  },
);

/** All that a measure is a part of, and what these are parts of. */
function wholesOf(measure: string): string[] {
  return (MEASURES.get(measure)?.partOf ?? []).flatMap((whole) => [whole, ...wholesOf(whole)]);
}

it('knows the scale of ratings, not that of effort answers', () =>
  expect([metric('csat_mean').scale, metric('effort_score').scale]).toEqual([{ min: 1, max: 5 }, undefined]));

it('has keys that are its own, and formulas that hold', () => {
  const { names } = formulaNames([], []);
  expect(names.size).toBe(MEASURES.size + METRIC_CATALOGUE.length);
  const expressions = new Map(
    METRIC_CATALOGUE.flatMap(({ key, formula, sample }) =>
      [formula ?? '1', sample].map((text, index) => {
        const { expression, problems } = parseFormula(text);
        expect([key, problems, checkFormula(expression!, names).problems]).toEqual([key, [], []]);
        return [index === 0 ? key : `sample of ${key}`, expression!] as const;
      }),
    ),
  );
  expect(findCycles(expressions)).toEqual([]);
});

it.each([
  ['contact_rate', 'count per customers'],
  ['conversation_volume', 'count'],
  ['issue_complexity', 'seconds per count'],
  ['reopen_and_follow_up_rate', 'a plain number'],
  ['automation_rate', 'a plain number'],
  ['cost_to_serve', 'money per customers'],
  ['cost_per_hour', 'money per seconds'],
  ['cost_revenue_ratio', 'a plain number'],
  ['csat_mean', 'points per count'],
])('%s is measured in %s', (key, words) => {
  const { unit } = formulaNames([], []).checked.get(key)!;
  expect(unit === null || unit === 'number' ? unit : unitWords(unit)).toBe(words);
});

it('is shown in units that its formulas give', () => {
  const { checked } = formulaNames([], []);
  for (const { key, formula, unit } of METRIC_CATALOGUE)
    if (formula !== null)
      expect([key, checked.get(key)!.problems, fitsUnit(unit, checked.get(key)!.unit)]).toEqual([key, [], true]);
});

it('has durations in seconds, and quantiles beside four of them', () => {
  const ofUnit = (unit: string) => METRIC_CATALOGUE.filter((each) => each.unit === unit).map(({ key }) => key);
  expect(ofUnit('duration')).toEqual(
    expect.arrayContaining(['first_response_time', 'first_reply_delay', 'resolution_time', 'handle_time']),
  );
  expect(
    METRIC_CATALOGUE.filter(({ quantiles }) => quantiles).map(({ key, quantiles }) => `${key} ${quantiles}`),
  ).toEqual([
    'first_response_time first_response',
    'first_response_business_time first_response_business',
    'resolution_time resolution',
    'resolution_business_time resolution_business',
  ]);
});

it('fills the page of metrics, one row each', () => {
  const page = metricsPage();
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| --'));
  for (const { key } of METRIC_CATALOGUE)
    expect(rows.filter((row) => row.split(' | ')[1] === `\`${key}\``)).toHaveLength(1);
  for (const key of MEASURES.keys()) expect(rows.filter((row) => row.startsWith(`| \`${key}\` |`))).toHaveLength(1);
  expect(new Set(rows.map((row) => row.split(' | ').length))).toEqual(new Set([7, 6]));
  expect(page.endsWith('\n')).toBe(true);
});
