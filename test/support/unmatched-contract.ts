/** What every fact store must do with customers of other sources, and with those whom nobody describes. */
import type { Conversation, Customer } from '@bough/domain';
import { at, conversation, conversations, customer, customers, day, importBatches } from './builders.js';
import type { OpenStores } from './builders-stores.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

export function unmatchedContract(stores: () => OpenStores): void {
  const facts = () => stores().facts;
  const bring = (source: string, ...told: readonly Conversation[]) =>
    importBatches(facts(), [conversations(...told)], { source });
  const described = (source: string, ...told: readonly Customer[]) =>
    importBatches(facts(), [customers(...told)], { source });
  const created = async (segment: string) => {
    await stores().rollups.refresh(null);
    const { sums } = await stores().rollups.customerSums(MARCH, segment);
    return sums.get('created')!.reduce((sum, each) => sum + each, 0);
  };
  const of = (id: string, customerExternalId: string | null, customerSource?: string) =>
    conversation(id, { customerExternalId, ...(customerSource && { customerSource }) });

  describe('a conversation whose customer another source knows', () => {
    const pro = customer('7', { attributes: { plan: 'pro' } });

    it.each(['before', 'after'])('counts with that customer, who is described %s it', async (when) => {
      if (when === 'before') await described('crm', pro);
      await bring('desk', of('1', '7', 'crm'), of('2', '7'));
      if (when === 'after') await described('crm', pro);
      expect([await created('plan/pro'), await created('all')]).toEqual([1, 2]);
      expect((await facts().conversations('desk', ['1', '2'])).map((each) => each.customerSource)).toEqual(
        expect.arrayContaining(['crm', undefined]),
      );
      expect(await bring('desk', of('1', '7', 'crm'), of('2', '7'))).toEqual([{ new: 0, changed: 0, unchanged: 2 }]);
    });

    it('moves when it is tied to another one, and its days are counted again', async () => {
      await described('crm', pro);
      await bring('desk', of('1', '7'));
      expect(await created('plan/pro')).toBe(0);
      expect(await bring('desk', of('1', '7', 'crm'))).toEqual([{ new: 0, changed: 1, unchanged: 0 }]);
      expect(await created('plan/pro')).toBe(1);
      await bring('desk', of('1', null));
      expect([await created('plan/pro'), await created('all')]).toEqual([0, 1]);
    });

    it('is taken back without a trace of a customer whom nobody describes', async () => {
      await bring('desk', of('1', '7', 'crm'));
      expect(await facts().customersNamed(['7'])).toMatchObject([{ source: 'crm' }]);
      const entry = { at: new Date(0), person: null, actor: 'test', via: 'cli' as const, action: 'import.remove', requestId: '1', changes: [] }; // prettier-ignore
      await facts().takeBack({ source: 'desk', runId: null }, entry);
      expect(await facts().customersNamed(['7'])).toEqual([]);
    });
  });

  it('tells by source which conversations of some days have no customer that anybody describes', async () => {
    await described('crm', customer('7'));
    await bring('shop', of('s', '7', 'crm'));
    await bring(
      'desk',
      of('b', null),
      of('a', null),
      of('1', '7', 'crm'),
      of('2', '8', 'crm'),
      of('3', '8', 'crm'),
      of('4', '7'),
      conversation('old', { createdAt: at('2025-02-10') }),
    );
    expect(await facts().customerGaps(MARCH)).toEqual([
      { source: 'desk', conversations: 6, withoutCustomer: 2, unknownCustomer: 3, examples: ['a', 'b'] },
    ]);
    expect(await facts().unknownCustomers(MARCH, 9)).toEqual([
      { source: 'desk', customerSource: 'crm', externalId: '8', conversations: 2 },
      { source: 'desk', customerSource: 'desk', externalId: '7', conversations: 1 },
    ]);
    expect(await facts().unknownCustomers(MARCH, 1)).toHaveLength(1);
  });

  it('finds customers whom a file describes by id and by domain, whatever the case', async () => {
    await described(
      'crm',
      customer('Org-7', { name: 'Birch', attributes: { domain: 'Birch.example' } }),
      customer('x', { attributes: { website: 'https://www.cedar.example', plan: 'org-7' } }),
    );
    await bring('desk', of('1', 'org-7'));
    const keys = ['org-7', 'birch.example', 'https://www.cedar.example', 'none'];
    expect(await facts().likelyCustomers(keys)).toEqual([
      { source: 'crm', externalId: 'Org-7', name: 'Birch', key: 'org-7', by: 'id' },
      { source: 'crm', externalId: 'Org-7', name: 'Birch', key: 'birch.example', by: 'domain' },
      { source: 'crm', externalId: 'x', name: null, key: 'https://www.cedar.example', by: 'domain' },
    ]);
  });
}
