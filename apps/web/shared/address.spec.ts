import fc from 'fast-check';
import { elsewhere, LENSES, printAddress, readAddress, VIEWS, type Address } from './address.js';

const word = fc.string({ minLength: 1, maxLength: 20 });
const key = fc.stringMatching(/^[a-z0-9_]{1,12}$/);
const keys = fc.uniqueArray(key, { maxLength: 5 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const period = fc.constantFrom('2026-08', '2026-Q3', '2026-W33', 'last-28-days', 'mtd', '2026-08-01..2026-08-31');

const addresses: fc.Arbitrary<Address> = fc.record({
  path: fc.constantFrom('/tree', '/findings/17', '/scorecard'),
  p: maybe(period),
  c: maybe(fc.oneof(period, fc.constant('last-year'))),
  at: maybe(fc.constant('2026-06-30')),
  by: maybe(key),
  seg: keys,
  vs: maybe(key),
  lens: fc.constantFrom(...LENSES),
  view: fc.constantFrom(...VIEWS),
  only: fc.boolean(),
  open: keys,
  shut: keys,
  from: maybe(key),
  node: maybe(word),
  tab: maybe(word),
  metrics: keys,
  metric: maybe(key),
  sort: maybe(word),
  rows: maybe(key),
  cols: maybe(key),
  status: keys,
  severity: keys,
  who: maybe(word),
  q: maybe(word),
});

const split = (printed: string) => {
  const [path = '', search = ''] = printed.split('?');
  return readAddress(path, search);
};

describe('the address', () => {
  it('reads what it prints', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const { address: read, problems } = split(printAddress(address));
        expect(problems).toEqual([]);
        expect(read).toEqual(address);
      }),
    );
  });

  it('is short where nothing was chosen', () => {
    expect(printAddress(readAddress('/tree', '').address)).toBe('/tree');
  });

  it('keeps paths and lists readable', () => {
    const { address } = readAddress('/tree', 'node=enterprise%2Fcost_to_serve&seg=pro%2Centerprise&p=2026-08');
    expect(printAddress(address)).toBe('/tree?p=2026-08&seg=pro,enterprise&node=enterprise/cost_to_serve');
  });

  it('never fails, and names what it did not understand', () => {
    fc.assert(fc.property(fc.webQueryParameters(), (search) => void readAddress('/tree', search)));
    const { address, problems } = readAddress('/tree', 'p=August&lens=rainbow&colour=red&at=2026-02-99&only=no');
    expect(address).toEqual(readAddress('/tree', '').address);
    expect(problems.map(({ name }) => name)).toEqual(['p', 'lens', 'colour', 'at', 'only']);
  });

  it('takes period, cut and lens along to another place, and nothing else', () => {
    const { address } = readAddress('/tree', 'p=2026-08&by=plan&lens=owner&node=pro&q=x');
    expect(printAddress(elsewhere(address, '/scorecard', { sort: 'csat' }))).toBe(
      '/scorecard?p=2026-08&by=plan&lens=owner&sort=csat',
    );
  });
});
