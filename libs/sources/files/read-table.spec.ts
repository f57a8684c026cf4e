import { mkdtempSync, rmSync, writeFileSync, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { readTable, type TableOptions } from './read-table.js';
import type { UnreadableFile } from './unreadable-file.js';

const folder = mkdtempSync(join(tmpdir(), 'bough-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Everything of a file: rows as `line: cells`, rejects as `line CODE column`, and the error that ended it. */
async function read(path: string, options: TableOptions = {}) {
  const rows: string[] = [];
  const rejects: string[] = [];
  const warnings: string[] = [];
  let header: readonly string[] = [];
  let error: UnreadableFile | undefined;
  try {
    for await (const chunk of readTable(path, options)) {
      header = chunk.header;
      chunk.rows.forEach((row, i) => rows.push(`${chunk.lines[i]}: ${row.join('|')}`));
      for (const { line, problems } of chunk.rejects)
        for (const p of problems) rejects.push(`${line} ${p.code}${p.column ? ` ${p.column}` : ''}`);
      for (const { problems } of chunk.warnings) for (const p of problems) warnings.push(p.message);
    }
  } catch (thrown) {
    error = thrown as UnreadableFile;
  }
  return { header, rows, rejects, warnings, error };
}

const TRICKY = [
  'id,text,end',
  '1,plain,a',
  '2,"quoted, with comma",b',
  '3,"two',
  'lines",c',
  '4,"say ""hi""",d',
  '5,"",e',
  '',
  '6,"""",f',
  '7,"a',
  '',
  'b""',
  '",g',
  '8,grüße 😀 日本,h',
  '9,it"s,i',
].join('\n');
const TRICKY_ROWS = [
  '2: 1|plain|a',
  '3: 2|quoted, with comma|b',
  '4: 3|two\nlines|c',
  '6: 4|say "hi"|d',
  '7: 5||e',
  '9: 6|"|f',
  '10: 7|a\n\nb"\n|g',
  '14: 8|grüße 😀 日本|h',
  '15: 9|it"s|i',
];

describe('readTable: CSV', () => {
  it('reads quotes, escapes, several lines, empty lines, and knows every line number', async () => {
    const { header, rows, rejects, error } = await read(write('tricky.csv', TRICKY));
    expect(header).toEqual(['id', 'text', 'end']);
    expect(rows).toEqual(TRICKY_ROWS);
    expect(rejects).toEqual([]);
    expect(error).toBeUndefined();
  });

  it('gives the same at every size of chunk, that is with a border at every byte', async () => {
    const path = write('tricky.csv', `\uFEFF${TRICKY}\n`);
    const packed = write('tricky.csv.gz', gzipSync(`\uFEFF${TRICKY}\n`));
    for (let chunkBytes = 1; chunkBytes <= Buffer.byteLength(TRICKY) + 5; chunkBytes++) {
      expect((await read(path, { chunkBytes })).rows).toEqual(TRICKY_ROWS);
      if (chunkBytes % 7 === 1) expect((await read(packed, { chunkBytes })).rows).toEqual(TRICKY_ROWS);
    }
  });

  it('reads CRLF, also with the last field quoted', async () => {
    const path = write('crlf.csv', 'a,b\r\n1,"x"\r\n\r\n2,"y\r\nz"\r\n3,w');
    expect((await read(path)).rows).toEqual(['2: 1|x', '4: 2|y\r\nz', '6: 3|w']);
  });

  it('reads TSV and other delimiters', async () => {
    expect((await read(write('t.tsv', 'a\tb\n1\t"x\ty"\n'))).rows).toEqual(['2: 1|x\ty']);
    expect((await read(write('s.csv', 'a;b\n1;2,5\n'), { delimiter: ';' })).rows).toEqual(['2: 1|2,5']);
  });

  it('gives up one line per misplaced quote and reads on', async () => {
    const lines = [
      'a,b',
      '1,"open',
      '2,x',
      '3,"closed"y',
      '4,"fine, here"',
      '5,"two',
      'lines"',
      '6,z',
      '7,"never closed',
      '8,w',
    ];
    const { rows, rejects } = await read(write('quotes.csv', lines.join('\n')));
    expect(rows).toEqual(['3: 2|x', '5: 4|fine, here', '6: 5|two\nlines', '8: 6|z', '10: 8|w']);
    expect(rejects).toEqual(['2 BAD_QUOTE', '4 BAD_QUOTE', '9 UNTERMINATED_QUOTE']);
  });

  it('finds a stray quote that would swallow good rows up to the next quote', async () => {
    const lines = ['a,b', '1,"open', '2,x', '3,x', '4,inch"', '5,y'];
    const { rows, rejects } = await read(write('swallow.csv', lines.join('\n')));
    expect(rejects).toEqual([]); // "open … inch" is a well-formed text of four lines: nobody can know better
    expect(rows).toEqual(['2: 1|open\n2,x\n3,x\n4,inch', '6: 5|y']);
    const wider = await read(write('swallow.csv', ['a,b', '1,"open', '2,x', '3,"y",z', '4,w'].join('\n')));
    expect(wider.rows).toEqual(['3: 2|x', '5: 4|w']);
    expect(wider.rejects).toEqual(['2 BAD_QUOTE', '4 WRONG_COLUMN_COUNT']);
  });

  it('stays quick when every line has a misplaced quote', async () => {
    const path = write('many.csv', `a,b\n${'1,"x\n'.repeat(50_000)}`);
    const { rejects } = await read(path);
    expect(rejects).toHaveLength(50_000);
  }, 20_000);

  it('rejects rows with too few or too many columns, NUL and broken UTF-8, each with line and column', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n1\n2,x,y\n3,n\0l\n4,gr'),
      Buffer.from([0xfc]), // ü in Latin-1
      Buffer.from('n\n5,ok\n'),
    ]);
    for (const chunkBytes of [1, 7, 100_000]) {
      const { rows, rejects } = await read(write('broken.csv', bytes), { chunkBytes });
      expect(rows).toEqual(['6: 5|ok']);
      expect(rejects).toEqual([
        '2 WRONG_COLUMN_COUNT',
        '3 WRONG_COLUMN_COUNT',
        '4 NUL_CHARACTER b',
        '5 INVALID_UTF8 b',
      ]);
    }
  });

  it('skips a line of 64 MB without holding it', async () => {
    const path = join(folder, 'long.csv');
    await new Promise<void>((resolve) => {
      const out = createWriteStream(path);
      out.write('a,b\n1,x\n2,');
      for (let i = 0; i < 64; i++) out.write(Buffer.alloc(1024 * 1024, 'y'));
      out.end('\n3,z\n', resolve);
    });
    const before = process.memoryUsage();
    let peak = 0;
    const rows: string[] = [];
    const rejects: string[] = [];
    for await (const chunk of readTable(path)) {
      chunk.rows.forEach((row, i) => rows.push(`${chunk.lines[i]}: ${row.join('|')}`));
      rejects.push(...chunk.rejects.map(({ line, problems }) => `${line} ${problems[0]!.code}`));
      const now = process.memoryUsage();
      peak = Math.max(peak, now.external - before.external + now.heapUsed - before.heapUsed);
    }
    expect(rows).toEqual(['2: 1|x', '4: 3|z']);
    expect(rejects).toEqual(['3 ROW_TOO_LONG']);
    expect(peak).toBeLessThan(24 * 1024 * 1024);
  });

  it('gives up a quoted text that grows beyond 1 MiB, and only its first line', async () => {
    const filler = `${'x'.repeat(99)}\n`.repeat(12_000);
    const { rows, rejects } = await read(write('runaway.csv', `a\n"open\n${filler}last\n`));
    expect(rejects).toEqual(['2 UNTERMINATED_QUOTE']);
    expect(rows).toHaveLength(12_001);
    expect(rows.at(-1)).toBe('12003: last');
  });
});

