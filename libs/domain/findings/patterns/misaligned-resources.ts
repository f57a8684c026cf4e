/** Misaligned resources: effort goes where it is not due. A segment of no special value takes far more work than others, or one of high value far less. */
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from '../contrasts/contrast.js';
import { againstOthers } from '../contrasts/divergence.js';
import { chanceNote, evidenceOf, labelled, note, segmentOf, times, type Look } from '../contrasts/contrast-input.js';
import type { Comparison } from '../contrasts/compare-sides.js';

const SURE = 0.05;
const OTHERS = { name: 'the other segments', segment: null };

/** One case per segment of every dimension. */
export function misalignedResourcesPattern(look: Look): Contrast {
  const { thresholds, period, model } = look;
  return contrastOf(
    {
      kind: 'pattern',
      rule: 'misaligned_resources',
      name: 'Misaligned resources',
      healthy: 'No segment is shown to take much more work than its value explains, or much less than it deserves.',
    },
    model.workspace.dimensions.flatMap(({ key }) => labelled(look, key)).map(({ id }) => caseOf(look, id)),
    {
      period,
      parameters: (['ratio', 'high_value'] as const).map((name) => ({ name, value: thresholds[name] })),
      assumptions: [],
    },
  );
}

function caseOf(look: Look, id: string): ContrastCase {
  const { name } = segmentOf(look, id);
  const effort = againstOthers(look, 'handle_time', id);
  const title = `${name} takes more work than its value explains`;
  if (typeof effort === 'string')
    return cannotTell(
      { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: 'handle_time' },
      title,
      effort,
    );
  const value = valueOf(look, id);
  const { ratio, high_value: high } = look.thresholds;
  const isDear = value !== null && value >= high;
  const isTop = value === null && look.roles.tiers.at(-1) === id;
  const isMore = effort.pMore < SURE && effort.ratio >= ratio && !isDear && !isTop;
  const isLess = effort.pLess < SURE && effort.ratio <= 1 / ratio && isDear;
  const reason = reasonOf(look, id, isLess ? 'less' : 'more');
  const p = isLess ? effort.pLess : effort.pMore;
  return {
    segment: id,
    about: name,
    dimension: segmentOf(look, id).dimension!,
    metric: reason.metric,
    p,
    value: reason.found?.own.shown ?? effort.own.shown,
    baseline: reason.found?.other.shown ?? effort.other.shown,
    threshold: null,
    state: isMore || isLess ? 'warning' : 'healthy',
    title: isLess ? `${name} is of high value and gets less work than others` : title,
    words: `A conversation of ${name} takes ${times(effort.ratio)} the work of the others${worthWords(value)}: ${reason.words}.`,
    evidence: evidenceOfCase(look, id, effort, value, p),
    metrics: ['handle_time', 'touches_per_ticket', 'issue_complexity', 'handling_efficiency', 'cost_per_conversation'],
  };
}

function worthWords(value: number | null): string {
  return value === null ? '' : `, and its customers pay ${times(value)} the average`;
}

/** Revenue per customer against that of all; `null` where nothing is known. */
function valueOf({ roles: { worth, worthOfAll } }: Look, id: string): number | null {
  const own = worth.get(id);
  return own === undefined || worthOfAll === null || worthOfAll === 0 ? null : own / worthOfAll;
}

interface Reason {
  readonly metric: string;
  readonly found: Comparison | null;
  readonly words: string;
}

/** Harder questions, which a product can mend, or slower handling, which operations can: the one further from the others. */
function reasonOf(look: Look, id: string, direction: 'more' | 'less'): Reason {
  const found = (metric: string) => {
    const result = look.model.metrics.has(metric) ? againstOthers(look, metric, id) : 'not there';
    return typeof result === 'string' ? null : result;
  };
  const [hard, slow] = [found('issue_complexity'), found('handling_efficiency')];
  const size = (one: Comparison | null) => (one === null ? 0 : Math.abs(Math.log(one.ratio)));
  if (hard === null && slow === null)
    return { metric: 'handle_time', found: null, words: 'whether the questions or the handling differ cannot be told' };
  if (size(hard) >= size(slow))
    return {
      metric: 'issue_complexity',
      found: hard,
      words: `its questions are ${direction === 'more' ? 'harder' : 'easier'} for everybody, which product can mend rather than operations`,
    };
  return {
    metric: 'handling_efficiency',
    found: slow,
    words: `like questions take ${direction === 'more' ? 'longer' : 'less long'} there, which is a matter of process`,
  };
}

function evidenceOfCase(look: Look, id: string, effort: Comparison, value: number | null, p: number) {
  const own = { name: segmentOf(look, id).name, segment: id };
  const metrics = ['issue_complexity', 'handling_efficiency', 'touches_per_ticket'];
  const more = metrics.flatMap((metric) => {
    const found = look.model.metrics.has(metric) ? againstOthers(look, metric, id) : '';
    if (typeof found === 'string') return [];
    return [evidenceOf(look, metric, own, found.own.shown), evidenceOf(look, metric, OTHERS, found.other.shown)];
  });
  return [
    evidenceOf(look, 'handle_time', own, effort.own.shown),
    evidenceOf(look, 'handle_time', OTHERS, effort.other.shown),
    ...more,
    ...(value === null ? [] : [note(`Revenue per customer against all, ${own.name}`, times(value), value)]),
    chanceNote(p),
  ];
}
