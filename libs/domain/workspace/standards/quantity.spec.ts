import fc from 'fast-check';
import { parseQuantity, quantityText } from './quantity.js';

it.each([
  ['1h', 'duration', 3600],
  ['1h 30m', 'duration', 5400],
  ['1.5h', 'duration', 5400],
  ['2d', 'duration', 172_800],
  ['90s', 'duration', 90],
  ['90%', 'ratio', 0.9],
  ['57 %', 'ratio', 0.57],
  [0.9, 'ratio', 0.9],
  ['12.5', 'money', 12.5],
] as const)('%s as %s is %d', (text, unit, value) => expect(parseQuantity(text, unit)).toBe(value));

it.each([
  [30, 'duration'],
  ['1h', 'ratio'],
  ['90%', 'duration'],
  ['90%', 'money'],
  ['1h soon', 'duration'],
  ['-1h', 'duration'],
  ['', 'rate'],
] as const)('%j is no %s', (text, unit) => expect(parseQuantity(text, unit)).toBeNull());

it.each([
  [5400, 'duration', '1h 30m'],
  [172_800, 'duration', '2d'],
  [0, 'duration', '0s'],
  [0.5, 'duration', '0.5s'],
  [0.57, 'ratio', '57%'],
  [0.125, 'ratio', '12.5%'],
  [3.2, 'rate', '3.2'],
] as const)('writes %d as %s: %s', (value, unit, text) => expect(quantityText(value, unit)).toBe(text));

it('reads what it wrote', () =>
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000), (seconds, parts) => {
      expect(parseQuantity(quantityText(seconds, 'duration'), 'duration')).toBe(seconds);
      expect(parseQuantity(quantityText(parts / 10_000, 'ratio'), 'ratio')).toBeCloseTo(parts / 10_000, 12);
    }),
  ));
