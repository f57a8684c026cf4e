/** What every store of interventions promises. */
import type { AuditEntry } from '@bough/application';
import type { Intervention } from '@bough/domain';
import { intervention, keptAssessment, plan, revision, started } from './builders-interventions.js';
import { RECORDED, uuid } from './builders-ownership.js';
import type { OpenStores, StoreKind } from './builders-stores.js';

export const ENTRY: AuditEntry = {
  at: new Date(RECORDED),
  person: null,
  actor: 'cli',
  via: 'cli',
  action: 'intervention.test',
  requestId: 'test',
  changes: [],
};

export function interventionStoreContract({ open }: StoreKind): void {
  let stores: OpenStores;
  beforeAll(async () => void (stores = await open()));
  afterAll(() => stores.close());

  const create = async (given: Partial<Intervention> = {}): Promise<Intervention> => {
    const { number: _, ...draft } = intervention(given.number ?? 1, given);
    return stores.interventions.create(draft, () => ENTRY);
  };
  let next = 100;
  /** Created and started. */
  const running = async (): Promise<Intervention> => {
    const made = await create({ id: uuid(++next) });
    const runs = started(made.number, { id: made.id });
    await stores.interventions.save(runs, ENTRY);
    return runs;
  };

  it('gives numbers, and gives back what it was given, to the millisecond', async () => {
    const revisions = [revision(1, { recordedAt: RECORDED + 7, plan: plan({ predicted: 0.1 + 0.2, title: 'Ä "1"' }) })];
    const first = await create({ id: uuid(1), revisions, createdAt: RECORDED + 1, createdBy: null });
    const second = await create({ id: uuid(2), status: 'draft' });
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(await stores.interventions.find(uuid(1))).toEqual(first);
    expect(first.revisions).toEqual(revisions);
    expect(await stores.interventions.findByNumber(2)).toEqual(second);
    expect(await stores.interventions.find(uuid(3))).toBeNull();
    expect(await stores.interventions.findByNumber(9)).toBeNull();
    expect((await stores.interventions.list()).map(({ number }) => number)).toEqual([2, 1]);
    expect((await stores.interventions.list({ statuses: ['draft'] })).map(({ number }) => number)).toEqual([2]);
  });

  it('has another revision after every change and every assessment, and the same one else', async () => {
    const revisions = [await stores.interventions.revision()];
    const noted = async () => {
      revisions.push(await stores.interventions.revision());
      expect(await stores.interventions.revision()).toBe(revisions.at(-1));
    };
    const made = await create({ id: uuid(++next) });
    await noted();
    await stores.interventions.save(started(made.number, { id: made.id }), ENTRY);
    await noted();
    await stores.interventions.addAssessment(keptAssessment(next * 2, made.id), ENTRY);
    await noted();
    expect(new Set(revisions).size).toBe(4);
  });

  it('knows on which day one was cancelled, for good', async () => {
    const runs = await running();
    const cancelled = {
      ...runs,
      version: runs.version + 1,
      status: 'cancelled' as const,
      reason: 'no',
      cancelledOn: 20_600,
    };
    await stores.interventions.save(cancelled, ENTRY);
    expect(await stores.interventions.find(runs.id)).toMatchObject({ status: 'cancelled', cancelledOn: 20_600 });
    const later = { ...cancelled, version: cancelled.version + 1, cancelledOn: 20_500 };
    await expect(stores.interventions.save(later, ENTRY)).rejects.toThrow('stays as it is');
  });

  it('saves only over the version before, with what was added', async () => {
    const runs = await running();
    const later = { ...runs, version: 3, revisions: [...runs.revisions, revision(2)] };
    await stores.interventions.save(later, ENTRY);
    expect(await stores.interventions.find(runs.id)).toEqual(later);
    const late = { ...runs, version: 3, revisions: [...runs.revisions, revision(2, { definition: 'other' })] };
    await expect(stores.interventions.save(late, ENTRY)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await stores.interventions.find(runs.id)).toEqual(later);
  });

  it('keeps what is frozen, whatever it is asked to save', async () => {
    const runs = await running();
    const other = revision(2, { plan: plan({ weeks: 26 }) });
    for (const change of [
      { frozen: other, revisions: [...runs.revisions, other] },
      { frozenAt: RECORDED - 1 },
      { exploratory: true },
      { status: 'planned', frozen: null, frozenAt: null },
      { status: 'concluded' },
    ] as Partial<Intervention>[])
      await expect(stores.interventions.save({ ...runs, version: 3, ...change }, ENTRY)).rejects.toThrow();
    expect(await stores.interventions.find(runs.id)).toEqual(runs);
    // A revision that is there already is not written again.
    const quiet = { ...runs, version: 3, revisions: [revision(1, { plan: plan({ weeks: 26 }) })] };
    await stores.interventions.save({ ...quiet, status: 'measuring' }, ENTRY);
    expect(await stores.interventions.find(runs.id)).toEqual({ ...runs, version: 3, status: 'measuring' });
  });

  it('freezes nothing but the newest revision', async () => {
    const made = await create({ id: uuid(50), revisions: [revision(1), revision(2)] });
    const old = { ...made, version: 2, status: 'running' as const, frozen: revision(1), frozenAt: RECORDED };
    await expect(stores.interventions.save(old, ENTRY)).rejects.toThrow();
    await expect(create({ ...started(1), id: uuid(51) })).rejects.toThrow();
  });

  it('keeps assessments as they are, once while the answer stays, again when one comes back, and sign-offs', async () => {
    const runs = await running();
    const [early, late] = [keptAssessment(next * 2, runs.id), keptAssessment(next * 2 + 1, runs.id)];
    expect(await stores.interventions.addAssessment(late, ENTRY)).toEqual(late);
    expect(await stores.interventions.addAssessment(early, ENTRY)).toEqual(early);
    expect(await stores.interventions.addAssessment({ ...late, id: uuid(7), verdict: 'worsened' }, ENTRY)).toEqual(
      late,
    );
    expect(await stores.interventions.assessments(runs.id)).toEqual([late, early]);
    expect(await stores.interventions.findAssessment(early.id)).toEqual(early);
    const back = { ...early, id: uuid(700 + next), at: late.at + 1 };
    expect(await stores.interventions.addAssessment(back, ENTRY)).toEqual(back);
    expect((await stores.interventions.latestAssessments()).get(runs.id)).toEqual(back);
    const signed = {
      id: uuid(600 + next),
      assessment: late.id,
      person: uuid(2),
      agrees: false,
      note: 'why',
      at: RECORDED,
    };
    await stores.interventions.save({ ...runs, version: 3, signOffs: [signed] }, ENTRY);
    expect((await stores.interventions.find(runs.id))!.signOffs).toEqual([signed]);
  });

  it('lets one at a time check', async () => {
    const nested = await stores.interventions.alone(() => stores.interventions.alone(async () => 'second'));
    expect(nested).toBeNull();
    expect(await stores.interventions.alone(async () => 'first')).toBe('first');
    const failing = stores.interventions.alone(() => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await stores.interventions.alone(async () => 'again')).toBe('again');
  });

  it('puts away what is shown, and keeps it all the same', async () => {
    const runs = await running();
    const shown = (await stores.interventions.list()).length;
    expect(await stores.interventions.putAway(RECORDED, ENTRY)).toBe(shown);
    expect(await stores.interventions.list()).toEqual([]);
    expect(await stores.interventions.find(runs.id)).toEqual({ ...runs, version: 3 });
    expect((await create({ id: uuid(99) })).number).toBeGreaterThan(shown);
  });
}
