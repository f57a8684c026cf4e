/** What every store of people and ownership promises. */
import { NO_WRITE, type OwnershipWrite } from '@bough/domain';
import type { OpenStores, StoreKind } from './builders-stores.js';
import { assignment, delegation, EDITOR, instant, person, uuid } from './builders-ownership.js';

const ANA = person(1, 'ana', { email: 'ana@example.com' });
const BEN = person(2, 'ben');
const MARCH = instant('2026-03-01');
const APRIL = instant('2026-04-01');
const MAY = instant('2026-05-01');

export function ownershipStoreContract({ open }: StoreKind): void {
  let stores: OpenStores;
  beforeEach(async () => void (stores = await open()));
  afterEach(() => stores.close());

  const save = async (write: Partial<OwnershipWrite>, at = MARCH, expected?: number) =>
    stores.ownership.save(
      { ...NO_WRITE, ...write },
      { actor: EDITOR, at, reason: 'test', expected: expected ?? (await stores.ownership.version()) },
    );
  const people = () => save({ people: [BEN, ANA] });

  it('is empty at first', async () => {
    expect(await stores.ownership.version()).toBe(0);
    expect(await stores.ownership.read()).toEqual({
      version: 0,
      people: [],
      teams: [],
      assignments: [],
      delegations: [],
    });
    expect(await stores.people.findByKey('ana')).toBeNull();
  });

  it('finds people by id, key and e-mail address', async () => {
    await people();
    expect(await stores.people.all()).toEqual([ANA, BEN]);
    expect(await stores.people.find(ANA.id)).toEqual(ANA);
    expect(await stores.people.find('nobody')).toBeNull();
    expect(await stores.people.findByKey('ben')).toEqual(BEN);
    expect(await stores.people.findByEmail('Ana@Example.com')).toEqual(ANA);
    expect(await stores.people.findByEmail('ben@example.com')).toBeNull();
  });

  it('gives back what it was given, to the millisecond', async () => {
    await people();
    const left = { ...BEN, name: 'Benjamin', active: false, deactivatedAt: MAY + 1 };
    const team = {
      id: uuid(9),
      key: 'product',
      name: 'Product',
      lead: ANA.id,
      members: [ANA.id, BEN.id],
      createdAt: MARCH,
    };
    const owned = assignment(11, 'smb', 'A', 1, { validFrom: MARCH + 7, validTo: MAY, reason: 'why' });
    const stop = assignment(12, 'smb', 'A', null, { validFrom: MAY, validTo: MAY + 9, reason: 'nobody yet' });
    const informed = { ...assignment(13, '', 'I', 1), party: { team: team.id } };
    const cover = delegation(14, 1, 2, { scope: 'smb', assignedBy: { id: BEN.id, name: 'Ben' } });
    const away = delegation(15, 2, null, { recordedAt: MAY });
    await save({ people: [left], teams: [team], assignments: [stop, owned, informed], delegations: [away, cover] });
    expect(await stores.ownership.read()).toEqual({
      version: 2,
      people: [ANA, left],
      teams: [team],
      assignments: [informed, owned, stop],
      delegations: [cover, away],
    });
  });

  it('replaces the members of a team', async () => {
    await people();
    const team = { id: uuid(9), key: 'product', name: 'Product', lead: null, members: [ANA.id], createdAt: MARCH };
    await save({ teams: [team] });
    await save({ teams: [{ ...team, name: 'Makers', members: [BEN.id] }] });
    expect((await stores.ownership.read()).teams).toEqual([{ ...team, name: 'Makers', members: [BEN.id] }]);
  });

  it('saves only over the version that was looked at', async () => {
    await people();
    await expect(save({}, MARCH, 0)).rejects.toMatchObject({ code: 'VERSION_CONFLICT', expected: 0, current: 1 });
    expect(await stores.ownership.version()).toBe(1);
  });

  it('refuses two Accountable for one target at one instant, and then writes nothing', async () => {
    await people();
    const first = assignment(11, 'smb', 'A', 1, { validFrom: MARCH, validTo: APRIL });
    await save({ assignments: [first] });
    const late = assignment(12, 'smb', 'A', 2, { validFrom: APRIL - 1, validTo: MAY });
    const added = person(3, 'cy');
    await expect(save({ people: [added], assignments: [late] })).rejects.toMatchObject({ code: 'ACCOUNTABLE_OVERLAP' });
    expect(await stores.ownership.read()).toMatchObject({ version: 2, people: [ANA, BEN], assignments: [first] });
    const next = assignment(13, 'smb', 'A', 2, { validFrom: APRIL, validTo: MAY });
    const elsewhere = assignment(14, 'pro', 'A', 2, { validFrom: MARCH, validTo: MAY });
    await save({ assignments: [next, elsewhere] });
    expect((await stores.ownership.read()).assignments).toEqual([elsewhere, first, next]);
  });

  it('keeps what was superseded, as it was known then', async () => {
    await people();
    const thought = assignment(11, 'smb', 'A', 1, { recordedAt: MARCH });
    await save({ assignments: [thought] }, MARCH);
    const known = assignment(12, 'smb', 'A', 2, { recordedAt: APRIL });
    const cover = delegation(13, 1, 2, { recordedAt: APRIL });
    await save({ superseded: [thought.id], assignments: [known], delegations: [cover] }, APRIL);
    await save({ superseded: [cover.id] }, MAY);
    expect((await stores.ownership.read()).assignments).toEqual([known]);
    expect((await stores.ownership.read()).delegations).toEqual([]);
    const then = async (at: number) => stores.ownership.read(at);
    expect((await then(APRIL - 1)).assignments).toEqual([thought]);
    expect((await then(APRIL)).assignments).toEqual([known]);
    expect((await then(MAY - 1)).delegations).toEqual([cover]);
    expect((await then(MARCH - 1)).assignments).toEqual([]);
  });

  it('forgets everything but the people that nobody names', async () => {
    await people();
    const team = { id: uuid(9), key: 'product', name: 'Product', lead: ANA.id, members: [ANA.id], createdAt: MARCH };
    const owned = assignment(11, 'smb', 'A', 1);
    await save({ teams: [team], assignments: [owned], delegations: [delegation(12, 1, 2)] });
    await save({ superseded: [owned.id] }, APRIL);
    const entry = { at: new Date(MAY), person: null, actor: 'cli', via: 'cli' as const, requestId: 'r', changes: [] };
    const info = { actor: EDITOR, at: MAY, reason: null, entry: { ...entry, action: 'ownership.remove' } };
    await stores.ownership.remove(['ana'], info);
    expect(await stores.audit.list({}, 1)).toMatchObject([{ action: 'ownership.remove' }]);
    const empty = { teams: [], assignments: [], delegations: [] };
    expect(await stores.ownership.read()).toEqual({ ...empty, version: 4, people: [BEN] });
    expect((await stores.ownership.read(MARCH)).assignments).toEqual([]);
  });
}
