import { PLAN, SIZE } from '../../../test/support/builders.js';
import { checkDimension, segmenter, type Dimension, type Segment } from './dimension.js';

const dimension = (...segments: Segment[]): Dimension => ({ ...PLAN, segments });
const named = (key: string, ...values: string[]): Segment => ({ key, name: key, values });
const band = (key: string, from?: number, to?: number): Segment => ({
  key,
  name: key,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});
const found = (...segments: Segment[]) =>
  checkDimension(dimension(...segments)).map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`);

describe('the segment of a value', () => {
  it.each([
    ['free', 'free'],
    ['FREE', 'free'],
    ['Trial', 'free'],
    ['pro', 'pro'],
    ['gold', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('plan %s is %s', (value, expected) => expect(segmenter(PLAN)(value)).toBe(expected));

  it.each([
    ['999.99', 'small'],
    ['1000', 'large'],
    ['-5', 'small'],
    ['1e6', 'large'],
    ['a lot', 'unknown'],
    ['1,000', 'unknown'],
    [' ', 'unknown'],
    ['Infinity', 'unknown'],
    [null, 'unknown'],
  ])('revenue %s is %s', (value, expected) => expect(segmenter(SIZE)(value)).toBe(expected));

  it('takes a name before a band, and nothing outside of closed bands', () => {
    const segmentOf = segmenter(dimension(named('internal', '0', 'none'), band('low', 0, 10), band('high', 10, 20)));
    expect(['0', 'none', '5', '10', '20', '-1'].map(segmentOf)).toEqual([
      'internal',
      'internal',
      'low',
      'high',
      'unknown',
      'unknown',
    ]);
  });
});

describe('what is wrong with a dimension', () => {
  it('is nothing for disjoint segments', () => {
    expect(found(named('a', 'x'), named('b', 'y'))).toEqual([]);
    expect(found(band('high', 10), band('low', undefined, 10))).toEqual([]);
    expect(found(named('a'), band('low', 0, 1))).toEqual([]);
  });

  it('names a value in two segments', () => {
    expect(found(named('a', 'x', 'y'), named('b', 'Y'))).toEqual([
      'SEGMENTS_OVERLAP segments.1.values.0 value "Y" is in "a" and in "b"; a customer is in exactly one segment',
    ]);
  });

  it('names a value that is there twice in one segment', () => {
    expect(found(named('a', 'x', 'X'), named('b', 'y'))).toEqual([
      'DUPLICATE_VALUE segments.0.values.1 value "X" is there twice in "a"; remove one (upper and lower case are the same)',
    ]);
  });

  it('names keys that are there twice or reserved', () => {
    expect(found(named('a', 'x'), named('a', 'y'), named('unknown', 'z'))).toEqual([
      'DUPLICATE_SEGMENT segments.1.key segment "a" is there twice in "plan"',
      'RESERVED_KEY segments.2.key "unknown" is added to every dimension by itself; leave it out',
    ]);
  });

  it.each([
    ['an overlap', [band('a', 0, 10), band('b', 8, 20)], ['SEGMENTS_OVERLAP 1 8 to 10']],
    ['a band inside another', [band('a', 0, 100), band('b', 10, 20)], ['SEGMENTS_OVERLAP 1 10 to 20']],
    [
      'two bands inside another: no gap',
      [band('a', 0, 100), band('b', 10, 20), band('c', 50, 60)],
      ['SEGMENTS_OVERLAP 1 10 to 20', 'SEGMENTS_OVERLAP 2 50 to 60'],
    ],
    ['a gap', [band('a', 0, 10), band('b', 12, 20)], ['BANDS_GAP 1 10 to 12']],
    ['a gap in another order', [band('b', 12, 20), band('a', 0, 10)], ['BANDS_GAP 0 10 to 12']],
    ['open ends', [band('a', undefined, 10), band('b', 5)], ['SEGMENTS_OVERLAP 1 5 to 10']],
    ['an empty band', [band('a', 5, 5), band('b', 7, 6)], ['EMPTY_BAND 0 5 to 5', 'EMPTY_BAND 1 7 to 6']],
  ])('%s', (_, segments, expected) => {
    const problems = checkDimension(dimension(...segments));
    const range = (message: string) => /-?\d+ to -?\d+/.exec(message)?.[0];
    expect(problems.map(({ code, path, message }) => `${code} ${path[1]} ${range(message)}`)).toEqual(expected);
  });

  it('refuses values beside a band', () =>
    expect(found({ ...band('a', 0), values: ['x'] })).toEqual([
      'BAND_WITH_VALUES segments.0.values "a" has values and a band; give one',
    ]));

  it('warns of more than seven segments', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => named(`s${i}`, `v${i}`));
    expect(checkDimension(dimension(...many(7)))).toEqual([]);
    expect(checkDimension(dimension(...many(8)))).toMatchObject([{ code: 'MANY_SEGMENTS', severity: 'warning' }]);
  });
});
