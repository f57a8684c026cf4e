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
    ['a+1<b*2', 'a + 1 < b * 2'],
    ['(a)<(b)', 'a < b'],
    ['(a<b)<c', '(a < b) < c'],
    ['a=(b!=c)', 'a = (b != c)'],
    ['-(a>b)', '-(a > b)'],
    ['(a>=b)+1', '(a >= b) + 1'],
    ['if((a>b),1,0)', 'if(a > b, 1, 0)'],
    ['rolling( lag(a,7),28 )', 'rolling(lag(a, 7), 28)'],
    ['90%', '0.9'],
    ['1_000', '1000'],
    ['1e21', '1e+21'],
    ['a # why', 'a'],
  ])('%s', (text, expected) => expect(printFormula(parseFormula(text).expression!)).toBe(expected));
});
