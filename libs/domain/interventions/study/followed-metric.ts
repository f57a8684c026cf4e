/**
 * Metrics that lag: what they count comes days after the conversation began (a resolution, a rating), so right after a launch the quick ones
 * are there and the slow ones are not. They are measured by the day on which the conversation began, each followed equally long.
 */
import { FOLLOWED_MEASURES } from '../../rollups/followed-columns.js';
import { REPEAT_WINDOW_DAYS } from '../../rollups/measures.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { resolveMetric, type StudyMetric, type UnsuitableMetric } from './study-metric.js';
import type { InterventionPlan } from '../plan.js';
import type { RatioForm, Sum } from './ratio-form.js';
import type { Followed, Numbers } from './plan-study.js';

const DAY_SECONDS = 86_400;
/** Measures that are known on the day itself. Cost is none of them: it is shared out by month. */
const TIMELESS = new Set(['customer_days', 'revenue_days', 'days']);

/** The metric as a plan measures it: a lagging one by cohorts, where the plan says how long each conversation is followed. */
export function resolvePlanMetric(
  numbers: Numbers,
  plan: InterventionPlan,
  key: string,
): StudyMetric | UnsuitableMetric {
  const metric = resolveMetric(numbers.model, key);
  const days = plan.followUpDays;
  if (metric.kind === 'unsuitable' || days === undefined || unfollowed(numbers.model, metric) !== null) return metric;
  return numbers.followed?.days === days ? followMetric(metric, days) : NOT_READ;
}

const NOT_READ: UnsuitableMetric = {
  kind: 'unsuitable',
  reason: {
    code: 'NOT_FOLLOWED',
    words: 'nobody read what became of the conversations, day by day of their beginning',
  },
};

/**
 * Of conversations begun on a day, what came within `days`. Resolution time becomes the mean of the time to resolution up to `days`, over
 * all that began (one that is open, or took longer, counts as `days`): every cohort was followed to the end, so nothing has to be
 * estimated for open ones (restricted mean; Royston and Parmar 2013).
 */
export function followMetric(metric: StudyMetric, days: number): StudyMetric {
  const isRestrictedMean = isTimePerResolution(metric.form!);
  const form = isRestrictedMean ? restrictedMean(metric.form!, days) : metric.form!;
  const words = !isRestrictedMean ? metric.words : `time to resolution (at most ${days} days) ÷ created`;
  const settles = days + (metric.measures.includes('repeated') ? REPEAT_WINDOW_DAYS : 0);
  return { ...metric, form, isRestrictedMean, words, maturity: Math.max(metric.maturity, settles), followUpDays: days };
}

/** Why a metric keeps its own clock; `null` for one that lags and can be followed. */
export function unfollowed(model: Model, { measures, form }: StudyMetric): string | null {
  if (!measures.some((name) => FOLLOWED_MEASURES.has(name))) return 'nothing in it waits for a resolution or a rating';
  if (form === null) return 'its formula is no ratio of sums';
  const others = measures.filter((name) => !FOLLOWED_MEASURES.has(name) && !TIMELESS.has(name));
  const lost = others.filter((name) => !(clockOf(model, name)?.startsWith('created') ?? false));
  return lost.length === 0 ? null : `${lost.join(', ')} cannot be followed from the day on which a conversation began`;
}

/** The metrics of a plan, its own and those of guardrails, that can be measured by cohorts. None of an experiment: its arms lag alike. */
export function laggingMetrics(model: Model, { metric, guardrails, design }: InterventionPlan): string[] {
  const shown = [metric, ...guardrails.map(({ path }) => model.nodesByPath.get(path)?.metric ?? '')];
  if (design === 'experiment') return [];
  return [...new Set(shown)].filter((key) => {
    const metric = resolveMetric(model, key);
    return metric.kind === 'suitable' && unfollowed(model, metric) === null;
  });
}

/** Days after the window until its numbers no longer change: those of the plan's metric, and of the guardrails that are followed. */
export function daysToSettle(numbers: Numbers, plan: InterventionPlan, metric: StudyMetric): number {
  if (plan.followUpDays === undefined) return metric.maturity;
  const followed = laggingMetrics(numbers.model, plan).map((key) => resolvePlanMetric(numbers, plan, key));
  return Math.max(metric.maturity, ...followed.map((each) => (each.kind === 'suitable' ? each.maturity : 0)));
}

/** How long conversations were followed, and which of them lived through the launch; for the checks. */
export function followUpWords({ followUpDays, measures }: StudyMetric, { atLaunch }: Followed): [string, string] {
  const again = measures.includes('repeated') ? `, and ${REPEAT_WINDOW_DAYS} more for who came back` : '';
  const { begun, open } = atLaunch;
  return [
    `counted by the day on which a conversation began, each followed for ${followUpDays} days${again}: equally long before and after launch`,
    `${open} of ${begun} conversations that began in the ${followUpDays} days before launch were open when it came: they count as before, ` +
      'so what the change did for them makes its effect look smaller, and what it took from them, larger',
  ];
}

function clockOf(model: Model, name: string): string | null {
  const measure = model.measures.get(name);
  return measure && 'clock' in measure ? measure.clock : null;
}

/** Time to resolution ÷ resolved, and nothing else. */
function isTimePerResolution({ numerator, denominator }: RatioForm): boolean {
  const isOnly = (sum: Sum | null, name: string) => sum?.size === 1 && sum.has(name);
  return isOnly(numerator, 'resolution_seconds') && isOnly(denominator, 'resolved');
}

/** Those resolved in time as long as they took, all others as long as they were followed. */
function restrictedMean({ numerator, denominator, days: power }: RatioForm, days: number): RatioForm {
  const times = numerator.get('resolution_seconds')!;
  const rest = times * days * DAY_SECONDS;
  return {
    numerator: new Map([
      ['resolution_seconds', times],
      ['created', rest],
      ['resolved', -rest],
    ]),
    denominator: new Map([['created', denominator!.get('resolved')!]]),
    days: power,
  };
}
