import { METRIC_DEFAULTS, type MetricUnit } from './metric.js';
import { MINIMUM_SAMPLE } from './thin-sample.js';
import { fitsUnit, withUnits, type UndeclaredMetric } from './metric-unit.js';

const undeclared = (key: string, formula: string): UndeclaredMetric => {
  const { unit: _unit, ...defaults } = METRIC_DEFAULTS;
  return { ...defaults, key, name: key, formula, minimumSample: MINIMUM_SAMPLE };
};
const MEASURES = [
  { key: 'call_time', name: 'Call time', unit: 'seconds' },
  { key: 'nps', name: 'NPS', unit: 'points' },
] as const;

it.each<[string, MetricUnit]>([
  ['call_time / created', 'duration'],
  ['call_time', 'duration'],
  ['cost / (customer_days / days)', 'money'],
  ['nps / ratings', 'score'],
  ['created', 'count'],
  ['created + resolved - ratings', 'count'],
  ['created - lag(created, 7)', 'count'],
  ['rolling(conversation_volume, 28)', 'count'],
  ['created * 0.5', 'rate'], // may be half a conversation
  ['created / days', 'rate'],
  ['satisfied / ratings', 'rate'],
  ['cost * cost', 'rate'],
  ['cost / call_time', 'money'],
  ['0.9', 'rate'],
  ['created + cost', 'rate'], // an error anyway
  ['created +', 'rate'],
])('%s is shown as %s', (formula, expected) =>
  expect(withUnits(MEASURES, [undeclared('own', formula)])).toMatchObject([{ key: 'own', unit: expected }]),
);

it('follows other metrics of the workspace, in any order, and leaves what is written', () => {
  const metrics = [
    undeclared('twice', 'once * 2'),
    { ...undeclared('shown', 'once'), unit: 'rate' as const },
    undeclared('once', 'cost / resolved'),
  ];
  expect(withUnits([], metrics).map(({ unit }) => unit)).toEqual(['money', 'rate', 'money']);
});

it.each<[MetricUnit, Parameters<typeof fitsUnit>[1], boolean]>([
  ['duration', { seconds: 1 }, true],
  ['duration', { seconds: 1, count: -1 }, true],
  ['duration', { seconds: -1 }, false],
  ['duration', {}, false],
  ['money', { money: 1, seconds: -1 }, true],
  ['money', { money: 2 }, false],
  ['score', { points: 1, count: -1 }, true],
  ['ratio', {}, true],
  ['ratio', { count: 1 }, false],
  ['count', { money: 1 }, true],
  ['rate', { seconds: 3 }, true],
  ['duration', null, true],
  ['ratio', 'number', true],
])('%s fits %j: %s', (shown, unit, expected) => expect(fitsUnit(shown, unit)).toBe(expected));
