import { OPERATOR } from '../../../test/support/builders.js';
import { EDITOR, instant } from '../../../test/support/builders-ownership.js';
import { workspace } from '../../../test/support/builders.js';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import type { OwnershipChange } from '@bough/domain';
import { clockFrom } from '../clock.js';
import type { UseCaseContext } from '../context.js';
import { relationToNode } from './relation-to.js';

const NOW = instant('2026-11-25');

async function open() {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date(NOW));
  const system = testSystem({ stores, now: () => NOW });
  const { ownership } = system.as(OPERATOR);
  const run = (changes: OwnershipChange[], options = {}) => ownership.apply(changes, { actor: EDITOR, ...options });
  await run([
    { kind: 'person', key: 'ana', name: 'Ana' },
    { kind: 'person', key: 'ben', name: 'Ben' },
  ]);
  return { stores, system, ownership, run };
}
const ANA: OwnershipChange = { kind: 'assign', target: 'pro/cost_to_serve', role: 'A', party: 'ana' };

describe('applying changes of ownership', () => {
  it('saves all of them as one version, and says whose nodes they are from now on', async () => {
    const { stores, run } = await open();
    const told = await run([ANA, { ...ANA, target: 'free', party: 'ben', role: 'I' }]);
    expect(told).toMatchObject({ version: 2, problems: [] });
    expect(told.changes[0]).toMatchObject({
      path: 'pro/cost_to_serve',
      before: { reason: 'NOBODY' },
      after: { person: { key: 'ana' } },
    });
    expect(told.changes.every(({ path }) => path.startsWith('pro/cost_to_serve'))).toBe(true);
    expect((await stores.ownership.read()).assignments).toMatchObject([
      { target: 'free', assignedBy: EDITOR },
      { target: 'pro/cost_to_serve' },
    ]);
  });

  it('saves nothing when any of them is wrong, or for a look beforehand', async () => {
    const { stores, run } = await open();
    const wrong = await run([ANA, { ...ANA, target: 'pro', party: 'bne' }]);
    expect(wrong).toMatchObject({
      version: 1,
      changes: [],
      problems: [{ code: 'UNKNOWN_PERSON', path: [1, 'party'] }],
    });
    const preview = await run([ANA], { dryRun: true });
    expect(preview.changes.map(({ path }) => path)).toContain('pro/cost_to_serve');
    expect(await stores.ownership.version()).toBe(1);
  });

  it('makes no version when nothing changes', async () => {
    const { run } = await open();
    expect(await run([{ kind: 'person', key: 'ana', name: 'Ana' }])).toMatchObject({ version: 1, problems: [] });
  });

  it('refuses what was meant for an older version', async () => {
    const { run } = await open();
    expect(await run([ANA], { expected: 0 })).toMatchObject({ problems: [{ code: 'VERSION_CONFLICT' }], version: 1 });
  });

  it('looks again when somebody was faster', async () => {
    const { stores, run } = await open();
    const told = await Promise.all([run([ANA]), run([{ ...ANA, party: 'ben' }])]);
    expect(told.map(({ problems }) => problems[0]?.code)).toEqual([undefined, 'ACCOUNTABLE_OVERLAP']);
    expect(await stores.ownership.version()).toBe(2);
  });
});

describe('owners have narrow rights of their own', () => {
  const RESPONSIBLE: OwnershipChange = {
    kind: 'assign',
    target: 'pro/cost_to_serve/escalation',
    role: 'R',
    party: 'ben',
  };

  /** Ana answers for the costs of pro, and is nothing but a viewer. */
  async function asAna() {
    const { stores, system, run } = await open();
    await run([ANA, { kind: 'assign', target: '*/demand_intensity', role: 'A', party: 'ana' }]);
    const [ana, ben] = (await stores.ownership.read()).people;
    const caller = (person: string) => ({
      principal: { person, name: 'Viewer', role: 'viewer', via: 'session', scopes: null } as const,
      requestId: 'test',
    });
    const by = (person: string) => (change: OwnershipChange) =>
      system.as(caller(person)).ownership.apply([change], { actor: EDITOR });
    return { stores, ana: by(ana!.id), ben: by(ben!.id), anaId: ana!.id };
  }

  it('name who is Responsible below what they answer for', async () => {
    const { ana } = await asAna();
    expect((await ana(RESPONSIBLE)).problems).toEqual([]);
    expect((await ana({ ...RESPONSIBLE, target: '*/demand_intensity' })).problems).toEqual([]);
  });

  it('but not beside it, nor who is Accountable; and nobody else does', async () => {
    const { ana, ben } = await asAna();
    const refused = { code: 'FORBIDDEN' };
    await expect(ana({ ...RESPONSIBLE, target: 'free/cost_to_serve' })).rejects.toMatchObject(refused);
    await expect(ana({ ...RESPONSIBLE, target: '*/cost_to_serve' })).rejects.toMatchObject(refused); // pro's alone is hers
    await expect(ana({ ...RESPONSIBLE, target: 'nowhere' })).rejects.toMatchObject(refused);
    await expect(ana({ ...RESPONSIBLE, role: 'A' })).rejects.toMatchObject(refused);
    await expect(ben(RESPONSIBLE)).rejects.toMatchObject(refused);
  });

  it('describe a node that is theirs in every branch', async () => {
    const { stores, anaId } = await asAna();
    const context = { stores, clock: clockFrom(() => NOW) } as unknown as UseCaseContext;
    const relation = (person: string, key: string) => relationToNode(context, person, key);
    expect(await relation(anaId, 'demand_intensity')).toBe('accountable');
    expect(await relation(anaId, 'contact_rate')).toBe('accountable'); // inherited in every branch
    expect(await relation(anaId, 'cost_to_serve')).toBeNull();
    expect(await relation(anaId, 'nowhere')).toBeNull();
  });
});

describe('reading ownership', () => {
  it('reads again only after a change', async () => {
    const { ownership, run } = await open();
    const read = { run: ownership.read };
    const first = await read.run();
    expect(await read.run()).toBe(first);
    await run([ANA]);
    expect(await read.run()).toMatchObject({ version: 2, assignments: [{ target: 'pro/cost_to_serve' }] });
    expect((await read.run(NOW - 1)).assignments).toEqual([]);
  });
});
