import { workspace } from '../../../test/support/builders.js';
import { checkFormulaText } from './check-formula-text.js';

const check = (text: string) =>
  checkFormulaText(workspace({ measures: [{ key: 'seats', name: 'Seats', unit: 'count' }] }), text);

it('knows measures, readings and metrics, and writes the formula as usual', () =>
  expect(check('(seats)/( csat*created )')).toMatchObject({
    isValid: true,
    problems: [],
    inputs: ['seats', 'csat', 'created'],
    canonicalText: 'seats / (csat * created)',
  }));

it('tells every unknown name with its place', () => {
  const { isValid, problems, inputs } = check('seat / creatd + created');
  expect([isValid, problems.map(({ code, offset, length }) => `${code} ${offset} ${length}`), inputs]).toEqual([
    false,
    ['UNKNOWN_NAME 0 4', 'UNKNOWN_NAME 7 6'],
    ['created'],
  ]);
});

it('has nothing to write of what cannot be read', () =>
  expect(check('created /')).toMatchObject({ isValid: false, inputs: [], canonicalText: null }));
