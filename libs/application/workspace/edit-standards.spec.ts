import type { Caller, StandardEdit } from '@bough/domain';
import { day, OPERATOR, workspace } from '../../../test/support/builders.js';
import { aStandard } from '../../../test/support/builders-standards.js';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';

const NOW = new Date('2026-03-01T09:00:00Z');
const set = (given = {}): StandardEdit => ({ kind: 'set-standard', standard: aStandard(given) });
const caller = (role: 'editor' | 'viewer'): Caller => ({
  principal: { person: 'p', name: 'Ann', role, via: 'session', scopes: null },
  requestId: 'test',
});

async function opened(standards = [aStandard()]) {
  const stores = memoryStores();
  const { workspaces } = stores;
  await workspaces.save(workspace({ standards }), NOW);
  const relationToSegment = async (_: unknown, __: string, segment: string) =>
    segment === 'plan/pro' ? ('accountable' as const) : null;
  const system = testSystem({ stores, now: () => NOW.getTime(), methods: { relationToSegment } });
  const edits = {
    run: (who: Caller, edit: StandardEdit, expected: number, options?: { dryRun: boolean }) =>
      system.as(who).workspace.edit(edit, expected, options),
  };
  const now = async () => (await workspaces.current())!.workspace.standards;
  return { edits, now };
}

it('ends the standard that held until then, so that the past keeps it', async () => {
  const { edits, now } = await opened();
  const next = { high: 1800, from: day('2026-07-01') };
  const { changes } = await edits.run(OPERATOR, set(next), 1);
  expect(await now()).toEqual([aStandard({ to: day('2026-07-01') }), aStandard(next)]);
  expect(changes).toEqual([
    'standard plan/pro first_response_time at_most from 2026-07-01: added, at most 30m',
    'standard plan/pro first_response_time at_most from 2026-01-01: to none → 2026-06-30',
  ]);
});

it('replaces the one that begins on the same day, and removes', async () => {
  const { edits, now } = await opened();
  await edits.run(OPERATOR, set({ high: 60 }), 1);
  expect(await now()).toEqual([aStandard({ high: 60 })]);
  const { segment, metric, kind, basis, from } = aStandard();
  const remove: StandardEdit = { kind: 'remove-standard', standard: { segment, metric, kind, basis, from } };
  await edits.run(OPERATOR, remove, 2);
  expect(await now()).toBeUndefined();
  const again = await edits.run(OPERATOR, remove, 3);
  expect(again.problems.map(({ code }) => code)).toEqual(['NOT_FOUND']);
});

it('keeps the rules of the workspace file, at the field', async () => {
  const { edits } = await opened();
  const { problems } = await edits.run(OPERATOR, set({ segment: 'plan/prö', high: null, review: 0 }), 1);
  expect(problems.map(({ code, path }) => [code, ...path])).toEqual([
    ['UNKNOWN_SEGMENT', 'standard', 'segment'],
    ['MISSING_BOUND', 'standard', 'at_most'],
    ['REVIEW_BEFORE_START', 'standard', 'review'],
  ]);
  const late = await edits.run(OPERATOR, set(), 7);
  expect(late.problems.map(({ code }) => code)).toEqual(['VERSION_CONFLICT']);
});

it('is for editors, and for who answers for the segment as long as no contract is touched', async () => {
  const contract = aStandard({ contractual: true });
  const may = async (who: Caller, edit: StandardEdit, standards = [aStandard()]) => {
    const { edits } = await opened(standards);
    return edits.run(who, edit, 1, { dryRun: true }).then(
      () => true,
      ({ code }: { code: string }) => code,
    );
  };
  const later = { from: day('2026-07-01') };
  expect(await may(caller('editor'), set({ contractual: true }))).toBe(true);
  expect(await may(caller('viewer'), set(later))).toBe(true);
  expect(await may(caller('viewer'), set({ segment: 'plan/free' }))).toBe('FORBIDDEN');
  expect(await may(caller('viewer'), set({ ...later, contractual: true }))).toBe('FORBIDDEN');
  expect(await may(caller('viewer'), set(later), [contract])).toBe('FORBIDDEN');
  expect(await may(caller('viewer'), { kind: 'remove-standard', standard: contract }, [contract])).toBe('FORBIDDEN');
  expect(await may({ principal: null, requestId: 'test' }, set())).toBe('UNAUTHENTICATED');
});
