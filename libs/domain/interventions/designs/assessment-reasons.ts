/** Why an intervention cannot be assessed, in words that say what there is and what is needed. */
import { BASELINE_WEEKS, launchBlocks, naiveChange, type Gate, type NoImpact } from '@bough/statistics';
import { formatTogether } from '../../metrics/format-value.js';
import type { AssessmentReason } from '../assessment-reason.js';
import type { LaunchStudy } from '../study/launch-study.js';

/** The reason of a closed gate. */
export function gateReason({ gate, found = 0, needed = 0 }: Gate, { input, metric }: LaunchStudy): AssessmentReason {
  const weeks = (count: number) => `${count} whole ${count === 1 ? 'week' : 'weeks'}`;
  switch (gate) {
    case 'weeks_before':
      return reason(gate, `${weeks(found)} before launch have data in all segments; ${needed} are needed`);
    case 'weeks_after':
      return reason(gate, `${weeks(found)} after launch can be judged; ${needed} are needed`);
    case 'thin':
      return reason(
        gate,
        `some fortnight of a segment has only ${Math.round(found)} events behind it; ${needed} are needed`,
      );
    case 'days_missing':
      return reason(gate, `a segment has data on ${percent(found)} of its days only; ${percent(needed)} are needed`);
    case 'pre_trend': {
      const against = input.controls.length > 0 ? ' against the controls' : '';
      return reason(gate, `${metric.definition.name} was on its way already before launch${against}, and that trend alone may be all there is`); // prettier-ignore
    }
    case 'overlapping':
      return reason(gate, 'another change was made to the same segments');
  }
}

/** Why nothing could be estimated. */
export function noImpactReason(
  study: LaunchStudy,
  { reason: why, weeksBefore, weeksAfter }: NoImpact,
): AssessmentReason {
  if (why === 'no_variation')
    return reason(why, `${standStillWords(study)}, so nothing says how much the numbers move by themselves`);
  const empty = emptySegments(study);
  if (empty.length > 0) return reason('nothing_to_divide_by', `${empty.join(', ')} ${empty.length === 1 ? 'has' : 'have'} weeks without anything to compute ${study.metric.words} from`); // prettier-ignore
  if (why === 'not_a_number') return reason(why, `some week of ${study.metric.words} has no value`);
  return reason(why, `there are ${weeksBefore} usable weeks before launch and ${weeksAfter} after; 8 and 2 are needed`);
}

/** Where the treated segments stand still: at one value, or at another after launch than before. */
function standStillWords({ input, metric: { definition }, treated }: LaunchStudy): string {
  const { weeksBefore, weeksAfter } = launchBlocks(input);
  const naive = naiveChange(input, input.treated, Math.min(BASELINE_WEEKS, weeksBefore), weeksAfter);
  const name = `${definition.name} of ${treated.join(', ')}`;
  if (naive === null) return `${name} stands still`;
  const unit = definition.unit === 'money' ? 'rate' : definition.unit;
  const [before, after] = formatTogether([naive.before, naive.after], { unit });
  const where = before === after ? 'and after' : `and at ${after} in every week after`;
  return `${name} does not move against what it is compared with: it is at ${before} in every week before launch ${where}`;
}

/** Segments whose weeks near launch, or all, have no value on the scale. */
function emptySegments({ input, series }: LaunchStudy): string[] {
  const { panel } = launchBlocks(input);
  return series.filter((_, index) => {
    const values = Array.from(panel.values[index] ?? []);
    const { numerators, denominators = numerators } = input.segments[index]!;
    const isEmpty = denominators.length > 0 && Array.from(denominators).every((each) => !(each > 0));
    return isEmpty || values.some((value) => !Number.isFinite(value));
  });
}

function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`;
}

function reason(code: string, words: string): AssessmentReason {
  return { code: code.toUpperCase(), words };
}
