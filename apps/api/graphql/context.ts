/** What every resolver gets: who asks, and the numbers as of one version, the same for the whole request. */
import { Refusal, type Caller } from '@bough/domain';
import type { OpenSnapshot, Snapshot } from '@bough/application';

export class RequestContext {
  /** Trees of earlier versions that this request asked for. */
  readonly past = new Map<number, Snapshot>();
  /** False once the answer depends on more than the snapshot, such as the clock. */
  keepsAnswer = true;
  private opened: Snapshot | null = null;

  constructor(
    readonly caller: Caller,
    private readonly open: OpenSnapshot,
  ) {}

  /** `null` before the first workspace; refuses who may not read. */
  get snapshot(): Snapshot | null {
    return (this.opened ??= this.open.run(this.caller.principal));
  }

  /** A mutation puts the one in its place that knows the change. */
  set snapshot(next: Snapshot | null) {
    this.opened = next;
  }
}

/** The snapshot, or a refusal that says what to do first. */
export function requireSnapshot({ snapshot }: Pick<RequestContext, 'snapshot'>): Snapshot {
  if (snapshot) return snapshot;
  throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply <workspace.yml>" first.');
}

/** The snapshot that a tree or a node was drawn from. */
export function snapshotOf(context: RequestContext, { version }: { readonly version: number }): Snapshot {
  return context.past.get(version) ?? requireSnapshot(context);
}