describe('readTable: gzip', () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `${i + 2},${Math.sin(i)}`);
  const packed = gzipSync(`a,b\n${lines.join('\n')}\n`);

  it('reads several members and files without the extension', async () => {
    const two = Buffer.concat([gzipSync('a,b\n1,x\n'), gzipSync('2,y\n')]);
    expect((await read(write('two.csv.gz', two))).rows).toEqual(['2: 1|x', '3: 2|y']);
    expect((await read(write('unnamed.csv', two))).rows).toEqual(['2: 1|x', '3: 2|y']);
  });

  it.each([0.2, 0.5, 0.9, 0.9999])('delivers the rows before a file that ends after %d of its bytes', async (share) => {
    const path = write('cut.csv.gz', packed.subarray(0, Math.floor(packed.length * share)));
    const { rows, error } = await read(path);
    expect(error?.code).toBe('GZIP_TRUNCATED');
    expect(rows.length).toBeGreaterThan(lines.length * share * 0.8);
    expect(rows).toEqual(lines.slice(0, rows.length).map((line, i) => `${i + 2}: ${line.replace(',', '|')}`));
    expect(error?.message).toBe(
      `${path}:${rows.length + 2}: the gzip file ends in the middle; copy or export it again and repeat the import`,
    );
  });

  it('says where a damaged file could not be read on', async () => {
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, packed.length >> 1, (packed.length >> 1) + 64);
    const { error } = await read(write('damaged.csv.gz', damaged));
    expect(error?.code).toBe('GZIP_CORRUPT');
    expect((await read(write('text.csv.gz', 'a,b\n1,2\n'))).error?.code).toBe('GZIP_CORRUPT');
    expect((await read(write('head.csv.gz', packed.subarray(0, 12)))).error?.code).toBe('GZIP_TRUNCATED');
  });
});

