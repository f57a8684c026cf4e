/**
 * One run of detection: all layers over all nodes in one pass, of whose reports a tenth at most may be false alarms, folded up the tree
 * so that one cause gives one finding.
 */
import { benjaminiHochberg } from '@bough/statistics';
import { compareSegments } from '../contrasts/compare-segments.js';
import type { ContrastInput } from '../contrasts/contrast-input.js';
import { SEVERITIES, type Detection, type Signal } from '../signal.js';
import type { MixClaim } from '../mix-claim.js';
import { joinLayers, type Candidate, type LayerResult, type MovePeriod } from './candidate.js';
import { findDrifts } from './drifts.js';
import { findMissedStandards, type LimitLookup } from './missed-standards.js';
import { foldConsequences, type FoldedCandidate } from './fold-consequences.js';
import { findOutliers } from './outliers.js';
import type { DetectionContext } from './detection-context.js';
import { findSpikes } from './spikes.js';
import { findWarnings } from './warnings.js';

/**
 * The expected share of chance among all reports of a run, at most. Benjamini and Hochberg (1995), "Controlling the false discovery
 * rate", J. R. Statist. Soc. B 57.
 */
export const FALSE_DISCOVERY_RATE = 0.1;

/**
 * Runs every layer. `input` is what comparisons of segments read; it is `null` where the data have too few weeks for any, and then only
 * days and weeks are watched. `within` gives what standards on durations are checked against. `others` are layers that were watched
 * outside, such as topics.
 */
export function runDetection(
  context: DetectionContext,
  input: ContrastInput | null,
  within: LimitLookup,
  others: readonly LayerResult[] = [],
): Detection {
  const { tests, candidates } = joinLayers([
    ...(input === null ? [] : runComparisons(context, input, within)),
    findSpikes(context),
    findDrifts(context),
    ...others,
  ]);
  const folded = foldConsequences(context, input, keepDiscoveries(tests, candidates));
  const signals = folded.map((each) => signalOf(context, each, tests.length)).sort(bySeverity);
  // If nothing differs at all, a run reports anything with a probability of at most the rate.
  const tested = folded.filter(({ candidate }) => candidate.p !== null).length;
  return {
    asOf: context.asOf,
    signals,
    watched: tests.length,
    expectedByChance: FALSE_DISCOVERY_RATE * Math.max(1, tested),
  };
}

function runComparisons(context: DetectionContext, input: ContrastInput, within: LimitLookup): LayerResult[] {
  return [
    findMissedStandards(context, input, within),
    findWarnings(context, compareSegments(input)),
    findOutliers(context, input),
  ];
}

/** Facts, and candidates whose p stays below the false discovery rate among all tests of the run. */
function keepDiscoveries(tests: readonly number[], candidates: readonly Candidate[]): Candidate[] {
  const adjusted = benjaminiHochberg(tests);
  const largestP = Math.max(-1, ...tests.filter((_, index) => adjusted[index]! <= FALSE_DISCOVERY_RATE));
  return candidates.filter(({ p }) => p === null || p <= largestP);
}

function signalOf(context: DetectionContext, { candidate, consequences }: FoldedCandidate, watched: number): Signal {
  const causes = new Set(consequences.map(({ signal }) => signal.cause));
  causes.delete(candidate.signal.cause);
  const claim = candidate.signal.claim ?? claimOf(context, candidate);
  return { ...candidate.signal, ...(claim && { claim }), watched, consequences: [...causes] };
}

/** What a candidate says differs, by the difference that it rests on. */
function claimOf({ model }: DetectionContext, { move, signal }: Candidate): MixClaim | null {
  if (!move) return null;
  const placeOf = ({ position, from, to }: MovePeriod) => {
    return { segments: position === 0 ? null : [model.segments[position]!.id], period: { from, to } };
  };
  return {
    metric: move.metric,
    before: placeOf(move.before),
    after: placeOf(move.after),
    fact: signal.words,
    blame: '',
  };
}

/** Orders by severity, then by the number of customers touched. */
function bySeverity(a: Signal, b: Signal): number {
  const rank = ({ severity }: Signal) => SEVERITIES.indexOf(severity);
  return rank(a) - rank(b) || b.touched.customers - a.touched.customers || (a.cause < b.cause ? -1 : 1);
}
