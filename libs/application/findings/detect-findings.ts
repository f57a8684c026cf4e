import {
  completeEnd,
  isMoreSevere,
  missSignal,
  raiseFinding,
  Refusal,
  seeAgain,
  type Caller,
  type Day,
  type Detection,
  type Finding,
  type FindingChange,
  type SightingContext,
  type Signal,
} from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { Snapshot } from '../trees/snapshot.js';
import { detectSignals } from './detect-signals.js';
import { findingsNow } from './findings-now.js';
import { FindingConflict, type DetectionKey, type DetectionRun } from './finding.store.js';

export interface DetectResult {
  readonly run: DetectionRun;
  /** False when detection had run on the same state before, and nothing was done. */
  readonly isNew: boolean;
}

const MOST_TRIES = 20;

/**
 * Runs detection over the data and turns what it notices into findings: once per state of the data, however many servers there are.
 * Gives `null` when another server is at it just now, and before there is any data.
 */
export async function detectFindings(
  context: UseCaseContext,
  { asOf }: { readonly asOf?: Day } = {},
): Promise<DetectResult | null> {
  authorise(context.caller.principal, 'raise_findings');
  const snapshot = context.engine.current;
  if (!snapshot?.state.range) return null;
  const { range, today } = snapshot.state;
  const end = asOf ?? completeEnd(range, today);
  return context.stores.findings.alone(() => runDetection(context, snapshot, end));
}

/** What detection would notice now, or on a day of the past; it raises nothing. `withOwners`: gaps in ownership, too. */
export async function previewDetection(
  context: UseCaseContext,
  { asOf, withOwners = false }: { readonly asOf?: Day; readonly withOwners?: boolean } = {},
): Promise<Detection> {
  const { stores, clock, methods } = context;
  const snapshot = context.snapshot();
  const changes = await methods.registeredChanges(context);
  const owners = withOwners ? { ownership: await stores.ownership.read(), at: clock.now() } : {};
  return detectSignals(snapshot, { changes, ...(asOf !== undefined && { asOf }), ...owners });
}

async function runDetection(context: UseCaseContext, snapshot: Snapshot, asOf: Day): Promise<DetectResult> {
  const { stores, clock, methods } = context;
  const [ownership, changes] = [await stores.ownership.read(), await methods.registeredChanges(context)];
  const { workspaceVersion, dataVersion } = snapshot;
  const lookedOn = snapshot.state.today;
  const versions = { workspaceVersion, dataVersion, ownershipVersion: ownership.version, launches: changes.length };
  const key: DetectionKey = { ...versions, lookedOn, asOf };
  const done = await stores.findings.run(key);
  if (done) return { run: done, isNew: false };
  const startedAt = clock.date();
  const detection = await methods.detect(snapshot, { ownership, at: clock.now(), asOf, changes });
  return { run: await takeSignals(context, detection, { ...key, startedAt }), isNew: true };
}

/** Reads the findings and the owners again when somebody changes one meanwhile. */
async function takeSignals(context: UseCaseContext, detection: Detection, begun: Begun): Promise<DetectionRun> {
  const { caller, stores, clock, newId } = context;
  for (let tries = 1; ; tries++) {
    const now = { ...(await findingsNow(context)), asOf: detection.asOf };
    const changes = changesBy(detection, await stores.findings.unsettled(), now, newId);
    const run = runOf(begun, detection, changes, clock.date());
    try {
      await stores.findings.save(changes, { entryOf: detectionEntry(caller, run, changes), run });
      return run;
    } catch (error) {
      if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
    }
  }
}

type Begun = DetectionKey & Pick<DetectionRun, 'startedAt'>;

/** What one run does to every finding that answers for a cause. */
function changesBy(
  { signals }: Detection,
  unsettled: readonly Finding[],
  context: SightingContext,
  newId: () => string,
): FindingChange[] {
  const seen = worstByCause(signals);
  const known = new Set(unsettled.map(({ signal }) => signal.cause));
  const before = unsettled.flatMap((finding) => {
    const signal = seen.get(finding.signal.cause);
    return (signal ? seeAgain(finding, signal, context) : missSignal(finding, context)) ?? [];
  });
  const fresh = [...seen.values()].filter(({ cause }) => !known.has(cause));
  return [...before, ...fresh.map((signal) => raiseFinding(newId(), signal, context))];
}

/** A cause counts once, at its worst. */
function worstByCause(signals: readonly Signal[]): Map<string, Signal> {
  const seen = new Map<string, Signal>();
  for (const signal of signals) {
    const other = seen.get(signal.cause);
    if (!other || isMoreSevere(signal.severity, other.severity)) seen.set(signal.cause, signal);
  }
  return seen;
}

function runOf(begun: Begun, detection: Detection, changes: readonly FindingChange[], finishedAt: Date): DetectionRun {
  const { watched, expectedByChance, signals } = detection;
  const count = (kind: string) => changes.filter(({ events }) => events.some((event) => event.kind === kind)).length;
  return {
    ...begun,
    finishedAt,
    watched,
    expectedByChance,
    signals: signals.length,
    raised: count('raised'),
    reopened: count('reopened'),
    recovered: count('recovered'),
  };
}

/** One entry per run: what was raised, opened again and closed. A run without any is no change. */
function detectionEntry({ principal, requestId }: Caller, run: DetectionRun, changes: readonly FindingChange[]) {
  return (saved: readonly Finding[]) => {
    const told = saved.flatMap(({ number, status, signal }, index) =>
      changes[index]!.events.length === 0
        ? []
        : [{ subject: `finding:${number}`, field: 'status', before: null, after: `${status}: ${signal.title}` }],
    );
    if (told.length === 0) return null;
    return auditEntry({ principal, requestId }, run.finishedAt, 'finding.detect', told);
  };
}

/** Refuses when there was nothing to run detection on, in words for people. */
export function requireDetection(result: DetectResult | null): DetectResult {
  if (result) return result;
  throw new Refusal('NO_LOOK', 'There is no data to look at yet, or another instance is looking just now.');
}
