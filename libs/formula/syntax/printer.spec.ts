import { parseFormula } from './parser.js';
import { printFormula } from './printer.js';

describe('printing', () => {
  it.each([
    ['((a))+b', 'a + b'],
    ['a+(b+c)', 'a + (b + c)'],
    ['(a+b)+c', 'a + b + c'],
    ['a-(b-c)', 'a - (b - c)'],
    ['a/(b*c)', 'a / (b * c)'],
    ['(a/b)*c', 'a / b * c'],
    ['(a+b)*c', '(a + b) * c'],
    ['a+(b*c)', 'a + b * c'],
    ['(a^b)^c', '(a ^ b) ^ c'],
    ['a^(b^c)', 'a ^ b ^ c'],
    ['(-a)^2', '(-a) ^ 2'],
    ['-(a^2)', '-a ^ 2'],
    ['2^(-a)', '2 ^ -a'],
    ['-(a*b)', '-(a * b)'],
    ['(-a)*b', '-a * b'],
    ['a-(-b)', 'a - -b'],
    ['-(-a)', '--a'],
    ['max((a+b),((c)))', 'max(a + b, c)'],
    ['90%', '0.9'],
    ['1_000', '1000'],
    ['1e21', '1e+21'],
    ['a # why', 'a'],
  ])('%s', (text, expected) => expect(printFormula(parseFormula(text).expression!)).toBe(expected));
});
