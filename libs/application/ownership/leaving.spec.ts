import type { Caller, OwnershipChange, Principal, Role } from '@bough/domain';
import { OPERATOR, workspace } from '../../../test/support/builders.js';
import { EDITOR, instant } from '../../../test/support/builders-ownership.js';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';

const NOW = new Date(instant('2026-11-25'));
const HERE = { address: '192.0.2.1', requestId: 'r-1' };
const KNOWN = { issuer: 'https://login.example.com', subject: '7', verifiedEmail: 'ann@example.com' };
const HASH = { hash: 'aa', salt: 'bb', cost: 2, blockSize: 8, parallel: 1 };

/** Ann in a role, who may sign in in every way that there is. */
async function world(role: Role) {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), NOW);
  const system = testSystem({ stores, now: () => NOW.getTime(), wait: async () => undefined });
  const { access } = system.as({ principal: null, requestId: 'r-1' });
  const operator = system.as(OPERATOR).access;
  const invite = (key: string, as: Role) => operator.invite({ key, name: key, email: `${key}@example.com`, role: as });
  const ann = await invite('ann', role);
  const run = (change: OwnershipChange, caller: Caller = OPERATOR) =>
    system.as(caller).ownership.apply([change], { actor: EDITOR });
  const leave = (successor: string | null = null) => run({ kind: 'deactivate', person: 'ann', successor });
  return { stores, access, operator, ann, invite, run, leave, who: { run: access.authenticate } };
}
const codeOf = (work: Promise<unknown>) => work.then(() => 'OK').catch((error: { code: string }) => error.code);

describe('somebody who leaves', () => {
  it('is out at once: session, token, link, password, provider', async () => {
    const { access, operator, stores, ann, leave, who } = await world('editor');
    const wish = { name: 'report', scopes: ['read'], days: 30 } as const;
    const token = await operator.createToken(ann.id, wish);
    const { secret: link } = await operator.createLink('ann');
    const { secret } = await access.signInWithIdentity(KNOWN, HERE);
    await stores.signIns.setPassword(ann.id, HASH, NOW, (await stores.audit.list({}, 1))[0]!);
    const { secret: session } = await access.signInWithIdentity(KNOWN, HERE);
    expect(await who.run({ session })).toMatchObject({ person: ann.id });
    expect((await leave()).problems).toEqual([]);
    expect([await who.run({ session }), await who.run({ session: secret })]).toEqual([null, null]);
    expect(await codeOf(who.run({ token: token.secret }))).toBe('UNAUTHENTICATED');
    expect(await codeOf(access.signInWithLink(link, HERE))).toBe('LINK_SPENT');
    expect(await stores.signIns.password(ann.id)).toBeNull();
    expect(await codeOf(access.signInWithPassword('ann', 'whatever it was', HERE))).toBe('SIGN_IN_FAILED');
    expect(await codeOf(access.signInWithIdentity(KNOWN, HERE))).toBe('NOT_INVITED');
    expect(await stores.audit.list({ subject: 'person:ann', action: 'person.deactivate' }, 5)).toMatchObject([
      { actor: 'cli', changes: [{ subject: 'person:ann', field: 'active', before: 'true', after: 'false' }] },
    ]);
  });

  it('needs a successor for what is theirs, and stays in until there is one', async () => {
    const { stores, access, ann, invite, run, leave, who } = await world('editor');
    await invite('ben', 'viewer');
    await run({ kind: 'assign', target: 'pro', role: 'A', party: 'ann' });
    const { secret: session } = await access.signInWithIdentity(KNOWN, HERE);
    expect((await leave()).problems).toMatchObject([{ code: 'HOLDS_NODES', path: [0, 'successor'] }]);
    expect(await who.run({ session })).toMatchObject({ person: ann.id });
    expect((await leave('ben')).changes[0]).toMatchObject({ path: 'pro', after: { person: { key: 'ben' } } });
    expect(await who.run({ session })).toBeNull();
    expect(await stores.people.findByKey('ann')).toMatchObject({ active: false });
  });

  it('must not be the last admin', async () => {
    const { invite, leave } = await world('admin');
    expect((await leave()).problems).toMatchObject([{ code: 'LAST_ADMIN', path: [0, 'person'] }]);
    expect(await codeOf(invite('ann', 'viewer'))).toBe('LAST_ADMIN');
    await invite('bob', 'admin');
    expect((await leave()).problems).toEqual([]);
    expect(await codeOf(invite('ann', 'editor'))).toBe('PERSON_INACTIVE');
  });
});

