import { bestMatches } from './match.js';

const items = [
  'Enterprise',
  'Tree',
  'Enterprise · Cost to serve',
  'F17 Enterprise costs too much',
  'Free',
  'My work',
].map((name) => ({ name }));
const names = (text: string) => bestMatches(items, text, 10).map(({ name }) => name);

describe('what somebody means who types', () => {
  it('puts names that begin so first', () => {
    expect(names('ent')).toEqual(['Enterprise', 'Enterprise · Cost to serve', 'F17 Enterprise costs too much']);
  });

  it('takes words in any order, and all of them', () => {
    expect(names('serve ent')).toEqual(['Enterprise · Cost to serve']);
  });

  it('finds numbers as people write them', () => {
    expect(names('f17')).toEqual(['F17 Enterprise costs too much']);
  });

  it('finds nothing for what is nowhere, and everything for nothing', () => {
    expect(names('zebra')).toEqual([]);
    expect(names('  ')).toHaveLength(6);
  });
});
