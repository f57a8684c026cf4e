import { writeCsv } from './csv.js';

const COLUMNS = [
  { name: 'segment', isNumber: false },
  { name: 'value', isNumber: true },
];
const lines = (...rows: (string | number | null)[][]) => writeCsv(COLUMNS, rows).split('\r\n').slice(1, -1);

it('is RFC 4180', () => {
  expect(writeCsv(COLUMNS, [['a', 1]])).toBe('segment,value\r\na,1\r\n');
  expect(lines(['a,b', 1], ['say "x"', null], ['two\nlines', 2], [null, 3])).toEqual([
    '"a,b",1',
    '"say ""x""",',
    '"two\nlines",2',
    ',3',
  ]);
});

it('is no formula in a spreadsheet, and leaves numbers alone', () => {
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("x")'];
  expect(lines(...evil.map((text) => [text, -1]))).toEqual([
    "'=1+1,-1",
    "'+1,-1",
    "'-1,-1",
    "'@SUM(A1),-1",
    "'\t=1,-1",
    `"'=HYPERLINK(""x"")",-1`,
  ]);
  expect(writeCsv(COLUMNS, [['\r=1', 0]])).toContain(`"'\r=1",0`);
  expect(lines(['a=1', 1])).toEqual(['a=1,1']);
});
