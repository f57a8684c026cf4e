/** What is wrong with a plan: every problem at once, each with its place, before the plan is kept. */
import { didYouMean, problem, warning, type Problem } from '../../shared/problem.js';
import { dayText, type Day } from '../../shared/day.js';
import { LONGEST_NAME, LONGEST_TEXT } from '../../shared/text-length.js';
import { isActive, type Instant, type Person } from '../../ownership/person.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { armProblems } from '../experiment-arms.js';
import { checkPopulation } from './check-population.js';
import { followUpProblems } from './follow-up.js';
import { nodeProblems, polarityAt } from './plan-nodes.js';
import { firstLaunch, isAfterTheFact } from '../plan-window.js';
import type { InterventionPlan, Margin } from '../plan.js';
import { FEWEST_WEEKS, MOST_WEEKS } from '../plan-fields.js';

const MOST_DAYS = 182;

export interface PlanContext {
  readonly model: Model;
  readonly people: readonly Person[];
  /** In the workspace's calendar. */
  readonly today: Day;
  readonly now: Instant;
  /** Whoever asks knows that it will be exploratory: a launch in the past is a warning then, not an error. */
  readonly exploratory: boolean;
}

/** Places are fields of the plan: `['waves', 0, 'segments', 1]`. A plan is sound when none of the problems is an error. */
export function checkPlan(plan: InterventionPlan, context: PlanContext): Problem[] {
  return [
    ...textProblems(plan),
    ...primaryProblems(plan, context.model),
    ...checkPopulation(plan, context.model),
    ...armProblems(plan),
    ...launchProblems(plan, context),
    ...numberProblems(plan),
    ...sizeProblems(plan, context.model),
    ...followUpProblems(plan, context.model),
    ...guardrailProblems(plan, context.model),
    ...ownerProblems(plan, context),
    ...excludedProblems(plan),
  ];
}

function textProblems({ title, hypothesis, otherChanges }: InterventionPlan): Problem[] {
  const found: Problem[] = [];
  if (title.trim() === '') found.push(problem('TITLE_MISSING', ['title'], 'give it a title that people recognise'));
  if (title.length > LONGEST_NAME)
    found.push(problem('TOO_LONG', ['title'], `a title has ${LONGEST_NAME} characters at most`));
  if (hypothesis.trim() === '')
    found.push(problem('HYPOTHESIS_MISSING', ['hypothesis'], 'say what is changed, and why it should help'));
  for (const [field, text] of Object.entries({ hypothesis, otherChanges }))
    if ((text?.length ?? 0) > LONGEST_TEXT)
      found.push(problem('TOO_LONG', [field], `this has ${LONGEST_TEXT} characters at most`));
  return found;
}

/** The node must have a metric, and where one side of it is better, the plan must aim at that side. */
function primaryProblems({ primary, metric, direction }: InterventionPlan, model: Model): Problem[] {
  const problems = nodeProblems(primary, model, ['primary']);
  const node = model.nodesByPath.get(primary);
  if (problems.length > 0 || !node) return problems;
  if (metric !== node.metric)
    return [problem('METRIC_MISMATCH', ['metric'], `the node "${primary}" shows "${node.metric}", not "${metric}"`)];
  const polarity = polarityAt(model, node);
  const good = polarity === 'higher' ? 'up' : polarity === 'lower' ? 'down' : direction;
  if (good === direction) return [];
  const better = `${polarity} is better for "${metric}"`;
  return [
    problem('DIRECTION_WORSENS', ['direction'], `${better}: a bet on "${direction}" would be on making it worse`),
  ];
}

/** A plan that is frozen after its launch is exploratory, which somebody must ask for. */
function launchProblems(plan: InterventionPlan, { today, exploratory }: PlanContext): Problem[] {
  if (!isAfterTheFact(plan, today)) return [];
  const tell = exploratory ? warning : problem;
  const when = `it was launched on ${dayText(firstLaunch(plan)!)}, which is past`;
  const how = exploratory ? '' : '; ask for an exploratory plan, or give a launch that is to come';
  const at = plan.waves.findIndex(({ launch }) => launch < today);
  return [tell('LAUNCH_PASSED', ['waves', at, 'launch'], `${when}: exploratory, never verified${how}`)];
}

