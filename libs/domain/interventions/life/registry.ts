/** All interventions side by side, and how often predictions held: per driver family and per team, exploratory ones counted apart. */
import type { Team } from '../../ownership/person.js';
import type { DriverFamily } from '../../metrics/metric.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { VerdictKind } from '../assessment.js';
import { bindingPlan, type Intervention } from '../intervention.js';

/** An intervention and the newest verdict on it. */
export interface RegistryEntry {
  readonly intervention: Intervention;
  /** `null`: none yet. */
  readonly verdict: VerdictKind | null;
  /** Effect ÷ predicted effect; `null`: no size was predicted, or none was estimated. */
  readonly shareOfPredicted: number | null;
}

/** Counts of registered interventions. `hits` of `decided`: predictions that held. The names are those of the API. */
export interface Calibration {
  /** A driver family, or the name of a team; `null`: of neither. */
  readonly of: string | null;
  readonly bets: number;
  /** Verified, partly verified, without effect, or worsened; the others say nothing about the prediction. */
  readonly decided: number;
  readonly hits: number;
  readonly partly: number;
  /** `hits ÷ decided`; `null` when nothing is decided. */
  readonly hitRate: number | null;
  /** Median of effect ÷ predicted effect; `null` without any. 0.6: effects were 60 % of what was predicted. */
  readonly shareOfPredicted: number | null;
  /** Not counted above. */
  readonly exploratory: number;
}

export interface Registry {
  readonly bets: readonly RegistryEntry[];
  readonly all: Calibration;
  readonly byFamily: readonly Calibration[];
  readonly byTeam: readonly Calibration[];
}

const DECIDED: readonly VerdictKind[] = ['verified_improvement', 'partly_verified', 'no_effect', 'worsened'];

/** Newest first. A person in several teams counts for each of them. */
export function registryOf(bets: readonly RegistryEntry[], model: Model, teams: readonly Team[]): Registry {
  const started = bets.filter(({ intervention }) => intervention.frozen !== null);
  return {
    bets,
    all: calibration('all', started),
    byFamily: grouped(started, (bet) => [familyOf(bet, model)]),
    byTeam: grouped(started, (bet) => teamsOf(bet, teams)),
  };
}

function calibration(of: string | null, bets: readonly RegistryEntry[]): Calibration {
  const registered = bets.filter(({ intervention }) => !intervention.exploratory);
  const decided = registered.filter(({ verdict }) => verdict !== null && DECIDED.includes(verdict));
  const count = (kind: VerdictKind) => decided.filter(({ verdict }) => verdict === kind).length;
  const shares = decided.flatMap(({ shareOfPredicted }) => (shareOfPredicted === null ? [] : [shareOfPredicted]));
  const hits = count('verified_improvement');
  return {
    of,
    bets: registered.length,
    decided: decided.length,
    hits,
    partly: count('partly_verified'),
    hitRate: decided.length === 0 ? null : hits / decided.length,
    shareOfPredicted: median(shares),
    exploratory: bets.length - registered.length,
  };
}

/** The largest groups first. */
function grouped(
  bets: readonly RegistryEntry[],
  keysOf: (bet: RegistryEntry) => readonly (string | null)[],
): Calibration[] {
  const groups = new Map<string | null, RegistryEntry[]>();
  for (const bet of bets) for (const key of keysOf(bet)) groups.set(key, [...(groups.get(key) ?? []), bet]);
  return [...groups].map(([key, each]) => calibration(key, each)).sort((a, b) => b.bets - a.bets);
}

/** The driver family of the plan's node, else of its metric. */
function familyOf({ intervention }: RegistryEntry, model: Model): DriverFamily | null {
  const { primary, metric } = bindingPlan(intervention);
  return model.nodesByPath.get(primary)?.family ?? model.metrics.get(metric)?.family ?? null;
}

function teamsOf({ intervention }: RegistryEntry, teams: readonly Team[]): (string | null)[] {
  const { owner } = bindingPlan(intervention);
  const own = teams.filter(({ lead, members }) => lead === owner || members.includes(owner));
  return own.length === 0 ? [null] : own.map(({ name }) => name);
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
