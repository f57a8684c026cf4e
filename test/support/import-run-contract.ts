/** What every fact store must do with the runs of imports: one for a source at a time, to be gone on with, and listed with their problems. */
import type { BatchCounts, FactBatch, RowProblem } from '@bough/application';
import { at, conversation, conversations, counts, day, finish, importBatches, request, runEnd } from './builders.js';
import type { OpenStores } from './builders-stores.js';

const ONE = conversation('1', { customerExternalId: 'A', resolvedAt: at('2025-03-11 10:00'), topic: 'billing' });
const TWO = conversation('2', { customerExternalId: 'B', rating: 4, ratedAt: at('2025-03-12') });

export function importRunContract(stores: () => OpenStores): void {
  const facts = () => stores().facts;
  const drain = () => stores().rollups.refresh(null);
  const once = async (batch: FactBatch) => (await importBatches(facts(), [batch]))[0];
  const created = async () => (await stores().rollups.cells()).reduce((sum, { sums }) => sum + sums.created!, 0);

  describe('runs', () => {
    it('hold their source: another one is refused until they end, another source is free', async () => {
      const run = await facts().startRun(request());
      await expect(facts().startRun(request({ fingerprint: 'two' }))).rejects.toMatchObject({ code: 'SOURCE_BUSY' });
      await expect(facts().startRun(request({ kind: 'customers' }))).rejects.toMatchObject({ code: 'SOURCE_BUSY' });
      await facts().abandonRun(await facts().startRun(request({ source: 'shop' })));
      await finish(facts(), run);
      await facts().abandonRun(await facts().startRun(request({ fingerprint: 'two' })));
    });

    it('that were abandoned go on with the same file, and only with it', async () => {
      const first = await facts().startRun(request());
      expect(first).toMatchObject({ resumed: false, fresh: true });
      await facts().applyBatch(first, 1, conversations(ONE));
      await facts().abandonRun(first);
      const again = await facts().startRun(request());
      expect(again).toMatchObject({ id: first.id, resumed: true, fresh: true });
      expect(await facts().applyBatch(again, 1, conversations(ONE))).toEqual({ new: 1, changed: 0, unchanged: 0 });
      expect(await facts().applyBatch(again, 2, conversations(TWO))).toEqual({ new: 1, changed: 0, unchanged: 0 });
      await facts().abandonRun(again);
      const other = await facts().startRun(request({ fingerprint: 'other' }));
      expect(other).toMatchObject({ resumed: false, fresh: false });
      await finish(facts(), other);
      const third = await facts().startRun(request());
      expect([third.resumed, third.id === first.id]).toEqual([false, false]);
      await facts().abandonRun(third);
      await drain();
      expect(await created()).toBe(2);
    });

    it('that failed keep their good rows and do not go on', async () => {
      const run = await facts().startRun(request());
      await facts().applyBatch(run, 1, conversations(ONE));
      await facts().finishRun(
        run,
        runEnd({ state: 'failed', counts: counts({ read: 3, new: 1, rejected: 2 }), message: 'damaged' }),
      );
      const [listed] = await facts().listRuns(5);
      expect(listed).toMatchObject({ id: run.id, state: 'failed', message: 'damaged', read: 3, new: 1, rejected: 2 });
      expect(await facts().startRun(request())).toMatchObject({ resumed: false });
      await drain();
      expect(await created()).toBe(1);
    });

    it.each(['facts', 'removals'])('end with their last batch, %s, and its audit entry', async (last) => {
      const entries = async () => (await stores().audit.list({ subject: 'import:desk/facts.csv' }, 9)).length;
      const before = await entries();
      const run = await facts().startRun(request());
      await facts().applyBatch(run, 1, conversations(ONE));
      expect(await entries()).toBe(before);
      const end = ({ new: added, removed = 0 }: BatchCounts) =>
        runEnd({ counts: counts({ read: 2, new: 1 + added, removed }) });
      const removal = { of: 'conversations', externalId: '1', reason: 'left_out', version: null } as const;
      if (last === 'facts') await facts().applyBatch(run, 2, conversations(TWO), { end });
      else await facts().applyRemovals(run, 2, [removal], { end });
      expect(await entries()).toBe(before + 1);
      const told = last === 'facts' ? { new: 2, removed: 0 } : { new: 1, removed: 1 };
      expect((await facts().listRuns(1))[0]).toMatchObject({ id: run.id, state: 'finished', read: 2, ...told });
      await finish(facts(), await facts().startRun(request({ fingerprint: 'next' }))); // the source is free
    });

    it('that have lost their process are interrupted, whatever came since, until the same file goes on', async () => {
      const states = async () => (await facts().listRuns(9)).map(({ state, new: added }) => `${state} ${added}`);
      const first = await facts().startRun(request());
      await facts().applyBatch(first, 1, conversations(ONE, TWO));
      expect(await states()).toEqual(['running 2']);
      await facts().abandonRun(first);
      expect(await states()).toEqual(['interrupted 2']);
      const other = await facts().startRun(request({ kind: 'customers', fingerprint: 'two' }));
      expect(await states()).toEqual(['running 0', 'interrupted 2']);
      await finish(facts(), other);
      const again = await facts().startRun(request());
      expect([again.id, ...(await states())]).toEqual([first.id, 'finished 0', 'running 2']);
      await facts().abandonRun(again);
      await finish(facts(), await facts().startRun(request({ fingerprint: 'three' })));
      expect(await states()).toEqual(['finished 0', 'finished 0', 'interrupted 2']);
    });

    it('are listed with the newest first', async () => {
      await once(conversations(ONE));
      await once(conversations(TWO));
      const [newest, older] = await facts().listRuns(2);
      expect(newest!.id).toBeGreaterThan(older!.id);
      expect(await facts().listRuns(1)).toHaveLength(1);
    });
  });

  describe('problems', () => {
    const found = (line: number, value: string | null): RowProblem => ({
      line,
      severity: 'error',
      code: 'NOT_A_DATE',
      field: 'created_at',
      column: 'Created',
      value,
      message: 'is no date',
    });

    it('are kept once, in the order of the file, with their run', async () => {
      const run = await facts().startRun(request({ file: 'a.csv' }));
      await facts().keepProblems(run, 2, [found(9, 'z')]);
      await facts().keepProblems(run, 0, [found(2, 'x'), found(3, null)]);
      await facts().keepProblems(run, 0, [found(2, 'x'), found(3, null)]);
      await finish(facts(), run);
      await once(conversations(ONE));
      const listed = await facts().listProblems(null, 10);
      expect(listed).toEqual(
        [found(2, 'x'), found(3, null), found(9, 'z')].map((p) => ({ ...p, runId: run.id, file: 'a.csv' })),
      );
      expect(await facts().listProblems(run.id, 1)).toHaveLength(1);
      const { line: _, ...first } = found(2, 'x');
      expect(await facts().countProblems(run.id)).toEqual([{ ...first, rows: 3, firstLine: 2 }]);
      expect(await facts().countProblems(run.id + 1)).toEqual([]);
      expect(await facts().listProblems(run.id + 1, 10)).toEqual([]);
    });
  });

  it('names who handled the conversations of some days, by source', async () => {
    const handled = (id: string, assignee: string | null, createdAt: string) =>
      conversation(id, { assignee, createdAt: at(createdAt) });
    const told = conversations(
      handled('1', 'Zoe', '2025-03-10'),
      handled('2', 'Ana', '2025-03-11 10:00'),
      handled('3', 'Ana', '2025-03-10'),
      handled('4', null, '2025-03-10'),
      handled('5', 'Ana', '2025-03-12'),
    );
    await once(told);
    await importBatches(facts(), [conversations(handled('1', 'Ana', '2025-03-10'))], { source: 'chat' });
    const days = { from: day('2025-03-10'), to: day('2025-03-12') };
    expect(await facts().assignees(days)).toEqual([
      { source: 'desk', name: 'Ana', conversations: 2, lastDay: day('2025-03-11') },
      { source: 'chat', name: 'Ana', conversations: 1, lastDay: day('2025-03-10') },
      { source: 'desk', name: 'Zoe', conversations: 1, lastDay: day('2025-03-10') },
    ]);
  });

  it('remembers the fields that imports carry', async () => {
    await facts().carry({ id: 0 }, ['topic', 'rating']);
    await facts().carry({ id: 0 }, ['rating', 'touches']);
    expect(await facts().carriedFields()).toEqual(new Set(['topic', 'rating', 'touches']));
  });
}
