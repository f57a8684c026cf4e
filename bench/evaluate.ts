/**
 * Measures the evaluation of all metrics of the catalogue, with their samples, over daily columns. The compiled program, run
 * block by block, is compared with one loop over typed arrays written by hand for exactly these formulas, with the same guard
 * against zero, and with the same formulas compiled by mathjs.
 */
import { METRIC_CATALOGUE, sampleName } from '@bough/domain';
import { compileProgram, parseFormula, runProgram, type Expression, type Program } from '@bough/formula';
import { cpuOf, peakMemory } from './cpu.js';
import { mathjsEvaluation } from './mathjs.js';
import { ratio, type BenchTable } from './table.js';

const DAYS = 400;
const ROUNDS = 15;
/** The amount of work per measurement, large enough to be measured at every size. */
const NUMBERS_PER_MEASUREMENT = 512 * DAYS * 2;
/** mathjs takes seconds. */
const MATHJS_ROUNDS = 2;
const MATHJS_GOAL = 75;
const GOALS = new Map([
  [8, 2.5],
  [64, 1.25],
  [512, 1.25],
]);

type Columns = Readonly<Record<string, Float64Array>>;

export async function benchEvaluate(): Promise<BenchTable> {
  const expressions = new Map(METRIC_CATALOGUE.flatMap(formulasOf));
  const outputs = [...expressions.keys()];
  const program = compileProgram(expressions, outputs);
  return {
    title: `Evaluation of the catalogue: ${outputs.length} formulas × segments × ${DAYS} days`,
    columns: [
      'segments',
      'by hand, CPU ms',
      'Bough, CPU ms',
      '× by hand',
      'goal',
      'mathjs, CPU ms',
      '× less than mathjs',
      'goal',
      'node-values per CPU second',
      'peak MB',
    ],
    rows: [...GOALS.keys()].map((segments) => measure(program, expressions, segments)),
    notes: [
      `Least of ${ROUNDS} rounds (mathjs: ${MATHJS_ROUNDS}), in turns in one process; all ways allocate their results and give the same values, but mathjs goes on with infinity where a denominator is zero.`,
      'One number in ten is zero and one in a thousand missing, in every column.',
      `${program.results} of the formulas are different; these are counted as node-values. ${program.leaves.length} columns go in.`,
      'Peak memory is that of the process: all ways, and the columns of the sizes before.',
    ],
  };
}

function formulasOf({ key, formula, sample }: (typeof METRIC_CATALOGUE)[number]): [string, Expression][] {
  const expression = (text: string) => parseFormula(text).expression!;
  const own: [string, Expression][] = formula === null ? [] : [[key, expression(formula)]];
  return [...own, [sampleName(key), expression(sample)]];
}

function measure(program: Program, expressions: ReadonlyMap<string, Expression>, segments: number): string[] {
  const extent = { length: segments * DAYS, slab: DAYS };
  const leaves = program.leaves.map((_, index) => randomColumn(extent.length, index + 1));
  const columns = Object.fromEntries(program.leaves.map(({ name }, index) => [name, leaves[index]!]));
  const evaluation = mathjsEvaluation(expressions);
  const ways = {
    hand: () => byHand(columns, extent.length, DAYS),
    bough: () => runProgram(program, leaves, extent),
    mathjs: () => evaluation(columns, extent.length, DAYS),
  };
  const outputs = [...expressions.keys()];
  checkEqual(outputs, ways.hand(), ways.bough());
  checkEqual(outputs, ways.mathjs(), ways.bough(), 'where Bough has one');
  const repeats = Math.ceil(NUMBERS_PER_MEASUREMENT / extent.length);
  const times = { hand: Infinity, bough: Infinity, mathjs: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    times.hand = Math.min(times.hand, cpuOf(ways.hand, repeats));
    times.bough = Math.min(times.bough, cpuOf(ways.bough, repeats));
    if (round < MATHJS_ROUNDS) times.mathjs = Math.min(times.mathjs, cpuOf(ways.mathjs, 1));
  }
  const perSecond = (program.results * extent.length) / (times.bough / 1000);
  return [
    `${segments}`,
    times.hand.toFixed(2),
    times.bough.toFixed(2),
    ratio(times.bough / times.hand),
    `${GOALS.get(segments)}`,
    times.mathjs.toFixed(0),
    ratio(times.mathjs / times.bough),
    `${MATHJS_GOAL}`,
    perSecond.toExponential(2),
    `${Math.round(peakMemory(process.pid))}`,
  ];
}

/** Counts as in real columns: small, one in ten zero, and some missing. */
function randomColumn(length: number, seed: number): Float64Array {
  let state = seed * 2_654_435_761;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    if (state < 2 ** 32 / 10) return 0;
    return state > 2 ** 32 * 0.999 ? NaN : state % 997;
  });
}

function checkEqual(
  outputs: readonly string[],
  others: Columns,
  bough: readonly Float64Array[],
  wanted: 'everywhere' | 'where Bough has one' = 'everywhere',
): void {
  outputs.forEach((name, index) => {
    const [expected, got] = [others[name], bough[index]!];
    if (!expected) throw new Error(`a way in bench/evaluate.ts lacks "${name}", which the catalogue has`);
    const isSame = (value: number, i: number) =>
      value === got[i] || (Number.isNaN(got[i]!) && (Number.isNaN(value) || wanted === 'where Bough has one'));
    const wrong = expected.findIndex((value, i) => !isSame(value, i));
    if (wrong >= 0) throw new Error(`"${name}" at ${wrong}: otherwise ${expected[wrong]}, Bough ${got[wrong]}`);
  });
}

function over(dividend: number, divisor: number): number {
  return divisor === 0 ? NaN : dividend / divisor;
}

