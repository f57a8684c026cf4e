/** Topics that rise in an organisation in which nothing else happens. */
import { carriedAttribute } from '@bough/domain';
import { detectIn, quietWorld, withRush } from '../../../../test/support/builders-detection.js';
import { MEASURED_FIELDS, type World, type WorldConversation } from '../../../../test/support/builders-world.js';

const QUIET = quietWorld();
/** The nth conversation of each day is about one of these: 2 or 3 a day about login, some thirty about each of the others. */
const OTHERS = ['billing', 'setup', 'export', 'import', 'reports'];

/** How many of the conversations of each day are about login. */
function withLogins(world: World, loginsOn: (daysBeforeEnd: number) => number): World {
  const counts = new Map<number, number>();
  const conversations = world.conversations.map((conversation): WorldConversation => {
    const { day } = conversation;
    const place = counts.get(day) ?? 0;
    counts.set(day, place + 1);
    const topic = place < loginsOn(world.period.to - day) ? 'login' : OTHERS[place % OTHERS.length]!;
    return { ...conversation, labels: { topic } } as unknown as WorldConversation;
  });
  return { ...world, conversations };
}
const usual = (daysBeforeEnd: number) => 2 + (daysBeforeEnd % 2);
const labelSignals = async (world: World) =>
  (await detectIn(world)).signals.filter(({ segment }) => segment?.startsWith('topic/'));

it('nothing, where no topic rises', async () => expect(await labelSignals(withLogins(QUIET, usual))).toEqual([]));

it('a topic at 20 on a day against 2.5: on that day, with whom it touches', async () => {
  const [signal, ...others] = await labelSignals(withLogins(QUIET, (back) => (back === 3 ? 20 : usual(back))));
  expect(others).toEqual([]);
  expect(signal).toMatchObject({
    kind: 'spike',
    rule: 'rising',
    cause: 'spike:conversation_volume:topic/login:up',
    path: '',
    segment: 'topic/login',
    metric: 'conversation_volume',
    period: { from: QUIET.period.to - 3, to: QUIET.period.to - 2 },
    baseline: 2.5,
  });
  expect(signal!.title).toContain('Topic "login": more conversations than usual on');
  expect(signal!.evidence[0]).toMatchObject({ value: 20, segment: 'topic/login' });
  // 30 days of 2.5, and 17.5 more.
  expect(signal!.touched.conversations).toBeGreaterThan(85);
  expect(signal!.touched.conversations).toBeLessThan(100);
  expect(signal!.touched.customers).toBeGreaterThan(20);
});

it('a topic at 20 a day for a week against 2.5 is one signal', async () => {
  const found = await labelSignals(withLogins(QUIET, (back) => (back <= 7 ? 20 : usual(back))));
  expect(found.map(({ segment }) => segment)).toEqual(['topic/login']);
});

it('a new topic, and one that is rare, are seen by the week', async () => {
  const found = await labelSignals(withLogins(QUIET, (back) => (back <= 7 ? 4 : 0)));
  expect(found).toMatchObject([{ kind: 'drift', segment: 'topic/login', baseline: 0 }]);
});

it('a topic that falls, or rises by a tenth, needs nobody', async () => {
  expect(await labelSignals(withLogins(QUIET, (back) => (back <= 7 ? 20 : 25)))).toEqual([]);
  expect(await labelSignals(withLogins(QUIET, (back) => (back <= 7 ? 33 : 30)))).toEqual([]);
});

describe('an attribute of conversations', () => {
  const KEY = carriedAttribute('priority');
  /** Twenty are urgent on one day against two or three; `kinds` is how many other priorities there are. */
  const withUrgent = (kinds: number): World => {
    const { conversations, ...world } = withLogins(QUIET, (back) => (back === 3 ? 20 : usual(back)));
    const priorityOf = (topic: string, place: number) => (topic === 'login' ? 'urgent' : `p${place % kinds}`);
    const labelled = conversations.map((each, place) => {
      const { topic } = (each as unknown as { labels: { topic: string } }).labels;
      return { ...each, labels: { 'attribute:priority': priorityOf(topic, place) } } as unknown as WorldConversation;
    });
    return { ...world, conversations: labelled, carried: [...MEASURED_FIELDS, KEY] };
  };
  const urgent = async (world: World) => (await detectIn(world)).signals.filter(({ path, kind }) => path === '' && kind === 'spike'); // prettier-ignore

  it('is watched as a topic is, by its name', async () => {
    const found = await urgent(withUrgent(4));
    expect(found).toMatchObject([
      { segment: 'priority/urgent', cause: 'spike:conversation_volume:priority/urgent:up' },
    ]);
    expect(found[0]!.title).toContain('Priority "urgent": more conversations than usual on');
    expect(found[0]!.touched.conversations).toBeGreaterThan(85);
  });

  it('is not watched with more than thirty values, so that its tests weaken no other', async () => {
    const [few, many] = [await detectIn(withUrgent(29)), await detectIn(withUrgent(30))];
    expect(few.signals.some(({ segment }) => segment === 'priority/urgent')).toBe(true);
    expect(many.signals.filter(({ segment }) => segment?.startsWith('priority/'))).toEqual([]);
    expect(few.watched - many.watched).toBe(8 * 30);
  });
});

describe('when everything rises', () => {
  const rush = withRush(QUIET, { daysBeforeEnd: 3, days: 1, factor: 4, plan: null });

  it('topics that rise with the whole are its consequences', async () => {
    const { signals } = await detectIn(withLogins(rush, (back) => (back === 3 ? 10 : usual(back))));
    expect(signals.filter(({ segment }) => segment?.startsWith('topic/'))).toEqual([]);
    const whole = signals.find(({ kind, segment }) => kind === 'spike' && segment === null)!;
    expect(whole.consequences.some((cause) => cause.includes('topic/'))).toBe(true);
  });

  it('a topic that carries the rise is told, and the whole is its consequence', async () => {
    const { signals } = await detectIn(withLogins(rush, (back) => (back === 3 ? 460 : usual(back))));
    const topic = signals.find(({ segment }) => segment === 'topic/login')!;
    expect(topic.consequences).toContain('spike:contact_rate:all:up');
    expect(signals.filter(({ kind, segment }) => kind === 'spike' && segment === null)).toEqual([]);
  });
});