function numberProblems({ weeks, rolloutDays, washoutDays, margin, predicted }: InterventionPlan): Problem[] {
  const found: Problem[] = [];
  if (!isWhole(weeks, FEWEST_WEEKS, MOST_WEEKS))
    found.push(problem('WEEKS_RANGE', ['weeks'], `judge ${FEWEST_WEEKS} to ${MOST_WEEKS} whole weeks`));
  for (const [field, days] of Object.entries({ rolloutDays, washoutDays }))
    if (!isWhole(days, 0, MOST_DAYS)) found.push(problem('DAYS_RANGE', [field], `0 to ${MOST_DAYS} whole days`));
  found.push(...marginProblems(margin, ['margin']));
  if (predicted !== null && !(predicted > 0 && Number.isFinite(predicted)))
    found.push(
      problem('PREDICTED_RANGE', ['predicted'], 'the size of the effect is above 0; the direction says which way'),
    );
  return found;
}

/** No number falls by 100 % or more, and no share moves by 100 points. */
function sizeProblems({ margin, predicted, direction, metric }: InterventionPlan, { metrics }: Model): Problem[] {
  const isShare = metrics.get(metric)?.unit === 'ratio' && margin.kind === 'points';
  const found: Problem[] = [];
  if (isShare && margin.value >= 1)
    found.push(problem('MARGIN_RANGE', ['margin'], 'a share moves by less than 100 points; write 3pt'));
  if (isShare && (predicted ?? 0) >= 1)
    found.push(problem('PREDICTED_RANGE', ['predicted'], 'a share moves by less than 100 points; write 3pt'));
  if (margin.kind === 'relative' && direction === 'down' && (predicted ?? 0) >= 1)
    found.push(problem('PREDICTED_RANGE', ['predicted'], 'nothing falls by 100 % or more; write 20%'));
  return found;
}

function marginProblems({ kind, value }: Margin, path: Problem['path']): Problem[] {
  const largest = kind === 'relative' ? 1 : Infinity;
  if (value > 0 && value < largest) return [];
  const range = kind === 'relative' ? 'above 0 % and below 100 %' : 'above 0 points';
  return [problem('MARGIN_RANGE', path, `the smallest effect that matters is ${range}`)];
}

function guardrailProblems({ guardrails, primary }: InterventionPlan, model: Model): Problem[] {
  return guardrails.flatMap(({ path, margin }, index) => {
    const place = ['guardrails', index];
    const found = [...nodeProblems(path, model, [...place, 'path']), ...marginProblems(margin, [...place, 'margin'])];
    if (path === primary)
      found.push(problem('GUARDRAIL_IS_PRIMARY', [...place, 'path'], 'the node that is bet on cannot guard itself'));
    if (guardrails.findIndex((other) => other.path === path) < index)
      found.push(problem('GUARDRAIL_TWICE', [...place, 'path'], `"${path}" is a guardrail already`));
    const node = model.nodesByPath.get(path);
    if (node?.metric && polarityAt(model, node) === 'neutral')
      found.push(problem('GUARDRAIL_WITHOUT_SIDE', [...place, 'path'], `neither side of "${node.metric}" is worse`));
    return found;
  });
}

function ownerProblems({ owner }: InterventionPlan, { people, now }: PlanContext): Problem[] {
  if (owner === '') return [problem('OWNER_MISSING', ['owner'], 'say who does it, by the key of a person')];
  const person = people.find(({ id, key }) => id === owner || key === owner);
  const keys = people.map(({ key }) => key);
  if (!person || person.id !== owner)
    return [problem('UNKNOWN_PERSON', ['owner'], `there is no person "${owner}"${didYouMean(owner, keys)}`)];
  if (isActive(person, now)) return [];
  return [problem('PERSON_LEFT', ['owner'], `${person.name} has left; name somebody who is there`)];
}

function excludedProblems({ excluded }: InterventionPlan): Problem[] {
  return excluded.flatMap(({ from, to }, index) =>
    from < to
      ? []
      : [problem('EMPTY_PERIOD', ['excluded', index], 'a period ends on or after the day on which it begins')],
  );
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
