import type { FindingWish } from '@bough/domain';
import { OPERATOR } from '../../../test/support/builders.js';
import { signal } from '../../../test/support/builders-findings.js';
import { openFindings, PRO } from '../../../test/support/builders-findings-world.js';
import { uuid } from '../../../test/support/builders-ownership.js';

const TAKE: FindingWish = { move: 'acknowledge' };

/** Two findings of Ben's at Pro, and one of Ana's. */
async function three() {
  const world = await openFindings();
  await world.look(PRO, { ...PRO, cause: 'pro' }, signal({ path: 'free', cause: 'free' }));
  const found = await world.stores.findings.unsettled();
  const many = (
    who: Parameters<typeof world.as>,
    wish: FindingWish = TAKE,
    options: { dryRun?: boolean; together?: boolean } = {},
    ids = found.map(({ id }) => id),
    versions: readonly number[] = [],
  ) =>
    world.system.as(world.as(...who)).findings.changeMany(
      ids.map((id, place) => ({ id, ...(versions[place] !== undefined && { expected: versions[place] }) })),
      wish,
      options,
    );
  const statuses = async () => (await world.stores.findings.unsettled()).map(({ status }) => status);
  return { ...world, found, many, statuses };
}
const codes = ({ results }: { results: readonly { problems: readonly { code: string }[] }[] }) =>
  results.map(({ problems }) => problems.map(({ code }) => code).join());

it('moves each that the caller may move, in one entry of the audit, and says of the others why not', async () => {
  const { many, statuses, found, stores } = await three();
  const told = await many(['ben'], TAKE, {}, [...found.map(({ id }) => id), uuid(999), found[0]!.id]);
  expect([told.applied, codes(told)]).toEqual([true, ['', '', 'FORBIDDEN', 'FORBIDDEN']]);
  expect(told.results.map(({ finding }) => finding?.status ?? null)).toEqual([
    ...['acknowledged', 'acknowledged', null, null],
  ]);
  expect(await statuses()).toEqual(['acknowledged', 'acknowledged', 'open']);
  const [entry, ...rest] = await stores.audit.list({ action: 'finding.acknowledge' }, 9);
  expect(rest).toEqual([]);
  expect(entry!.changes.map(({ subject }) => subject)).toEqual([...Array(2).fill('finding:1'), ...Array(2).fill('finding:2')]); // prettier-ignore
});

it('moves all or none together, and none in a dry run, which shows what would be', async () => {
  const { many, statuses } = await three();
  const stopped = await many(['ben'], TAKE, { together: true });
  expect([stopped.applied, codes(stopped)]).toEqual([false, ['', '', 'FORBIDDEN']]);
  expect(stopped.results.map(({ finding }) => finding?.status)).toEqual(['open', 'open', undefined]);
  const dry = await many(['ben', 'editor'], { move: 'dismiss', reason: 'duplicate', note: null, quietDays: 7 }, { dryRun: true }); // prettier-ignore
  expect([dry.applied, dry.results.map(({ finding }) => finding?.status)]).toEqual([
    false,
    ['dismissed', 'dismissed', 'dismissed'],
  ]);
  expect(await statuses()).toEqual(['open', 'open', 'open']);
  expect((await many(['ben', 'editor'], TAKE, { together: true })).applied).toBe(true);
  expect(await statuses()).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
});

it('tells editors of a version that has passed, of a move that is illegal, and of what is not there', async () => {
  const { many, found } = await three();
  expect(codes(await many(['cy', 'editor'], TAKE, {}, [found[0]!.id, found[1]!.id, uuid(999)], [2, 1, 1]))).toEqual([
    ...['VERSION_CONFLICT', '', 'NOT_FOUND'],
  ]);
  expect(codes(await many(['cy', 'editor'], { move: 'start' }))).toEqual([
    ...['FINDING_MOVE_ILLEGAL', '', 'FINDING_MOVE_ILLEGAL'],
  ]);
});

it('two at once: each finding is moved once', async () => {
  const { many } = await three();
  const [a, b] = await Promise.all([many(['ben', 'editor']), many(['cy', 'editor'])]);
  expect([codes(a!), codes(b!)].map((each) => each.join()).sort()).toEqual([
    ',,',
    'FINDING_MOVE_ILLEGAL,FINDING_MOVE_ILLEGAL,FINDING_MOVE_ILLEGAL',
  ]);
});

it('knows what the caller has read, and counts it', async () => {
  const { system, as, found } = await three();
  const { findings } = system.as(as('cy'));
  const ids = found.map(({ id }) => id);
  expect(await findings.count({})).toMatchObject({ total: 3, unread: 3 });
  expect((await findings.markSeen(ids.slice(0, 2))).problems).toEqual([]);
  expect([...(await findings.unread(ids))]).toEqual([ids[2]]);
  await system.as(as('ben')).findings.change({ number: 1 }, { move: 'comment', text: 'look' });
  expect([...(await findings.unread(ids))]).toEqual([ids[0], ids[2]]);
  expect((await findings.count({ path: 'pro' })).unread).toBe(1);
});

it('is read by a person: the command line is told so', async () => {
  const { system, found } = await three();
  const { findings } = system.as(OPERATOR);
  expect((await findings.markSeen([found[0]!.id])).problems).toMatchObject([{ code: 'PERSON_UNKNOWN' }]);
  expect([(await findings.unread([found[0]!.id])).size, (await findings.count({})).unread]).toEqual([0, 0]);
});
