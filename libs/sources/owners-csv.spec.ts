import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { INSTANT_OPEN_END, NO_OWNERSHIP, type Assignment, type Ownership } from '@bough/domain';
import { assignment, instant, person, uuid } from '../../test/support/builders-ownership.js';
import { readOwners, writeOwners } from './owners-csv.js';
import { tries } from '../../test/support/how-much.js';

const NOW = instant('2026-11-25T12:00:00Z');
/** The first instant of a day in Berlin. */
const DAY = instant('2026-07-01T00:00:00+02:00');
const TEAM = { id: uuid(9), key: 'product', name: 'Product', lead: null, members: [], createdAt: 0 };

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bough-csv-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const world = (assignments: Assignment[]): Ownership => ({
  ...NO_OWNERSHIP,
  people: [person(1, 'ana'), person(2, 'ben')],
  teams: [TEAM],
  assignments,
});
const read = (text: string, ownership: Ownership) => {
  const file = join(folder, 'owners.csv');
  writeFileSync(file, text);
  return readOwners(file, ownership, 'Europe/Berlin');
};

describe('owners as CSV', () => {
  it('are written with the days of the time zone, without what is over', () => {
    const over = assignment(11, 'pro', 'A', 1, { validFrom: DAY, validTo: NOW });
    const held = assignment(12, 'pro', 'A', 2, { validFrom: NOW });
    const stop = assignment(13, 'smb', 'A', null, {
      validFrom: DAY,
      validTo: INSTANT_OPEN_END - 1,
      reason: '-1, no "one"',
    });
    const team = { ...assignment(14, '', 'I', 1, { validFrom: DAY }), party: { team: TEAM.id } };
    expect(writeOwners(world([over, held, stop, team]), 'Europe/Berlin', NOW).split('\r\n')).toEqual([
      'target,role,party,from,until,reason',
      'pro,A,ben,2026-11-25,,',
      `smb,A,,2026-07-01,2200-01-01,"'-1, no ""one"""`,
      ',I,team:product,2026-07-01,,',
      '',
    ]);
  });

  it('are read as the changes that are needed', async () => {
    const held = world([assignment(12, 'pro', 'A', 2, { validFrom: DAY })]);
    const rows =
      'pro,A,ben,2026-07-01,,\npro,A,ana,2027-01-01,,new\nsmb,a,,,2027-01-01,nobody yet\n,I,team:product,,,\n';
    const { changes, lines, problems } = await read(`target,role,party,from,until,reason\n${rows}`, held);
    const from = instant('2027-01-01T00:00:00+01:00');
    expect(problems).toEqual([]);
    expect(lines).toEqual([3, 4, 5]);
    expect(changes).toEqual([
      { kind: 'assign', target: 'pro', role: 'A', party: 'ana', from, to: null, replace: true, reason: 'new' },
      { kind: 'stop', target: 'smb', from: null, to: from, reason: 'nobody yet', replace: true },
      {
        kind: 'assign',
        target: '',
        role: 'I',
        party: 'team:product',
        from: null,
        to: null,
        replace: false,
        reason: null,
      },
    ]);
  });

  it('say what cannot be read, with line and column', async () => {
    const { problems } = await read('target,role,party,from\npro,X,ana,\npro,A,ana,2026-02-30\n', world([]));
    expect(problems.map(({ code, path }) => `${code} ${path.join(' ')}`)).toEqual([
      'UNKNOWN_ROLE 2 role',
      'NO_SUCH_DAY 3 from',
    ]);
  });

  it('read back what was written as nothing to do, whatever the reason is', async () => {
    const reasons = fc.string({
      unit: fc.constantFrom('a', '=', '+', '-', '@', "'", '"', ',', ' ', 'é'),
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(reasons, async (reason) => {
        const held = world([assignment(12, '*/demand', 'C', 1, { validFrom: DAY, reason })]);
        expect(await read(writeOwners(held, 'Europe/Berlin', NOW), held)).toEqual({
          changes: [],
          lines: [],
          problems: [],
        });
        const { changes } = await read(writeOwners(held, 'Europe/Berlin', NOW), world([]));
        expect(changes).toMatchObject([{ target: '*/demand', party: 'ana', from: DAY, reason: reason || null }]);
      }),
      tries(50),
    );
  });
});
