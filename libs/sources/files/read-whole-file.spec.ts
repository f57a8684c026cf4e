import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCells } from './read-cells.js';
import { LONGEST_FILE, readWholeFile } from './read-whole-file.js';
import type { Problem } from '@bough/domain';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'bough-whole-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer = ''): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function endless(name: string, bytes: number): string {
  const path = file(name);
  truncateSync(path, bytes);
  return path;
}

function silentPipe(): string {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

it.each([
  ['UTF-8', Buffer.from('a: Zoë\n')],
  ['UTF-8 with a mark', Buffer.from('\ufeffa: Zoë\n')],
  ['UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('a: Zoë\n', 'utf16le')])],
])('reads %s', async (name, bytes) => {
  expect((await readWholeFile(file(name, bytes))).replace('\ufeff', '')).toBe('a: Zoë\n');
});

it('reads a file as large as the bound, and none that is larger', async () => {
  expect(await readWholeFile(file('largest', 'x'.repeat(LONGEST_FILE)))).toHaveLength(LONGEST_FILE);
  await expect(readWholeFile(file('larger', 'x'.repeat(LONGEST_FILE + 1)))).rejects.toThrow(/larger than 4 MiB/);
});

it('does not wait for what never ends', async () => {
  const before = process.cpuUsage();
  await expect(readWholeFile(endless('sparse', 5 * 1024 ** 3))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  for (const path of [silentPipe(), ...['/dev/zero', '/dev/tty', '/dev/stdin'].filter((each) => existsSync(each))])
    await expect(readWholeFile(path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});

it.each([
  ['a file that is not there', () => join(folder, 'none'), 'FILE_NOT_FOUND', /does not exist/],
  ['a folder', () => folder, 'FILE_UNREADABLE', /this is a folder/],
  [
    'another encoding',
    () => file('latin1', Buffer.from('a: 1\nb: Zoë\n', 'latin1')),
    'NOT_UTF8',
    /:2: .*save it as UTF-8/,
  ],
])('refuses %s', async (_, path, code, message) => {
  await expect(readWholeFile(path())).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message) as string,
  });
});

describe('tables that are kept in memory', () => {
  const read = async (path: string) => {
    const problems: Problem[] = [];
    let rows = 0;
    for await (const { line, cell } of readCells(path, problems)) {
      rows++;
      if (cell('a') === 'bad') problems.push({ code: 'BAD', path: [line, 'a'], message: 'bad', severity: 'error' });
    }
    return { rows, problems };
  };

  it('are read up to a hundred problems', async () => {
    const { rows, problems } = await read(file('bad.csv', `a,b\n${'bad,1\n'.repeat(5000)}`));
    expect([rows, problems.length, problems.at(-1)!.code, problems.at(-1)!.path]).toEqual([
      100,
      101,
      'MORE_PROBLEMS',
      [101],
    ]);
    const broken = await read(file('broken.csv', `a,b\n${'1\n'.repeat(5000)}`));
    expect([broken.problems.length, broken.problems.at(-1)!.code]).toEqual([101, 'MORE_PROBLEMS']);
  });

  it('have a bound, also for one endless line', async () => {
    await expect(read(endless('zeros.csv', 100 * 1024 ** 2))).rejects.toMatchObject({
      code: expect.stringMatching(/HEADER_MISSING|FILE_TOO_LARGE/) as string,
    });
    const wide = Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.alloc(70 * 1024 ** 2, 'x')]);
    await expect(read(file('wide.csv', wide))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });
});
