import { LONGEST_NAME, LONGEST_TEXT, textLengthProblems } from './text-length.js';

const long = (length: number) => 'x'.repeat(length);

describe('the length of texts', () => {
  it('is bounded for names and for other texts', () => {
    const sound = {
      name: long(LONGEST_NAME),
      segments: [{ key: 'a', values: [long(LONGEST_TEXT)] }],
      to: 3,
      band: null,
    };
    expect(textLengthProblems(sound)).toEqual([]);
    const wrong = { name: long(100_000), dimensions: [{ decision: long(LONGEST_TEXT + 1) }] };
    expect(textLengthProblems(wrong)).toMatchObject([
      { code: 'TOO_LONG', path: ['name'], message: '"name" has 100,000 characters; at most 200 are allowed' },
      { code: 'TOO_LONG', path: ['dimensions', 0, 'decision'] },
    ]);
  });

  it('is bounded for what is used as a key', () => {
    expect(textLengthProblems({ links: { [long(201)]: 'x' } })).toMatchObject([{ code: 'TOO_LONG', path: ['links'] }]);
  });
});
