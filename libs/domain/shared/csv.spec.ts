import { cellText, csvCell, csvText, type CsvCell } from './csv.js';

it.each<[CsvCell, string]>([
  ['Pro', 'Pro'],
  ['a, "b"', '"a, ""b"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['+1', "'+1"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', '"\'\tx"'],
  ['\uff1dcmd()', "'\uff1dcmd()"],
  ['a;=cmd()', '"a;\'=cmd()"'],
  ['a\t =cmd()', '"a\t \'=cmd()"'],
  ["'quoted", "''quoted"],
  [-1.5, '-1.5'],
  [null, ''],
  [true, 'true'],
])('%j is written as %s', (cell, expected) => expect(csvCell(cell)).toBe(expected));

it('ends every line as the standard says', () => expect(csvText(['a', 'b'], [[1, 'x']])).toBe('a,b\r\n1,x\r\n'));

it.each(["'", '\uff0b1', 'a;b', 'a;=b', "a; '=b", "'a;''-b;", '=1+1', "'quoted", '+1', 'Pro', "o'clock", '\nline', ''])(
  '%j comes back as it was',
  (text) => {
    const written = csvCell(text).replace(/^"|"$/g, '');
    expect(cellText(written)).toBe(text);
  },
);
