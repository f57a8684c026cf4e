/**
 * Which controls a launch is compared with. One control that is thin, or that has nothing for long, would cost the whole study its weeks or
 * its history; so it is left out, by the weeks before launch as far as it is counted in them. Where no other control is there, all thin ones
 * together are one control.
 */
import { BASELINE_WEEKS, thinControls, type Launch } from '@bough/statistics';
import type { AssessmentReason } from '../assessment-reason.js';
import type { EntrySums } from './segment-series.js';

/** A segment with its sums. */
export interface NamedSums {
  readonly segment: string;
  readonly sums: EntrySums;
}

/** A control that the plan names and that is not compared with by itself. */
export interface UnusedControl {
  readonly segment: string;
  /** `short`: less history than the treated segments have; `thin`: too few events in some block; `pooled`: thin, and part of one control. */
  readonly why: 'short' | 'thin' | 'pooled';
}

/** The controls that are compared with, each by name; of pooled ones, all names. */
export interface UsableControls {
  readonly controls: readonly { readonly segments: readonly string[]; readonly sums: EntrySums }[];
  readonly unused: readonly UnusedControl[];
}

/** What the choice is made with. */
export interface ControlChoice {
  readonly treated: readonly NamedSums[];
  readonly controls: readonly NamedSums[];
  /** How many entries before launch all of these have, counted backwards. */
  readonly reach: (segments: readonly NamedSums[]) => number;
  /** The launch of these series, from so many entries before it on; treated ones come first. */
  readonly launchOf: (entriesBefore: number, treated: readonly EntrySums[], controls: readonly EntrySums[]) => Launch;
  readonly perWeek: number;
  /** What makes a block thick, where that is not what the metric divides by: the events behind it. */
  readonly eventsOf: (segment: string) => EntrySums | null;
}

/** All controls as the plan has them, where leaving some out would leave none. */
export function usableControls(choice: ControlChoice): UsableControls {
  const { controls } = choice;
  const short = shortControls(choice);
  const long = controls.filter((each) => !short.includes(each));
  const thin = thinAmong(choice, long);
  const kept = long.filter((each) => !thin.includes(each));
  const unused = (of: readonly NamedSums[], why: UnusedControl['why']) => of.map(({ segment }) => ({ segment, why }));
  if (kept.length > 0)
    return { controls: kept.map(alone), unused: [...unused(short, 'short'), ...unused(thin, 'thin')] };
  if (thin.length > 1 && thinAmong(pooledChoice(choice, thin), [pooledOf(thin)]).length === 0) {
    const pooled = { segments: thin.map(({ segment }) => segment), sums: pooledOf(thin).sums };
    return { controls: [pooled], unused: [...unused(short, 'short'), ...unused(thin, 'pooled')] };
  }
  return {
    controls: (long.length > 0 ? long : controls).map(alone),
    unused: long.length > 0 ? unused(short, 'short') : [],
  };
}

/** What became of the controls that the plan names, for the plan and for the checks. */
export function unusedControlNotes(
  unused: readonly UnusedControl[],
  nameOf: (segment: string) => string,
): AssessmentReason[] {
  const of = (why: UnusedControl['why']) =>
    unused.filter((each) => each.why === why).map((each) => nameOf(each.segment));
  const [short, thin, pooled] = [of('short'), of('thin'), of('pooled')];
  const are = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are');
  return [
    ...(thin.length > 0 ? [{ code: 'THIN_CONTROL', words: `${thin.join(', ')} ${are(thin)} left out of the controls: with fewer than 20 events in some week ${thin.length === 1 ? 'it' : 'they'} would turn the whole comparison into fortnights, which finds less` }] : []),
    ...(pooled.length > 0 ? [{ code: 'POOLED_CONTROLS', words: `${pooled.join(', ')} are one control together: each alone has fewer than 20 events in some week` }] : []),
    ...(short.length > 0 ? [{ code: 'SHORT_CONTROL', words: `${short.join(', ')} ${are(short)} left out of the controls: ${short.length === 1 ? 'it has' : 'they have'} a fortnight without data in the twelve weeks before launch, or no data before` }] : []),
  ]; // prettier-ignore
}

const POOLED = 'pooled';

function pooledOf(controls: readonly NamedSums[]): NamedSums {
  return { segment: POOLED, sums: added(controls.map(({ sums }) => sums)) };
}

/** The same choice, which knows what the pooled control is made of. */
function pooledChoice(choice: ControlChoice, thin: readonly NamedSums[]): ControlChoice {
  const events = thin.flatMap(({ segment }) => choice.eventsOf(segment) ?? []);
  const together = events.length === 0 ? null : added(events);
  const members = (segments: readonly NamedSums[]) =>
    segments.flatMap((each) => (each.segment === POOLED ? thin : each));
  return {
    ...choice,
    reach: (segments) => choice.reach(members(segments)),
    eventsOf: (segment) => (segment === POOLED ? together : choice.eventsOf(segment)),
  };
}

const alone = ({ segment, sums }: NamedSums) => ({ segments: [segment], sums });

/** Controls that have less than the treated segments and less than the baseline: the history would end where theirs does. */
function shortControls({ treated, controls, reach, perWeek }: ControlChoice): readonly NamedSums[] {
  const own = reach(treated);
  const wanted = Math.min(own, BASELINE_WEEKS * perWeek);
  return controls.filter((each) => reach([each]) < wanted);
}

/** Each by its own common history with the treated segments, so that one does not hide the weeks of another. */
function thinAmong(choice: ControlChoice, controls: readonly NamedSums[]): readonly NamedSums[] {
  const { treated, reach, launchOf, eventsOf } = choice;
  const asEvents = ({ segment, sums }: NamedSums) => eventsOf(segment) ?? sums;
  const dividesByNoEvents = treated.some(({ segment }) => eventsOf(segment) !== null);
  return controls.filter((control) => {
    const before = reach([...treated, control]);
    const isThin = (of: (each: NamedSums) => EntrySums) =>
      thinControls(launchOf(before, treated.map(of), [of(control)])).length > 0;
    return isThin(({ sums }) => sums) || (dividesByNoEvents && isThin(asEvents));
  });
}

/** Entry by entry; unknown where any is. */
function added(sums: readonly EntrySums[]): EntrySums {
  const total = (of: (each: EntrySums) => Float64Array) =>
    of(sums[0]!).map((_, entry) => sums.reduce((sum, each) => sum + of(each)[entry]!, 0));
  const numerators = total((each) => each.numerators);
  if (sums[0]!.denominators === undefined) return { numerators };
  return { numerators, denominators: total((each) => each.denominators!) };
}
