/** Holds what stands out against the mix of conversations. Only what is reported is read for. */
import {
  findNodePath,
  isReported,
  sentencesOf,
  tellClaim,
  type Contrast,
  type ContrastCase,
  type MixClaim,
  type Model,
  type Signal,
  type ToldClaim,
} from '@bough/domain';
import { readMix } from '../comparisons/read-mix.js';
import type { Snapshot } from '../trees/snapshot.js';

/** Contrasts whose warnings, and what is to be watched, name the reason that the mix gives. */
export function tellContrasts(snapshot: Snapshot, contrasts: readonly Contrast[]): Promise<Contrast[]> {
  return Promise.all(contrasts.map((contrast) => tellContrast(snapshot, contrast)));
}

async function tellContrast(snapshot: Snapshot, contrast: Contrast): Promise<Contrast> {
  if (!isReported(contrast.state)) return contrast;
  const cases = await Promise.all(contrast.cases.map((each) => tellCase(snapshot, each)));
  return { ...contrast, cases, words: sentencesOf(cases, contrast.state) };
}

async function tellCase(snapshot: Snapshot, each: ContrastCase): Promise<ContrastCase> {
  const { claim, state } = each;
  const told = claim && isReported(state) ? await heldAgainstMix(snapshot, claim, each) : null;
  if (!told) return each;
  const { about, ...rest } = told;
  return { ...each, ...rest, ...about, ...(about && { threshold: null }) };
}

/** Signals whose words name the reason that the mix gives. */
export function tellSignals(snapshot: Snapshot, signals: readonly Signal[]): Promise<Signal[]> {
  return Promise.all(signals.map((signal) => tellSignal(snapshot, signal)));
}

async function tellSignal(snapshot: Snapshot, { claim, ...signal }: Signal): Promise<Signal> {
  const told = claim ? await heldAgainstMix(snapshot, claim, signal) : null;
  if (!told) return signal;
  const { about, ...rest } = told;
  return { ...signal, ...rest, ...(about && aboutSignal(snapshot.model, signal, about)) };
}

async function heldAgainstMix(
  snapshot: Snapshot,
  claim: MixClaim,
  said: Pick<ToldClaim, 'title' | 'evidence'>,
): Promise<ToldClaim | null> {
  const { metric, before, after } = claim;
  const reason = await readMix(snapshot, { metric, before, after });
  return reason && tellClaim(snapshot.model, claim, reason, said);
}

/** The cause keeps its kind, rule and segment, and ends with the metric. */
function aboutSignal(
  model: Model,
  { cause, metric, segment }: Signal,
  about: NonNullable<ToldClaim['about']>,
): Pick<Signal, 'metric' | 'path' | 'cause' | 'baseline' | 'threshold'> {
  const kept = metric !== null && cause.endsWith(`:${metric}`) ? cause.slice(0, -metric.length) + about.metric : cause;
  const path = findNodePath(model, segment, about.metric);
  return { metric: about.metric, path, cause: kept, baseline: about.baseline, threshold: null };
}