/** The loop that somebody would write who needs only these formulas: every column is read once, every result written once. */
// prettier-ignore
function byHand(columns: Columns, length: number, days: number): Columns {
  const {
    created, customer_days, days: days_in, standard_seconds, resolved, reopened, repeated, first_response_seconds, answered,
    first_reply_seconds, replied, resolution_seconds, resolved_later, touches, handle_seconds, cost, revenue_days,
    escalated, bot_first, bot_involved, bot_resolved, satisfied, ratings, rating_sum, effort_sum, efforts, one_touch,
    escalated_replied, rated_resolved,
  } = columns;
  const [
    contact_rate, issue_complexity, reopen_rate, repeat_contact_rate, reopen_and_follow_up_rate, first_response_time,
    first_reply_delay, resolution_time, resolution_rate, throughput, touches_per_ticket, handling_efficiency, cost_to_serve,
    cost_per_conversation, cost_per_hour, handle_time, cost_revenue_ratio, escalation_rate, escalation_rate_all,
    bot_first_ratio, bot_involvement_rate, bot_resolution_rate, automation_rate, csat, csat_mean, response_rate,
    effort_score, first_contact_resolution, average_customers,
  ] = Array.from({ length: 29 }, () => new Float64Array(length));
  for (let i = 0, day = 0; i < length; i++, day = day + 1 === days ? 0 : day + 1) {
    const customers = over(customer_days![i]!, days_in![i]!);
    const reopenRate = over(reopened![i]!, resolved![i]!);
    const repeatRate = over(repeated![i]!, resolved![i]!);
    const involvement = over(bot_involved![i]!, created![i]!);
    const botAlone = over(bot_resolved![i]!, bot_involved![i]!);
    contact_rate![i] = over(created![i]!, customers);
    issue_complexity![i] = over(standard_seconds![i]!, resolved![i]!);
    reopen_rate![i] = reopenRate;
    repeat_contact_rate![i] = repeatRate;
    reopen_and_follow_up_rate![i] = reopenRate + repeatRate;
    first_response_time![i] = over(first_response_seconds![i]!, answered![i]!);
    first_reply_delay![i] = over(first_reply_seconds![i]!, replied![i]!);
    resolution_time![i] = over(resolution_seconds![i]!, resolved![i]!);
    resolution_rate![i] = over(resolved_later![i]!, created![i]!);
    throughput![i] = over(resolved![i]!, created![i]!);
    touches_per_ticket![i] = over(touches![i]!, resolved![i]!);
    handling_efficiency![i] = over(handle_seconds![i]!, standard_seconds![i]!);
    cost_to_serve![i] = over(cost![i]!, customers);
    cost_per_conversation![i] = over(cost![i]!, resolved![i]!);
    cost_per_hour![i] = over(cost![i]!, handle_seconds![i]! / 3600);
    handle_time![i] = over(handle_seconds![i]!, resolved![i]!);
    cost_revenue_ratio![i] = over(over(cost![i]!, cost![day]!), over(revenue_days![i]!, revenue_days![day]!));
    escalation_rate![i] = over(escalated_replied![i]!, replied![i]!);
    escalation_rate_all![i] = over(escalated![i]!, created![i]!);
    bot_first_ratio![i] = over(bot_first![i]!, replied![i]!);
    bot_involvement_rate![i] = involvement;
    bot_resolution_rate![i] = botAlone;
    automation_rate![i] = involvement * botAlone;
    csat![i] = over(satisfied![i]!, ratings![i]!);
    csat_mean![i] = over(rating_sum![i]!, ratings![i]!);
    response_rate![i] = over(rated_resolved![i]!, resolved![i]!);
    effort_score![i] = over(effort_sum![i]!, efforts![i]!);
    first_contact_resolution![i] = over(one_touch![i]!, resolved![i]!);
    average_customers![i] = customers;
  }
  const copies = { conversation_volume: created!.slice(), backlog: columns.open_at_end!.slice() };
  return withSamples(columns, {
    contact_rate: contact_rate!, issue_complexity: issue_complexity!, reopen_rate: reopen_rate!, repeat_contact_rate:
    repeat_contact_rate!, reopen_and_follow_up_rate: reopen_and_follow_up_rate!, first_response_time: first_response_time!,
    first_reply_delay: first_reply_delay!, resolution_time: resolution_time!, resolution_rate: resolution_rate!, throughput:
    throughput!, touches_per_ticket: touches_per_ticket!, handling_efficiency: handling_efficiency!, cost_to_serve:
    cost_to_serve!, cost_per_conversation: cost_per_conversation!, cost_per_hour: cost_per_hour!, handle_time: handle_time!,
    cost_revenue_ratio: cost_revenue_ratio!, escalation_rate: escalation_rate!, escalation_rate_all: escalation_rate_all!,
    bot_first_ratio: bot_first_ratio!, bot_involvement_rate: bot_involvement_rate!, bot_resolution_rate:
    bot_resolution_rate!, automation_rate: automation_rate!, csat: csat!, csat_mean: csat_mean!, response_rate:
    response_rate!, effort_score: effort_score!, first_contact_resolution: first_contact_resolution!, average_customers:
    average_customers!, ...copies,
  });
}

/** Samples that several metrics have in common are copied once, too. */
function withSamples(columns: Columns, results: Columns): Columns {
  const copied = new Map<string, Float64Array>([
    ['customer_days / days', results.average_customers!],
    ['created', results.conversation_volume!],
  ]);
  const sampleColumn = (sample: string): Float64Array => {
    if (!copied.has(sample)) copied.set(sample, columns[sample]!.slice());
    return copied.get(sample)!;
  };
  const samples = METRIC_CATALOGUE.map(({ key, sample }) => [sampleName(key), sampleColumn(sample)]);
  return { ...results, ...Object.fromEntries(samples) };
}
