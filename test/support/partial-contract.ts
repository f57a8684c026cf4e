/** What every fact store must do for imports that say a few fields of conversations that are there. */
import { conversation, conversations, customer, customers, at, finish, importBatches, request } from './builders.js';
import type { OpenStores } from './builders-stores.js';

export function partialContract(stores: () => OpenStores): void {
  const facts = () => stores().facts;
  const carry = async (fields: readonly string[], partial: boolean, source = 'desk') => {
    const run = await facts().startRun(request({ source, fingerprint: fields.join() }));
    await facts().carry(run, fields, partial);
    await finish(facts(), run);
  };

  it('gives conversations of a source back as they were told', async () => {
    const full = conversation('1', {
      customerExternalId: 'A',
      createdAt: at('2025-03-10 09:00') + 123,
      firstReplyAt: at('2025-03-10 10:00'),
      firstHumanReplyAt: at('2025-03-10 11:00'),
      resolvedAt: at('2025-03-11'),
      reopenCount: 2,
      touches: 3,
      handleSeconds: 600,
      escalated: true,
      escalatedAt: at('2025-03-10 12:00'),
      escalationReason: 'refund',
      topic: 'billing',
      channel: 'chat',
      journeyStage: 'use',
      assignee: 'Ana',
      assignedAt: at('2025-03-10 09:30'),
      rating: 4,
      ratedAt: at('2025-03-12'),
      effort: 2,
      resolvedBy: 'human',
      botTookPart: false,
      version: 7,
      inDays: 4,
      attributes: { priority: 'high', area: 'é' },
    });
    await importBatches(facts(), [customers(customer('A', { name: 'Birch' }))]);
    await importBatches(facts(), [conversations(full, conversation('2'))]);
    await importBatches(facts(), [conversations(conversation('1'))], { source: 'shop' });
    const told = await facts().conversations('desk', ['1', 'none', '2']);
    expect(told.sort((a, b) => (a.externalId < b.externalId ? -1 : 1))).toEqual([full, conversation('2')]);
    expect(await facts().conversations('desk', [])).toEqual([]);
  });

  it('knows the fields of partial imports, by source, until they are taken back', async () => {
    await carry(['id', 'topic'], false);
    await carry(['id', 'rating', 'rated_at'], true);
    await carry(['id', 'effort'], true, 'shop');
    expect((await facts().partialFields('desk')).sort()).toEqual(['id', 'rated_at', 'rating']);
    expect(await facts().partialFields('mail')).toEqual([]);
    const [, run] = await facts().listRuns(2);
    const entry = {
      at: new Date(0),
      person: null,
      actor: 'test',
      via: 'cli' as const,
      action: 'import.remove',
      requestId: '1',
      changes: [],
    };
    await facts().takeBack({ source: 'desk', runId: run!.id }, entry);
    expect(await facts().partialFields('desk')).toEqual([]);
    expect(await facts().carriedFields()).toEqual(new Set(['id', 'topic', 'effort']));
  });
}
