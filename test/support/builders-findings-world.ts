/** A small tree with owners in memory, and what is noticed in it, for tests of use cases of findings. */
import type { FindingRef, Snapshot, System } from '@bough/application';
import type {
  Actor,
  Caller,
  Detection,
  FindingWish,
  OwnershipChange,
  Principal,
  RegisteredChange,
  Signal,
} from '@bough/domain';
import { AS_OF, signal } from './builders-findings.js';
import { EDITOR, instant } from './builders-ownership.js';
import { OPERATOR, workspace } from './builders.js';
import { callerOf, testSystem } from './builders-system.js';
import { memoryStores } from './memory-stores.js';

export const NOON = instant('2026-11-25T12:00:00Z');
export const HOUR = 3_600_000;
const ASSIGNED: OwnershipChange[] = [
  ...['ana', 'ben', 'cy'].map((key): OwnershipChange => ({ kind: 'person', key })),
  { kind: 'assign', target: '', role: 'A', party: 'ana' },
  { kind: 'assign', target: 'pro', role: 'A', party: 'ben' },
  { kind: 'assign', target: 'pro', role: 'R', party: 'cy' },
];

/** Ana answers for the tree, Ben for Pro, Cy works on it; what is noticed is in `world.signals`. */
export async function openFindings() {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date(NOON));
  const world = {
    signals: [] as Signal[],
    changes: [] as RegisteredChange[],
    at: NOON,
    dataVersion: 1,
    asOf: AS_OF,
    looks: 0,
  };
  const parts = {
    stores,
    now: () => world.at,
    engine: {
      get current() {
        const state = { range: { from: 0, to: world.asOf }, today: AS_OF };
        return { state, workspaceVersion: 1, dataVersion: world.dataVersion } as unknown as Snapshot;
      },
    },
    methods: {
      registeredChanges: async () => world.changes,
      waitingPlans: async () => [],
      detect: async (): Promise<Detection> => {
        world.looks++;
        return { asOf: world.asOf, signals: world.signals, watched: 40, expectedByChance: 0.5 };
      },
    },
  };
  const system = testSystem(parts);
  const owners = {
    run: (changes: readonly OwnershipChange[], actor: Actor, given: { caller: Caller; dryRun?: boolean }) =>
      system.as(given.caller).ownership.apply(changes, { actor, dryRun: given.dryRun }),
  };
  await owners.run(ASSIGNED, EDITOR, { caller: OPERATOR });
  const ids = new Map((await stores.people.all()).map(({ key, id }) => [key, id]));
  const detectOn = (on: System) => ({
    run: (caller: Caller, options?: { asOf?: number }) => on.as(caller).findings.detect(options),
  });
  const detect = detectOn(system);
  const as = (key: string, role: Principal['role'] = 'viewer'): Caller => ({
    principal: { person: ids.get(key)!, name: key, role, via: 'session', scopes: null },
    requestId: key,
  });
  return {
    stores,
    system,
    parts,
    detectOn,
    world,
    owners,
    detect,
    as,
    ids,
    key: (id: string | null) => [...ids].find(([, of]) => of === id)?.[0],
    change: {
      run: (caller: Caller, ref: FindingRef, wish: FindingWish, expected?: number, actor?: Actor) =>
        system.as(caller).findings.change(ref, wish, { expected, actor }),
    },
    follow: { run: (caller: Caller) => system.as(caller).findings.follow() },
    work: {
      run: (principal: Principal | null, person: string | null, isAdmin: boolean) =>
        system.as(callerOf(principal)).findings.myWork(person, isAdmin),
    },
    /** New data, and what is noticed in it. */
    look: (...signals: Signal[]) => {
      Object.assign(world, { signals, dataVersion: world.dataVersion + 1, asOf: world.asOf + 1 });
      return detect.run(OPERATOR);
    },
  };
}
export const PRO = signal({ path: 'pro/cost_to_serve' });
