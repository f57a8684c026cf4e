/** What every store of accounts, sign-ins, sessions and the audit must do. */
import type { Account, AuditEntry } from '@bough/application';
import type { OpenStores, StoreKind } from './builders-stores.js';

const at = (text: string) => new Date(`2026-03-${text}:00Z`);
const NOON = at('01T12:00');
const UNKNOWN = '00000000-0000-0000-0000-00000000000f';
const HASH = { hash: 'aa', salt: 'bb', cost: 2, blockSize: 8, parallel: 1 };

function entry(action: string, given: Partial<AuditEntry> = {}): AuditEntry {
  const who = { at: NOON, person: null, actor: 'cli', via: 'cli' as const };
  return { ...who, action, requestId: 'r', changes: [], ...given };
}

export function accessStoreContract(kind: StoreKind): void {
  let stores: OpenStores;
  let ann: Account;

  beforeEach(async () => {
    stores = await kind.open();
    ann = await save('ann', 'editor', 'ann@example.com');
  });
  afterEach(() => stores?.close());

  const save = (key: string, role: 'admin' | 'editor' | 'viewer', email: string | null = null) =>
    stores.accounts.save({ key, name: key.toUpperCase(), email, role }, NOON, entry('person.invite'));
  const actions = async () => (await stores.audit.list({}, 50)).map(({ action }) => action);

  it('finds who may sign in, by key, address, id and provider', async () => {
    const { accounts } = stores;
    expect(ann).toEqual({
      id: ann.id,
      key: 'ann',
      name: 'ANN',
      email: 'ann@example.com',
      role: 'editor',
      active: true,
      signedInAt: null,
    });
    expect([await accounts.byLogin('ann'), await accounts.byLogin('ANN@example.com')]).toEqual([ann, ann]);
    expect([await accounts.byId(ann.id), await accounts.byId(UNKNOWN)]).toEqual([ann, null]);
    expect(await accounts.byLogin('bob')).toBeNull();
    const identity = { issuer: 'https://a.example.com', subject: '1' };
    expect(await accounts.byIdentity(identity)).toBeNull();
    await accounts.bind(ann.id, identity, entry('identity.bind'));
    expect((await actions())[0]).toBe('identity.bind');
    expect(await accounts.byIdentity(identity)).toEqual(ann);
    expect(await accounts.byIdentity({ ...identity, issuer: 'https://b.example.com' })).toBeNull();
  });

  it('gives a person who is there another role', async () => {
    expect(await save('ann', 'admin')).toMatchObject({ id: ann.id, role: 'admin', email: 'ann@example.com' });
    expect((await stores.accounts.accounts()).map(({ key, role }) => `${key} ${role}`)).toEqual(['ann admin']);
    expect(await stores.people.findByKey('ann')).toMatchObject({ id: ann.id, active: true });
  });

  it('refuses, in the same transaction, to lower the last admin and an address that another has', async () => {
    const { accounts, audit, people } = stores;
    await save('bob', 'admin', 'bob@example.com');
    await save('cid', 'admin');
    const codes = (works: Promise<unknown>[]) =>
      Promise.all(works.map((work) => work.then(() => 'OK').catch((error: { code: string }) => error.code)));
    expect((await codes([save('bob', 'viewer'), save('cid', 'viewer')])).sort()).toEqual(['LAST_ADMIN', 'OK']);
    const written = await audit.count({});
    expect(await codes([save('dan', 'viewer', 'bob@example.com'), save('Dan', 'viewer')])).toEqual([
      ...['EMAIL_TAKEN', 'KEY_INVALID'],
    ]);
    expect([await people.findByKey('dan'), await accounts.byLogin('dan')]).toEqual([null, null]);
    expect(await audit.count({})).toBe(written);
  });

  it('counts accounts as a change of people', async () => {
    if (kind.name === 'memory') return;
    const before = await stores.ownership.version();
    await save('bob', 'viewer');
    expect(await stores.ownership.version()).toBe(before + 1);
  });

  it('opens, sees and ends sessions', async () => {
    const { sessions } = stores;
    expect(await sessions.session('s1')).toBeNull();
    await sessions.open(ann.id, 's1', NOON, entry('session.open'));
    const { signedInAt: _, ...holder } = ann;
    expect(await sessions.session('s1')).toEqual({ createdAt: NOON, lastSeenAt: NOON, account: holder });
    await sessions.seen('s1', at('01T13:00'));
    expect((await sessions.session('s1'))!.lastSeenAt).toEqual(at('01T13:00'));
    expect((await stores.accounts.byId(ann.id))!.signedInAt).toEqual(NOON);
    expect([await sessions.end('s1'), await sessions.end('s1')]).toEqual([true, false]);
    expect(await sessions.session('s1')).toBeNull();
  });

  it('ends the sessions of a person whose password is new', async () => {
    const { sessions, signIns } = stores;
    await sessions.open(ann.id, 's1', NOON, entry('session.open'));
    expect(await signIns.password(ann.id)).toBeNull();
    await signIns.setPassword(ann.id, HASH, NOON, entry('password.set'));
    await signIns.setPassword(ann.id, { ...HASH, hash: 'cc' }, NOON, entry('password.set'));
    expect([await signIns.password(ann.id), await sessions.session('s1')]).toEqual([{ ...HASH, hash: 'cc' }, null]);
  });

  it('takes a password away, and with it the sessions', async () => {
    const { sessions, signIns } = stores;
    await sessions.open(ann.id, 's1', NOON, entry('session.open'));
    await signIns.setPassword(ann.id, HASH, NOON, entry('password.set'));
    await signIns.removePassword(ann.id, entry('password.reset'));
    expect([await signIns.password(ann.id), await sessions.session('s1')]).toEqual([null, null]);
  });

  it('lists the sessions of a person, the last used first, and ends one of theirs', async () => {
    const { sessions } = stores;
    const bob = await save('bob', 'viewer');
    await sessions.open(ann.id, 's1', NOON, entry('session.open'), 'Firefox on Linux');
    await sessions.open(ann.id, 's2', at('01T13:00'), entry('session.open'));
    await sessions.open(bob.id, 's3', NOON, entry('session.open'));
    await sessions.seen('s1', at('01T14:00'));
    const found = await sessions.sessions(ann.id);
    expect(found).toEqual([
      { id: expect.any(String), device: 'Firefox on Linux', hash: 's1', createdAt: NOON, lastSeenAt: at('01T14:00') },
      { id: expect.any(String), device: null, hash: 's2', createdAt: at('01T13:00'), lastSeenAt: at('01T13:00') },
    ]);
    const { id } = found[0]!;
    expect(await sessions.endOne(bob.id, id, entry('session.end'))).toBe(false);
    expect(await sessions.endOne(ann.id, 'no id', entry('session.end'))).toBe(false);
    expect(await sessions.endOne(ann.id, id, entry('session.end'))).toBe(true);
    expect(await sessions.endOne(ann.id, id, entry('session.end'))).toBe(false);
    expect((await sessions.sessions(ann.id)).map(({ hash }) => hash)).toEqual(['s2']);
    expect((await actions()).filter((action) => action === 'session.end')).toHaveLength(1);
  });

  it('lets one of several take a link, before it ends', async () => {
    const { signIns } = stores;
    await signIns.addLink(ann.id, 'l0', at('02T12:00'), entry('sign_in_link.create'));
    await signIns.addLink(ann.id, 'l1', at('02T12:00'), entry('sign_in_link.create'));
    expect(await signIns.link('l0', NOON, true)).toBeNull();
    expect(await signIns.link('l1', at('02T12:00'), true)).toBeNull();
    expect(await signIns.link('l1', NOON, false)).toBe(ann.id);
    const taken = await Promise.all([1, 2, 3, 4].map(() => signIns.link('l1', NOON, true)));
    expect(taken.filter((person) => person === ann.id)).toHaveLength(1);
  });

  it('counts tries that come at once, each once, and forgets old ones', async () => {
    const { signIns } = stores;
    const count = (when: Date, since: Date) => signIns.countTry('pair ann', when, since);
    const counts = await Promise.all(Array.from({ length: 8 }, () => count(NOON, at('01T11:45'))));
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await count(at('01T12:15'), NOON)).toBe(9);
    expect(await count(at('01T12:16'), at('01T12:01'))).toBe(1);
    await signIns.forgetTries('pair ann', at('01T11:00'), at('01T11:00'));
    expect(await count(at('01T12:17'), at('01T12:02'))).toBe(1);
    expect(await signIns.tries(['pair bob', 'pair ann'], at('01T12:02'))).toEqual([0, 1]);
    expect(await signIns.tries(['pair ann'], at('01T12:18'))).toEqual([0]);
  });

  it('keeps where somebody came in longer than what failed', async () => {
    const { signIns } = stores;
    for (const key of ['known ann p', 'pair ann p', 'address p']) await signIns.countTry(key, NOON, NOON);
    await signIns.forgetTries('none', at('01T13:00'), at('01T11:00'));
    expect(await signIns.tries(['known ann p', 'pair ann p', 'address p'], at('01T11:00'))).toEqual([1, 0, 0]);
    await signIns.forgetTries('none', at('01T13:00'), at('01T13:00'));
    expect(await signIns.tries(['known ann p'], at('01T11:00'))).toEqual([0]);
  });

  it('clears what failed for an account and from an address, and nothing else', async () => {
    const { signIns } = stores;
    const keys = ['account ann', 'pair ann 1.2', 'pair ann 3', 'address 1.2', 'pair bob 1.2', 'known ann 1.2', 'account anna', 'pair anna 3', 'address 11.2', 'pair bob 11.2', 'account a_n']; // prettier-ignore
    const left = async () =>
      (await signIns.tries(keys, at('01T11:00'))).flatMap((count, at) => (count ? [keys[at]] : []));
    for (const key of keys) await signIns.countTry(key, NOON, NOON);
    await signIns.clearTries('a_n', null, entry('sign_in.unlock'));
    expect(await left()).toEqual(keys.slice(0, -1));
    await signIns.clearTries('ann', null, entry('sign_in.unlock'));
    expect(await left()).toEqual(['address 1.2', 'pair bob 1.2', 'known ann 1.2', 'account anna', 'pair anna 3', 'address 11.2', 'pair bob 11.2']); // prettier-ignore
    await signIns.clearTries('ann', '1.2', entry('sign_in.unlock'));
    expect(await left()).toEqual(['known ann 1.2', 'account anna', 'pair anna 3', 'address 11.2', 'pair bob 11.2']);
    expect((await stores.audit.list({ action: 'sign_in.unlock' }, 9)).length).toBe(3);
  });

  it('keeps tokens, newest first, and ends them', async () => {
    const { sessions } = stores;
    const bob = await save('bob', 'viewer');
    const token = (id: number, person: string) => ({
      id: `00000000-0000-0000-0000-00000000000${id}`,
      person,
      name: `token ${id}`,
      prefix: 'bough_x',
      scopes: ['read', 'write_model'] as const,
      createdAt: at(`0${id}T12:00`),
      expiresAt: at(`2${id}T12:00`),
      lastUsedAt: null,
      revokedAt: null,
    });
    await sessions.addToken(token(1, ann.id), 'h1', entry('api_token.create'));
    await sessions.addToken(token(2, ann.id), 'h2', entry('api_token.create'));
    await sessions.addToken(token(3, bob.id), 'h3', entry('api_token.create'));
    expect((await sessions.tokens(ann.id)).map(({ name }) => name)).toEqual(['token 2', 'token 1']);
    expect(await sessions.tokens(null)).toHaveLength(3);
    const { signedInAt: _, ...holder } = ann;
    expect(await sessions.token('h1')).toEqual({ ...token(1, ann.id), account: holder });
    expect(await sessions.token('h9')).toBeNull();
    await sessions.tokenUsed(token(1, ann.id).id, at('04T12:00'));
    await sessions.revokeToken(token(1, ann.id).id, at('05T12:00'), entry('api_token.revoke'));
    expect(await sessions.token('h1')).toMatchObject({ lastUsedAt: at('04T12:00'), revokedAt: at('05T12:00') });
  });

  it('ends everything of who leaves', async () => {
    const { sessions, signIns, accounts, ownership, people } = stores;
    await sessions.open(ann.id, 's1', NOON, entry('session.open'));
    await signIns.setPassword(ann.id, HASH, NOON, entry('password.set'));
    await signIns.addLink(ann.id, 'l1', at('02T12:00'), entry('sign_in_link.create'));
    const left = { ...(await people.find(ann.id))!, active: false, deactivatedAt: NOON.getTime() };
    const write = { people: [left], teams: [], superseded: [], assignments: [], delegations: [] };
    const info = { actor: { id: null, name: 'cli' }, at: NOON.getTime(), reason: null };
    const expected = await ownership.version();
    await ownership.save(write, { ...info, expected, entry: entry('person.deactivate') });
    expect((await actions())[0]).toBe('person.deactivate');
    expect(await accounts.byId(ann.id)).toMatchObject({ active: false });
    expect([
      await sessions.session('s1'),
      await signIns.password(ann.id),
      await signIns.link('l1', NOON, true),
    ]).toEqual([...[null, null, null]]);
    expect(await stores.people.find(ann.id)).toMatchObject({ active: false, deactivatedAt: NOON.getTime() });
  });

  it('writes each change down, and finds it by thing, person, action and time', async () => {
    const change = { subject: 'node:cost', field: 'name', before: 'Cost', after: 'Costs' };
    await stores.audit.append(
      entry('tree_node.update', { person: ann.id, at: at('02T12:00'), changes: [change, change] }),
    );
    await stores.audit.append(
      entry('metric.update', { at: at('03T12:00'), changes: [{ ...change, subject: 'metric:csat' }] }),
    );
    expect(await actions()).toEqual(['metric.update', 'tree_node.update', 'person.invite']);
    const found = async (filter: Parameters<typeof stores.audit.list>[0]) => {
      const events = await stores.audit.list(filter, 9);
      expect(await stores.audit.count(filter)).toBe(events.length);
      return events.map(({ action }) => action);
    };
    expect(await found({ subject: 'node:cost' })).toEqual(['tree_node.update']);
    expect(await found({ person: ann.id })).toEqual(['tree_node.update']);
    expect(await found({ person: 'not an id' })).toEqual([]);
    expect(await found({ action: 'metric.update' })).toEqual(['metric.update']);
    expect(await found({ from: at('02T12:00'), to: at('03T12:00') })).toEqual(['tree_node.update']);
    const [newest, second] = await stores.audit.list({}, 2);
    expect((await stores.audit.list({}, 9, second!.id)).map(({ action }) => action)).toEqual(['person.invite']);
    expect(newest).toEqual({
      ...entry('metric.update', { at: at('03T12:00'), changes: [{ ...change, subject: 'metric:csat' }] }),
      id: newest!.id,
    });
  });
}
