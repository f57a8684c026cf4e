/** What every fact store must do for a sync: its checkpoints, and facts that come again. */
import type { Checkpoint, ImportRequest, WithBatch } from '@bough/application';
import type { Conversation, Removal } from '@bough/domain';
import { at, conversation, conversations, finish, request, runEnd } from './builders.js';
import type { OpenStores } from './builders-stores.js';

export function cursorContract(stores: () => OpenStores): void {
  const facts = () => stores().facts;
  const begin = (given: Partial<ImportRequest> = {}) => facts().startRun(request({ sync: true, ...given }));
  const reached = (page: number, windowEnd: string | null = null): Checkpoint => ({
    stream: 'conversations',
    windowEnd: windowEnd === null ? null : new Date(at(windowEnd)),
    position: { page, after: 'é' },
  });
  const sync = async (batches: readonly (readonly Conversation[])[], besides: WithBatch = {}) => {
    const run = await begin();
    const counted = [];
    for (const [index, batch] of batches.entries())
      counted.push(await facts().applyBatch(run, index + 1, conversations(...batch), besides));
    await finish(facts(), run);
    return counted;
  };
  const sumOf = async (measure: string) => {
    await stores().rollups.refresh(null);
    return (await stores().rollups.cells()).reduce((sum, { sums }) => sum + sums[measure]!, 0);
  };

  describe('a checkpoint', () => {
    it('is kept with facts and with removals, of one stream of one source', async () => {
      expect(await facts().cursor('desk', 'conversations')).toBeNull();
      const run = await begin();
      await facts().applyBatch(run, 1, conversations(conversation('1')), { checkpoint: reached(1) });
      expect(await facts().cursor('desk', 'conversations')).toEqual(reached(1));
      const removal: Removal = { of: 'conversations', externalId: '1', reason: 'deleted', version: null };
      await facts().applyRemovals(run, 2, [removal], { checkpoint: reached(2, '2025-03-11 10:00') });
      const last = { ...reached(3), windowEnd: new Date(at('2025-03-12')), position: null };
      await facts().applyBatch(run, 3, conversations(), { checkpoint: last, end: () => runEnd() });
      expect(await facts().cursor('desk', 'conversations')).toEqual(last);
      expect(await facts().cursor('desk', 'customers')).toBeNull();
      expect(await facts().cursor('shop', 'conversations')).toBeNull();
    });

    it.each(['the source', 'an import of it'])('is forgotten when %s is taken back', async (what) => {
      await sync([[conversation('1')]], { checkpoint: reached(1) });
      const id = (await facts().listRuns(1))[0]!.id;
      const entry = { ...runEnd().entry, action: 'import.remove' };
      await facts().takeBack({ source: 'desk', runId: what === 'the source' ? null : id }, entry);
      expect(await facts().cursor('desk', 'conversations')).toBeNull();
    });
  });

  describe('a sync', () => {
    it('never goes on with the batches of another attempt', async () => {
      const killed = await begin();
      await facts().applyBatch(killed, 1, conversations(conversation('1')));
      await facts().abandonRun(killed);
      const next = await begin();
      expect([next.resumed, next.fresh, next.id === killed.id]).toEqual([false, false, false]);
      expect(await facts().applyBatch(next, 1, conversations(conversation('2')))).toMatchObject({ new: 1 });
      await finish(facts(), next);
      expect(await sumOf('created')).toBe(2);
      const states = (await facts().listRuns(2)).map(({ state }) => state);
      expect(states).toEqual(['finished', 'interrupted']);
    });

    it('may bring a conversation again, in a later batch and in the same one: the newest version holds', async () => {
      const version = (number: number, resolvedAt: number | null = null) =>
        conversation('1', { version: number, resolvedAt });
      const resolved = version(3, at('2025-03-11'));
      expect(await sync([[version(1)], [version(2), resolved, version(1), conversation('2')]])).toEqual([
        { new: 1, changed: 0, unchanged: 0 },
        { new: 1, changed: 1, unchanged: 2 },
      ]);
      expect([await sumOf('created'), await sumOf('resolved')]).toEqual([2, 1]);
      expect(await sync([[resolved, conversation('2')]])).toEqual([{ new: 0, changed: 0, unchanged: 2 }]);
    });
  });
}
