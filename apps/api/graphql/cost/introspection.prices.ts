/** What asking for the schema costs. Each type is small; there are a few hundred. */
import { sizes, type Prices } from './price.js';

export const INTROSPECTION_PRICES: Prices = {
  ...sizes('__Schema', { types: 300, directives: 5 }),
  ...sizes('__Type', { fields: 8, inputFields: 4, enumValues: 4, interfaces: 1, possibleTypes: 1 }),
  ...sizes('__Field', { args: 1 }),
  ...sizes('__Directive', { args: 2, locations: 3 }),
};
