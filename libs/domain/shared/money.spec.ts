import { currencyDigits } from '../metrics/format-value.js';
import { STORED_PER_UNIT } from './money.js';

it('is stored as finely as any currency is divided that a workspace can have', () => {
  const finest = Math.max(...Intl.supportedValuesOf('currency').map(currencyDigits));
  expect(10 ** finest).toBeLessThanOrEqual(STORED_PER_UNIT);
  expect([currencyDigits('KWD'), currencyDigits('EUR'), currencyDigits('JPY')]).toEqual([3, 2, 0]);
});