describe('readTable: files that cannot be read', () => {
  it.each([
    ['empty', '', 'FILE_EMPTY', 'the file is empty'],
    ['only blank lines', '\n\n', 'HEADER_MISSING', 'no header row'],
    ['nameless header', ',,\n1,2,3\n', 'HEADER_MISSING', 'names no column'],
    ['old Mac line ends', 'a,b\r1,2\r', 'HEADER_MISSING', 'CR alone'],
    ['a column twice', 'a,b,a\n1,2,3\n', 'DUPLICATE_COLUMN', '"a" more than once'],
    ['a workbook', 'PK\x03\x04xxxx', 'NOT_A_TEXT_FILE', 'Excel'],
    ['Latin-1 header', Buffer.from('größe,b\n1,2\n', 'latin1'), 'NOT_UTF8', 'UTF-8'],
    ['open quote in the header', '"a,b\n1,2\n', 'HEADER_MISSING', 'quote'],
    ['endless header', 'a'.repeat(3_000_000), 'HEADER_MISSING', '1 MiB'],
  ])('%s', async (_, content, code, message) => {
    const { rows, error } = await read(write('bad.csv', content));
    expect(rows).toEqual([]);
    expect(error?.code).toBe(code);
    expect(error?.message).toContain(message);
  });

  it('one JSON array, also after spaces and a byte order mark', async () => {
    for (const text of ['[{"a":1}]', '\uFEFF\n [\n{"a":1}\n]']) {
      const { error } = await read(write('array.json', text), { columns: ['a'] });
      expect([error?.code, error?.message]).toEqual([
        'JSON_ARRAY',
        expect.stringContaining('one object per line (NDJSON)'),
      ]);
    }
  });

  it('missing file and folder', async () => {
    expect((await read(join(folder, 'nowhere.csv'))).error?.code).toBe('FILE_NOT_FOUND');
    expect((await read(folder)).error?.code).toBe('FILE_UNREADABLE');
    if (process.platform !== 'win32') expect((await read('/dev/zero')).error?.code).toBe('FILE_UNREADABLE');
  });

  it('a header alone is a file without rows', async () => {
    expect(await read(write('header.csv', 'a,b'))).toMatchObject({
      header: ['a', 'b'],
      rows: [],
      rejects: [],
      error: undefined,
    });
  });

  it('lets go of the file when the reader stops early', async () => {
    for await (const chunk of readTable(write('early.csv', TRICKY), { chunkBytes: 8 }))
      if (chunk.rows.length > 0) break;
  });
});

describe('readTable: NDJSON', () => {
  const columns = ['id', 'contact.name', 'a.b', 'tags', 'ok'];
  const text = [
    '{"id":1,"contact":{"name":"Ünal"},"a.b":"direct","tags":["x"],"ok":true}',
    '',
    '{"id":"2","contact":null,"a":{"b":1.5}}',
    '[1]',
    '{"id":3',
    '{"id":"n\\u0000l"}',
    '{"id":12345678901234567890}',
    '"text"',
    '{"id":4,"constructor":5}',
  ].join('\r\n');

  it('reaches into objects and rejects what is no object', async () => {
    for (const chunkBytes of [1, 5, 100_000]) {
      const { rows, rejects } = await read(write('n.ndjson', text), { columns, chunkBytes });
      expect(rows).toEqual(['1: 1|Ünal|direct|["x"]|true', '3: 2||1.5||', '9: 4||||']);
      expect(rejects).toEqual([
        '4 NOT_AN_OBJECT',
        '5 INVALID_JSON',
        '6 NUL_CHARACTER id',
        '7 NUMBER_TOO_LARGE id',
        '8 NOT_AN_OBJECT',
      ]);
    }
  });

  it('takes the columns of the first row when none are named, and warns of columns that never occur', async () => {
    const path = write('n.jsonl.gz', gzipSync('{"id":1,"contact":{"name":"x"}}\n{"id":2}\n'));
    expect(await read(path)).toMatchObject({ header: ['id', 'contact.name'], rows: ['1: 1|x', '2: 2|'] });
    const { warnings } = await read(path, { columns: ['id', 'contact.nme', 'constructor'] });
    expect(warnings).toEqual([
      'no row has "contact.nme", did you mean "contact.name"?',
      'no row has "constructor"; is it misspelt in the mapping?',
    ]);
  });

  it('skips a line that is too long', async () => {
    const long = `{"id":"${'x'.repeat(2_000_000)}"}`;
    const { rows, rejects } = await read(write('long.ndjson', `{"id":1}\n${long}\n{"id":3}`), { columns: ['id'] });
    expect(rows).toEqual(['1: 1', '3: 3']);
    expect(rejects).toEqual(['2 ROW_TOO_LONG']);
  });
});

