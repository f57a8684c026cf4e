import { currentRouting, type Caller, type OwnershipChange, type Signal } from '@bough/domain';
import { AS_OF, signal } from '../../../test/support/builders-findings.js';
import { HOUR, openFindings as open, PRO } from '../../../test/support/builders-findings-world.js';
import { EDITOR } from '../../../test/support/builders-ownership.js';
import { OPERATOR } from '../../../test/support/builders.js';
import { testSystem } from '../../../test/support/builders-system.js';

describe('looking for what needs attention', () => {
  it('raises a finding per cause, at its worst, and keeps what was looked at', async () => {
    const { stores, look, key } = await open();
    const told = await look(PRO, { ...PRO, severity: 'high' }, signal({ cause: 'other', path: 'free' }));
    expect(told).toMatchObject({ isNew: true, run: { watched: 40, expectedByChance: 0.5, signals: 3, raised: 2 } });
    const found = await stores.findings.unsettled();
    expect(found.map((each) => [each.number, each.severity, key(currentRouting(each).person)])).toEqual([
      [1, 'high', 'ben'],
      [2, 'medium', 'ana'],
    ]);
    expect(await stores.audit.list({ action: 'finding.detect' }, 9)).toMatchObject([
      {
        actor: 'cli',
        changes: [{ subject: 'finding:1', after: 'open: Pro is served worse' }, { subject: 'finding:2' }],
      },
    ]);
  });

  it('looks once at the same state of data, workspace, owners, launches and day', async () => {
    const { detect, look, world, owners } = await open();
    const { run } = (await look(PRO))!;
    expect(await detect.run(OPERATOR)).toEqual({ run, isNew: false });
    expect(world.looks).toBe(1);
    await owners.run([{ kind: 'person', key: 'dee' }], EDITOR, { caller: OPERATOR });
    expect((await detect.run(OPERATOR))!.isNew).toBe(true);
    world.changes = [{ day: AS_OF, title: 'intervention 1', segments: ['plan/pro'] }];
    expect((await detect.run(OPERATOR))!.isNew).toBe(true);
    expect((await detect.run(OPERATOR))!.isNew).toBe(false);
  });

  it('two at once look once, and one finding comes of it', async () => {
    const { detect, world, stores } = await open();
    world.signals = [PRO];
    const told = await Promise.all([detect.run(OPERATOR), detect.run(OPERATOR)]);
    expect(told.filter((each) => each !== null)).toHaveLength(1);
    expect(await stores.findings.count({})).toBe(1);
  });

  it('counts what it sees again and closes what it does not', async () => {
    const { look, stores } = await open();
    await look(PRO);
    await look(PRO);
    expect((await stores.findings.find({ number: 1 }))!.occurrences).toBe(2);
    await look();
    expect((await look())!.run.recovered).toBe(1);
    expect(await stores.findings.find({ number: 1 })).toMatchObject({ status: 'resolved', resolution: 'recovered' });
  });

  it('is for editors and the server itself; there is nothing to look at without data', async () => {
    const { detect, as, parts, detectOn } = await open();
    await expect(detect.run(as('ana'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const empty = detectOn(testSystem({ ...parts, engine: { current: null } }));
    expect(await empty.run(OPERATOR)).toBeNull();
  });

  it('raises what no look gives, and counts the same cause', async () => {
    const { system, stores } = await open();
    const raise = {
      run: (caller: Caller, signals: readonly Signal[], asOf: number) =>
        system.as(caller).findings.raise(signals, asOf),
    };
    const verdict = signal({ kind: 'impact_verdict', cause: 'impact:1', path: 'pro' });
    const [first] = await raise.run(OPERATOR, [verdict], AS_OF);
    const [again] = await raise.run(OPERATOR, [verdict], AS_OF);
    expect([first!.number, again!.id]).toEqual([1, first!.id]);
    expect(await stores.findings.count({})).toBe(1);
  });
});

describe('changing a finding', () => {
  it('is for whoever it landed on, the Accountable, the Responsible and editors; missing and forbidden look the same', async () => {
    const { look, change, as } = await open();
    await look(signal({ path: 'free' }), { ...PRO, cause: 'pro' });
    const acknowledge = (caller: Caller, number: number) => change.run(caller, { number }, { move: 'acknowledge' }, 99);
    const conflict = { problems: [{ code: 'VERSION_CONFLICT' }] }; // far enough
    for (const [who, number] of [
      ['ana', 1],
      ['ben', 2],
      ['cy', 2],
    ] as const)
      expect(await acknowledge(as(who), number)).toMatchObject(conflict);
    expect(await acknowledge(as('cy', 'editor'), 1)).toMatchObject(conflict);
    for (const number of [1, 3])
      await expect(acknowledge(as('ben'), number)).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: 'You may not do this.',
      });
    expect((await acknowledge(as('ben', 'admin'), 3)).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('everybody may comment, and the audit has it', async () => {
    const { look, change, as, stores } = await open();
    await look(PRO);
    const { finding } = await change.run(as('ana'), { number: 1 }, { move: 'comment', text: 'since the release?' });
    expect(finding).toMatchObject({ version: 2, status: 'open' });
    expect((await stores.findings.events([finding!.id])).get(finding!.id)!.at(-1)).toMatchObject({
      kind: 'comment',
      actor: { name: 'ana' },
      text: 'since the release?',
    });
    expect(await stores.audit.list({ subject: 'finding:1' }, 1)).toMatchObject([
      { action: 'finding.comment', actor: 'ana' },
    ]);
  });

  it('whoever was given one can go on with it, whoever answers for the node', async () => {
    const { look, change, as, ids } = await open();
    await look(signal({ path: 'free' }));
    await expect(change.run(as('ben'), { number: 1 }, { move: 'acknowledge' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await change.run(as('ana'), { number: 1 }, { move: 'assign', person: 'ben' });
    const { finding } = await change.run(as('ben'), { number: 1 }, { move: 'acknowledge' });
    expect(finding).toMatchObject({ status: 'acknowledged', assignee: ids.get('ben') });
  });

  it('two at once: one wins, the other is told what it is now', async () => {
    const { look, change, as } = await open();
    await look(PRO);
    const told = await Promise.all(
      ['ben', 'cy'].map((who) => change.run(as(who), { number: 1 }, { move: 'acknowledge' })),
    );
    expect(told.map(({ problems }) => problems[0]?.code).sort()).toEqual(['FINDING_MOVE_ILLEGAL', undefined]);
  });
});

describe('time and owners', () => {
  it('moves on what is overdue, and what belongs to somebody else now', async () => {
    const { look, follow, world, owners, stores, key, system } = await open();
    await look(PRO);
    expect(await follow.run(OPERATOR)).toBe(0);
    const owner = async () => key(currentRouting((await stores.findings.find({ number: 1 }))!).person);
    const handover: OwnershipChange = { kind: 'assign', target: 'pro', role: 'A', party: 'cy', replace: true };
    const preview = await owners.run([handover], EDITOR, { caller: OPERATOR, dryRun: true });
    const moving = await system.as(OPERATOR).findings.listMoved(preview);
    expect(moving.map(({ finding, after }) => [finding.number, key(after.person)])).toEqual([[1, 'cy']]);
    await owners.run([handover], EDITOR, { caller: OPERATOR });
    // The handover has moved it on already.
    expect([await follow.run(OPERATOR), await owner()]).toEqual([0, 'cy']);
    world.at += 73 * HOUR;
    expect([await follow.run(OPERATOR), await owner()]).toEqual([1, 'ana']);
    expect(await stores.audit.list({ action: 'finding.follow' }, 9)).toHaveLength(2);
  });

  it('gives everybody their work', async () => {
    const { look, work, ids, as } = await open();
    await look(PRO, signal({ path: 'free', cause: 'free' }));
    const reasons = async (who: string) =>
      (await work.run(as(who).principal, ids.get(who)!, false)).map(({ reason, finding }) => [reason, finding?.number]);
    expect(await reasons('ben')).toEqual([['to_acknowledge', 1]]);
    expect(await reasons('ana')).toEqual([['to_acknowledge', 2]]);
    expect(await reasons('cy')).toEqual([]);
  });
});
