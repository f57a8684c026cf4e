/** What every resolver gets: the use cases of whoever asks, with the numbers as of one version, the same for the whole request. */
import type { Caller } from '@bough/domain';
import type { Snapshot, UseCases } from '@bough/application';
import { Wait } from '../workshop/wait.js';
import type { CostEstimate } from './cost/estimate.js';

export class RequestContext {
  /** Trees that this request asked for besides that of today: of the past, of an instant, by another dimension. */
  readonly views = new Map<string, Snapshot>();
  private readonly made = new Map<unknown, unknown>();
  /** What the operation costs, once that is known. */
  cost: CostEstimate | null = null;
  private keptElsewhere: boolean | null = null;

  /**
   * `session`: the secret of the session that asks, if one does. `wait`: how long whoever asks waits. `pay` takes microseconds of CPU from
   * what who asks may use, or refuses.
   */
  constructor(
    readonly useCases: UseCases,
    readonly session: string | null = null,
    readonly wait: Wait = Wait.endless(),
    readonly pay: (microseconds: number) => void = () => undefined,
  ) {}

  get caller(): Caller {
    return this.useCases.caller;
  }

  /** `null` before the first workspace; refuses a caller who may not read. */
  get snapshot(): Snapshot | null {
    return this.useCases.snapshotIfAny();
  }

  /** False once the answer depends on more than the snapshot, such as the clock. */
  get keepsAnswer(): boolean {
    return this.keptElsewhere ?? this.useCases.dependsOnSnapshotOnly();
  }

  /** The answer comes from another thread, which says whether it may be kept. */
  answeredElsewhere(keepsAnswer: boolean): void {
    this.keptElsewhere = keepsAnswer;
  }

  /** Makes something once for the whole request. */
  once<Value>(key: unknown, make: () => Value): Value {
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as Value;
  }
}

/** The snapshot, or a refusal that says what to do first. */
export function requireSnapshot({ useCases }: Pick<RequestContext, 'useCases'>): Snapshot {
  return useCases.snapshot();
}

/** The snapshot that a tree or a node was drawn from. */
export function snapshotOf(context: RequestContext, { view }: { readonly view: string }): Snapshot {
  return context.views.get(view) ?? requireSnapshot(context);
}

/** Makes what is drawn from a snapshot find it again. */
export function showView(context: RequestContext, snapshot: Snapshot): Snapshot {
  if (snapshot.view !== '') context.views.set(snapshot.view, snapshot);
  return snapshot;
}
