import type { TestApp } from '../../support/test-app.js';

/** Comparisons and what would be raised, over GraphQL; what they say of the demo is tested with its truths. */
export function contrastSuite(app: () => TestApp): void {
  const QUERY = `{
    contrasts { rule kind state words assumptions parameters { name value } cases { segment state pValue evidence { text } } }
    detection { asOf watched signals { kind nodeKey segment severity title evidence { label } touched { customers } consequences } }
  }`;

  it('answer every rule, and what would be raised', async () => {
    const data = await app().query(QUERY, {});
    const rules = data.contrasts.map(({ rule }: { rule: string }) => rule);
    expect(rules).toHaveLength(12);
    const order = data.contrasts.find(({ rule }: { rule: string }) => rule === 'RESOLUTION_ORDER');
    expect(order).toMatchObject({ kind: 'CONTRAST', state: 'WARNING', assumptions: [] });
    const signal = data.detection.signals.find(({ kind }: { kind: string }) => kind === 'SPIKE');
    expect(signal).toMatchObject({ nodeKey: '', severity: 'HIGH', segment: 'topic/login_access' });
    expect(data.detection.asOf).toBe('2026-11-01');
  });

  it('read customers twice for all rules together, and for the mix of what they tell once per pair of labels', async () => {
    const period = '{ range: { start: "2026-03-02", endExclusive: "2026-06-01" } }';
    const count = await app().countStatements(() => app().query(`{ contrasts(period: ${period}) { state } }`, {}));
    // Per period: the state of the rollups, and the customers by cell. Three statements more are one reading: the sums by all labels at
    // once, and the customers by two of topic, channel and stage, of which there are three pairs.
    expect(count).toBeLessThanOrEqual(8 + 3 + 3 * 3);
  });
}