describe('readTable: files as people have them', () => {
  const TEXT = 'id,größe\n1,groß – „ja“\n2,€\n';

  it.each<[string, Buffer, string | undefined]>([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), undefined],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16(), undefined],
    ['UTF-16 by name', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['Windows-1252 by name', iconv.encode(TEXT, 'windows-1252'), 'windows-1252'],
    ['UTF-8 by name, with a mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
    ['gzip of UTF-16', gzipSync(Buffer.from(`\uFEFF${TEXT}`, 'utf16le')), undefined],
  ])('%s', async (_, content, encoding) => {
    for (const chunkBytes of [1, 3, 100_000]) {
      const { header, rows, rejects } = await read(write('encoded.csv', content), { encoding, chunkBytes });
      expect([header, rows, rejects]).toEqual([['id', 'größe'], ['2: 1|groß – „ja“', '3: 2|€'], []]);
    }
  });

  it('says what to do about bytes that are not UTF-8', async () => {
    const { error } = await read(write('latin.csv', Buffer.from('größe\n1\n', 'latin1')));
    expect(error?.message).toContain('"encoding: windows-1252"');
  });

  it.each([
    ['sep=;\na;b\n1;2,5\n', undefined, '3: 1|2,5'],
    ['\uFEFFsep=;\r\na;b\r\n1;2,5\r\n', undefined, '3: 1|2,5'],
    ['"sep=\t"\na\tb\n1\t2\n', undefined, '3: 1|2'],
    ['sep=,\na;b\n1;2\n', ';', '3: 1|2'],
  ])('%j names its delimiter', async (text, delimiter, row) => {
    const { header, rows } = await read(write('sep.csv', text), { delimiter });
    expect([header, rows]).toEqual([['a', 'b'], [row]]);
  });

  it('takes a header that names a column twice which nobody wants', async () => {
    const path = write('jira.csv', 'Key,Labels,Labels\nJ-1,a,b\n');
    expect((await read(path, { columns: ['Key'] })).rows).toEqual(['2: J-1|a|b']);
    expect((await read(path, { columns: ['Key', 'Labels'] })).error?.code).toBe('DUPLICATE_COLUMN');
  });

  it('keeps a row whose broken text stands in a column that nobody wants', async () => {
    const path = write('broken.csv', Buffer.from('id,text\n1,caf\xe9\n2,a\0b\n', 'latin1'));
    expect(await read(path, { columns: ['id'] })).toMatchObject({
      rows: [expect.stringMatching(/^2: 1/), '3: 2|a\0b'],
      rejects: [],
    });
    expect((await read(path, { columns: ['text'] })).rejects).toEqual(['2 INVALID_UTF8 text', '3 NUL_CHARACTER text']);
  });

  it('shows a number that JSON cannot hold as it is written', async () => {
    const text = '{"other":9007199254740995,"id":9007199254740993}\n{"user":{"id":12345678901234567890}}\n';
    for (const column of ['id', 'user.id']) {
      const problems: (string | null)[] = [];
      for await (const { rejects } of readTable(write('big.ndjson', text), { columns: [column] }))
        problems.push(...rejects.flatMap((reject) => reject.problems.map(({ value }) => value)));
      expect(problems).toEqual([column === 'id' ? '9007199254740993' : '12345678901234567890']);
    }
  });

  it('tells half of a character', async () => {
    const text = '{"id":"a\\ud83d"}\n{"id":"\\ud83d\\ude00"}\n';
    const { rows, rejects } = await read(write('half.ndjson', text), { columns: ['id'] });
    expect([rows, rejects]).toEqual([['2: 😀'], ['1 UNPAIRED_SURROGATE id']]);
  });
});
