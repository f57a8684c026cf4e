import {
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
  type Ownership,
  type RegisteredChange,
  type Signal,
} from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { Engine } from '../trees/engine.js';
import type { Snapshot } from '../trees/snapshot.js';
import { lookNow, type LookPorts } from './finding-look.js';
import { FindingConflict, type DetectionKey, type DetectionRun, type FindingStore } from './finding.store.js';

export interface DetectionInput {
  readonly ownership: Ownership;
  /** Epoch milliseconds: who answers for what, and which day it is. */
  readonly at: number;
  /** How far the data may be looked at; left out: to its end. */
  readonly asOf?: Day;
  /** What people registered besides the events of the workspace: launches of interventions. */
  readonly changes?: readonly RegisteredChange[];
}

/** Notices what needs attention. It stores nothing and asks nobody. */
export type Detect = (snapshot: Snapshot, look: DetectionInput) => Promise<Detection>;

export interface DetectPorts extends LookPorts {
  readonly engine: Pick<Engine, 'current'>;
  readonly findings: FindingStore;
  readonly detect: Detect;
  /** Launches of interventions; they are only ever added to. */
  readonly registeredChanges: () => Promise<readonly RegisteredChange[]>;
  readonly newId: () => string;
}

export interface DetectResult {
  readonly run: DetectionRun;
  /** False when this look had been taken before, and nothing was done. */
  readonly isNew: boolean;
}

const MOST_TRIES = 20;

/** Looks at the data and turns what it notices into findings: once per state of the data, however many instances there are. */
export class DetectFindings {
  constructor(private readonly ports: DetectPorts) {}

  /** `null` when another instance is looking just now, and before there is any data. */
  async run(caller: Caller, { asOf }: { readonly asOf?: Day } = {}): Promise<DetectResult | null> {
    authorise(caller.principal, 'raise_findings');
    const snapshot = this.ports.engine.current;
    if (!snapshot?.state.range) return null;
    return this.ports.findings.alone(() => this.look(caller, snapshot, asOf ?? snapshot.state.range!.to));
  }

  private async look(caller: Caller, snapshot: Snapshot, asOf: Day): Promise<DetectResult> {
    const { findings, now, detect, registeredChanges } = this.ports;
    const [ownership, changes] = [await this.ports.ownership.read(), await registeredChanges()];
    const { workspaceVersion, dataVersion } = snapshot;
    const lookedOn = snapshot.state.today;
    const versions = { workspaceVersion, dataVersion, ownershipVersion: ownership.version, launches: changes.length };
    const key: DetectionKey = { ...versions, lookedOn, asOf };
    const taken = await findings.run(key);
    if (taken) return { run: taken, isNew: false };
    const startedAt = new Date(now());
    const detection = await detect(snapshot, { ownership, at: now(), asOf, changes });
    return { run: await this.take(caller, detection, { ...key, startedAt }), isNew: true };
  }

  /** Looks at the findings anew when somebody changes one meanwhile. */
  private async take(caller: Caller, detection: Detection, begun: Begun): Promise<DetectionRun> {
    for (let tries = 1; ; tries++) {
      const context = { ...(await lookNow(this.ports)), asOf: detection.asOf };
      const changes = takeDetection(detection, await this.ports.findings.unsettled(), context, this.ports.newId);
      const run = runOf(begun, detection, changes, new Date(this.ports.now()));
      try {
        await this.ports.findings.save(changes, { entryOf: detectionEntry(caller, run, changes), run });
        return run;
      } catch (error) {
        if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
      }
    }
  }
}

type Begun = DetectionKey & Pick<DetectionRun, 'startedAt'>;

/** What a whole look does to every finding that answers for a cause. */
function takeDetection(
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

/** One entry per look: what was raised, opened again and closed. A look without any is no change. */
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

/** Nothing to look at, said to people. */
export function noLook(result: DetectResult | null): DetectResult {
  if (result) return result;
  throw new Refusal('NO_LOOK', 'There is no data to look at yet, or another instance is looking just now.');
}
