import { parseFormula } from '../syntax/parser.js';
import { checkFormula } from './check-formula.js';
import { NAMES } from '../../../test/support/known-names.js';

const check = (text: string) => checkFormula(parseFormula(text).expression!, NAMES);

describe('a formula that reads well', () => {
  it('may be right, and then says what it is', () =>
    expect(check('cost / max(created, rolling(resolved, 28))')).toEqual({
      problems: [],
      warnings: [],
      unit: { money: 1, count: -1 },
      clocks: ['created', 'resolved'],
    }));

  it('reports everything at once, in the order of the text', () => {
    const { problems, unit } = check('abs() + x / foo(y) - lag(cost, 0) + cost * (days + cost)');
    expect(problems.map(({ code, offset }) => [code, offset])).toEqual([
      ['WRONG_ARGUMENT_COUNT', 0],
      ['UNKNOWN_NAME', 8],
      ['UNKNOWN_FUNCTION', 12],
      ['UNKNOWN_NAME', 16],
      ['INVALID_WINDOW', 31],
      ['UNIT_MISMATCH', 49],
    ]);
    expect(unit).toBeNull();
  });

  it('is warned about apart', () => {
    const { problems, warnings } = check('resolved / created');
    expect([problems, warnings.map(({ code, offset }) => [code, offset])]).toEqual([[], [['MIXED_CLOCKS', 9]]]);
  });
});
