import { nearestName as nearest } from '@bough/formula';
import { didYouMean, problem, warning } from './problem.js';

const METRICS = ['csat', 'csat_mean', 'contact_rate', 'cost_to_serve', 'touches_per_ticket'];

it.each([
  ['cost_to_srve', 'cost_to_serve'],
  ['contact_raet', 'contact_rate'], // two neighbours swapped count once
  ['CSAT', 'csat'],
  ['csat_maen', 'csat_mean'],
  ['touch_per_tickets', 'touches_per_ticket'], // a third of a long name may differ
  ['revenue', null],
  ['xyz', null],
  ['', null],
])('nearest to "%s" is %s', (name, expected) => expect(nearest(name, METRICS)).toBe(expected));

it('takes the nearer of two, and the first of equals', () => {
  expect(nearest('pro', ['free', 'prod', 'pros'])).toBe('prod');
  expect(nearest('pros', ['prod', 'pros'])).toBe('pros');
  expect(nearest('pro', [])).toBeNull();
});

it('asks, or says nothing', () => {
  expect(didYouMean('touchs', ['touches'])).toBe(', did you mean "touches"?');
  expect(didYouMean('touchs', ['resolved'])).toBe('');
});

it('is a value with a place', () => {
  expect(problem('A', ['x', 0], 'm')).toEqual({ code: 'A', path: ['x', 0], message: 'm', severity: 'error' });
  expect(warning('A', [], 'm').severity).toBe('warning');
});
