import { parseFormula } from '@bough/formula';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import { ratioForm } from './ratio-form.js';

const parsed = (text: string) => parseFormula(text).expression!;
const DEFINITIONS = new Map(
  METRIC_CATALOGUE.flatMap(({ key, formula }) => (formula === null ? [] : [[key, parsed(formula)] as const])),
);
const formOf = (text: string) => {
  const form = ratioForm(parsed(text), DEFINITIONS);
  if (form === null) return null;
  const words = (sum: ReadonlyMap<string, number>) => [...sum].map(([name, times]) => `${times} ${name}`).join(' + ');
  return [words(form.numerator), form.denominator ? words(form.denominator) : '1', form.days];
};

describe('a metric as one sum over another', () => {
  it.each([
    ['touches / resolved', '1 touches', '1 resolved', 0],
    ['automation_rate', '1 bot_resolved', '1 created', 0],
    ['contact_rate', '1 created', '1 customer_days', 1],
    ['reopen_rate + repeat_contact_rate', '1 reopened + 1 repeated', '1 resolved', 0],
    ['cost / (handle_seconds / 3600)', '3600 cost', '1 handle_seconds', 0],
    ['1 - reopen_rate', '1 resolved + -1 reopened', '1 resolved', 0],
    ['(satisfied + ratings) / (ratings + efforts)', '1 satisfied + 1 ratings', '1 ratings + 1 efforts', 0],
    ['-(created / 2)', '-0.5 created', '1', 0],
    ['created / days', '1 created', '1', -1],
    ['created + 0 * resolved', '1 created', '1', 0],
  ])('%s is (%s) / (%s)', (text, ...expected) => expect(formOf(text)).toEqual(expected));

  it.each(['max(created, resolved)', 'created * resolved', 'rolling(created, 28)', 'created / 0', 'touches + 1', '5'])(
    '%s is none',
    (text) => expect(formOf(text)).toBeNull(),
  );

  it('the factors of cost to serve, a product of five ratios, are cost over customers again', () => {
    const chain = METRIC_CATALOGUE.find(({ key }) => key === 'cost_to_serve')!.factors!;
    expect(formOf(chain)).toEqual(['1 cost', '1 customer_days', 1]);
  });
});
