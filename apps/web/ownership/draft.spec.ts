import { lineOfError, putLines, sentChanges, storedLines, storeLines, type DraftLine } from './draft.js';
import type { RaciRole } from './raci.js';

const person = (key: string) => ({ id: `per_${key}`, key, name: key });
const line = (target: string, key: string, role: RaciRole | null, before: readonly RaciRole[] = []): DraftLine => ({
  target,
  targetName: target,
  party: person(key),
  role,
  before,
});
const nobody = () => [];

describe('changes that wait', () => {
  it('keep one line per cell, and what it held first', () => {
    const lines = putLines([], [line('pro', 'ana', 'RESPONSIBLE', ['CONSULTED'])]);
    expect(putLines(lines, [line('pro', 'ana', 'INFORMED', ['RESPONSIBLE'])])).toEqual([
      line('pro', 'ana', 'INFORMED', ['CONSULTED']),
    ]);
    expect(putLines(lines, [line('pro', 'ana', 'CONSULTED')])).toEqual([]);
    expect(putLines([], [line('pro', 'ana', null)])).toEqual([]);
  });

  it('have one Accountable per target', () => {
    const lines = putLines([line('pro', 'ana', 'ACCOUNTABLE')], [line('pro', 'ben', 'ACCOUNTABLE')]);
    expect(lines.map(({ party }) => party.key)).toEqual(['ben']);
    expect(putLines(lines, [line('free', 'ana', 'ACCOUNTABLE')])).toHaveLength(2);
  });

  it('end what a party has before they give anything, and say which line each change is of', () => {
    const lines = [line('pro', 'ana', 'ACCOUNTABLE'), line('pro', 'ben', null), line('pro', 'cy', 'RESPONSIBLE')];
    const roles: Record<string, RaciRole[]> = { per_ben: ['ACCOUNTABLE'], per_cy: ['RESPONSIBLE', 'INFORMED'] };
    const sent = sentChanges(lines, (_, party) => roles[party] ?? []);
    expect(sent.changes).toEqual([
      { end: { target: 'pro', role: 'ACCOUNTABLE', party: 'ben' } },
      { end: { target: 'pro', role: 'INFORMED', party: 'cy' } },
      { replaceAccountable: { target: 'pro', role: 'ACCOUNTABLE', party: 'ana' } },
    ]);
    expect(lineOfError(sent, ['changes', '2', 'party'])).toBe(lines[0]);
    expect(lineOfError(sent, ['expectedVersion'])).toBeNull();
    expect(sentChanges([line('pro', 'ana', 'INFORMED')], nobody).changes).toEqual([
      { set: { target: 'pro', role: 'INFORMED', party: 'ana' } },
    ]);
  });

  it('outlive a reload, and are nothing where what was kept cannot be read', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as unknown as Storage;
    storeLines([line('pro', 'ana', 'INFORMED')], storage);
    expect(storedLines(storage)).toEqual([line('pro', 'ana', 'INFORMED')]);
    storeLines([], storage);
    expect(kept.size).toBe(0);
    expect(storedLines({ getItem: () => '{' })).toEqual([]);
  });
});
