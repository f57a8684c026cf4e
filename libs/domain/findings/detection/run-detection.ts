/**
 * Everything that one look at the data notices: all layers over all nodes in one run, of which at most a tenth may be false alarms,
 * folded up the tree so that one cause is one finding.
 */
import { benjaminiHochberg } from '@bough/statistics';
import { allContrasts } from '../contrasts/all-contrasts.js';
import type { Look } from '../contrasts/contrast-input.js';
import { SEVERITIES, type Detection, type Signal } from '../signal.js';
import { layersOf, type Candidate, type Layer } from './candidate.js';
import { drifts } from './drifts.js';
import { missedStandards, type StandardSight } from './missed-standards.js';
import { fold, type Folded } from './fold-consequences.js';
import { outliers } from './outliers.js';
import type { DetectionSetting } from './detection-context.js';
import { spikes } from './spikes.js';
import { warned } from './warnings.js';

/** At most this share of what is reported is chance (Benjamini and Hochberg). */
export const FALSE_DISCOVERY_RATE = 0.1;

/** `look`: what comparisons look at; `null` where there are too few weeks for any. */
export function detect(setting: DetectionSetting, look: Look | null, sight: StandardSight): Detection {
  const { tests, candidates } = layersOf([
    ...(look === null ? [] : comparisons(setting, look, sight)),
    spikes(setting),
    drifts(setting),
  ]);
  const folded = fold(setting, look, sureOnes(tests, candidates));
  const signals = folded.map((each) => signalOf(each, tests.length)).sort(bySeverity);
  // If nothing at all is different, a run reports anything with a probability of at most the rate.
  const tested = folded.filter(({ candidate }) => candidate.p !== null).length;
  return {
    asOf: setting.asOf,
    signals,
    watched: tests.length,
    expectedByChance: FALSE_DISCOVERY_RATE * Math.max(1, tested),
  };
}

function comparisons(setting: DetectionSetting, look: Look, sight: StandardSight): Layer[] {
  return [missedStandards(setting, look, sight), warned(setting, allContrasts(look)), outliers(setting, look)];
}

/** Facts, and what is sure enough beside everything else that was watched. */
function sureOnes(tests: readonly number[], candidates: readonly Candidate[]): Candidate[] {
  const adjusted = benjaminiHochberg(tests);
  const least = Math.max(-1, ...tests.filter((_, index) => adjusted[index]! <= FALSE_DISCOVERY_RATE));
  return candidates.filter(({ p }) => p === null || p <= least);
}

function signalOf({ candidate, consequences }: Folded, watched: number): Signal {
  const causes = new Set(consequences.map(({ signal }) => signal.cause));
  causes.delete(candidate.signal.cause);
  return { ...candidate.signal, watched, consequences: [...causes] };
}

/** The most severe first, then by whom they touch. */
function bySeverity(a: Signal, b: Signal): number {
  const rank = ({ severity }: Signal) => SEVERITIES.indexOf(severity);
  return rank(a) - rank(b) || b.touched.customers - a.touched.customers || (a.cause < b.cause ? -1 : 1);
}
