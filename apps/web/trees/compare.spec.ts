import { differences, type ComparedNode } from './compare.js';

const node = (templateKey: string | null, difference: ComparedNode['difference'], depth = 2): ComparedNode => ({
  depth,
  templateKey,
  difference,
});
const gap = (formatted: string, value: number, rest: Partial<NonNullable<ComparedNode['difference']>> = {}) => ({
  absolute: { formatted, value },
  tone: 'BAD' as const,
  withinNoise: false,
  ...rest,
});
const compared = (...nodes: ComparedNode[]) => differences(nodes, '*', { first: 'Enterprise', second: 'Pro' });

describe('two segments compared', () => {
  it('has a difference for each row, and for the headline that of the segment itself', () => {
    const found = compared(
      node(null, gap('+€1', 1), 0),
      node(null, gap('+€58.12', 58), 1),
      node('contacts', gap('+0.24', 0.24)),
    );
    expect([...found].map(([key, { formatted }]) => [key, formatted])).toEqual([
      ['*', '+€58.12'],
      ['contacts', '+0.24'],
    ]);
  });

  it('has none where a value is missing', () => {
    expect(compared(node('a', null), node('b', { ...gap('', 0), absolute: { formatted: null } })).size).toBe(0);
  });

  it('calls it better or worse only beyond chance, and says whether it is meant', () => {
    const standards = { reading: 'ACCIDENTAL' as const, text: 'the opposite of their standards' };
    const found = compared(
      node('clear', gap('+16h 40m', 60_000, { standards })),
      node('chance', gap('−22s', -22, { withinNoise: true, standards: { reading: 'UNSET', text: 'neither has one' } })),
      node('same', gap('±€0.00', 0, { tone: 'NEUTRAL', withinNoise: null })),
    );
    expect(found.get('clear')).toEqual({
      formatted: '+16h 40m',
      glyph: '▲',
      paper: 'bad',
      reading: { name: 'not meant', text: 'the opposite of their standards' },
      words: 'Enterprise is 16h 40m above Pro; worse; not meant: the opposite of their standards',
    });
    expect(found.get('chance')).toMatchObject({
      paper: 'none',
      reading: null,
      words: 'Enterprise is 22s below Pro; within chance',
    });
    expect(found.get('same')).toMatchObject({ glyph: '', words: 'the same' });
  });
});