describe('who may change what', () => {
  const principal = (role: Role, person: string, via: Principal['via'] = 'session'): Caller => ({
    principal: {
      person,
      name: role,
      role,
      via,
      scopes: via === 'token' ? ['admin_identity', 'write_ownership'] : null,
    },
    requestId: 'r',
  });
  /** Ann in a role, answering for pro since today, and Ben. */
  async function owning(role: Role) {
    const { invite, run, ann } = await world(role);
    await invite('ben', 'viewer');
    await run({ kind: 'assign', target: 'pro', role: 'A', party: 'ann' });
    return (change: OwnershipChange, via?: Principal['via']) => codeOf(run(change, principal(role, ann.id, via)));
  }
  const YESTERDAY = NOW.getTime() - 86_400_000;
  const put = { kind: 'assign', target: 'free', role: 'A', party: 'ben' } as const;

  it('nobody but an admin takes accountability, by whatever name, or drops it', async () => {
    const changes: OwnershipChange[] = [
      { ...put, party: 'ann' },
      { kind: 'handover', person: 'ben', to: 'ann' },
      { kind: 'end', target: 'pro', role: 'A' },
      { kind: 'stop', target: 'pro', to: NOW.getTime() + 86_400_000, reason: 'tired', replace: true },
    ];
    for (const change of changes)
      expect([change.kind, await (await owning('editor'))(change)]).toEqual([change.kind, 'FORBIDDEN']);
    for (const change of changes)
      expect([change.kind, await (await owning('admin'))(change)]).toEqual([change.kind, 'OK']);
    const editor = await owning('editor');
    expect(await editor({ kind: 'handover', person: 'ann', to: 'ben' })).toBe('OK');
  });

  it('the past is for admins who have signed in', async () => {
    const [editor, admin] = [await owning('editor'), await owning('admin')];
    const past: OwnershipChange[] = [
      { ...put, from: YESTERDAY, reason: 'forgotten' },
      { kind: 'end', target: 'pro', role: 'I', from: YESTERDAY },
      { kind: 'handover', person: 'ann', to: 'ben', from: YESTERDAY },
    ];
    for (const change of past) expect(await editor(change)).toBe('FORBIDDEN');
    expect(await admin(past[0]!, 'token')).toBe('FORBIDDEN');
    expect(await admin(past[0]!)).toBe('OK');
    expect(await editor(put)).toBe('OK');
  });

  it('one’s own cover is begun and ended by oneself, another’s by admins', async () => {
    const viewer = await owning('viewer');
    const to = NOW.getTime() + 86_400_000;
    expect(await viewer({ kind: 'cover', person: 'ann', by: 'ben', to })).toBe('OK');
    expect(await viewer({ kind: 'end-cover', person: 'ann' })).toBe('OK');
    expect(await viewer({ kind: 'cover', person: 'ben', by: 'ann', to })).toBe('FORBIDDEN');
    expect(await viewer({ kind: 'end-cover', person: 'ben' })).toBe('FORBIDDEN');
    expect(await viewer({ kind: 'end-cover', person: 'nobody' })).toBe('FORBIDDEN');
  });

  it('a token changes people, but no address by which somebody comes in', async () => {
    const admin = await owning('admin');
    expect(await admin({ kind: 'person', key: 'ben', name: 'Ben' }, 'token')).toBe('OK');
    expect(await admin({ kind: 'person', key: 'ben', email: 'BEN@example.com' }, 'token')).toBe('OK');
    expect(await admin({ kind: 'person', key: 'ben', email: 'eve@example.com' }, 'token')).toBe('FORBIDDEN');
    expect(await admin({ kind: 'person', key: 'ben', email: 'eve@example.com' })).toBe('OK');
    expect(await admin({ kind: 'person', key: 'new', email: 'new@example.com' }, 'token')).toBe('OK');
  });
});
