import { formulaParts } from './formula-parts.js';

const NODES = new Map([
  ['csat', 'pro/csat'],
  ['cost', 'pro/cost'],
]);

describe('formulaParts', () => {
  it.each([
    ['cost / resolved', ['cost→pro/cost', ' / resolved']],
    ['1 - csat', ['1 - ', 'csat→pro/csat']],
    ['cost_total + csat2', ['cost_total + csat2']],
    ['max(csat, cost)', ['max(', 'csat→pro/csat', ', ', 'cost→pro/cost', ')']],
    ['', []],
  ])('cuts %j into %j', (formula, expected) => {
    const parts = formulaParts(formula, NODES);
    expect(parts.map(({ text, node }) => (node ? `${text}→${node}` : text))).toEqual(expected);
    expect(parts.map(({ text }) => text).join('')).toBe(formula);
  });
});
