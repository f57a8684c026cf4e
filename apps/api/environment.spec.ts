import { mayOpenDemo, readServerEnvironment, trustedProxies } from './environment.js';

const open = (variables: Record<string, string>) => mayOpenDemo(readServerEnvironment(variables));

describe('the demo', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost', ''])('is open on HOST=%s', (HOST) =>
    expect(open({ HOST })).toBe(true),
  );

  it.each(['0.0.0.0', '::', '192.168.1.2', 'bough.example.com', '127.0.0.1.example.com'])(
    'is shut on HOST=%s',
    (HOST) => expect(open({ HOST })).toBe(false),
  );

  it('is shut where there is another address, or a proxy', () => {
    expect(open({ BOUGH_URL: 'http://localhost:3000' })).toBe(false);
    expect(open({ BOUGH_TRUSTED_PROXIES: '127.0.0.1' })).toBe(false);
  });
});

describe('BOUGH_TRUSTED_PROXIES', () => {
  it('is a list of addresses and networks', () => {
    const given = { BOUGH_TRUSTED_PROXIES: ' 127.0.0.1, 10.1.0.0/16 ,::1,fd00::/8,' };
    expect(trustedProxies(readServerEnvironment(given))).toEqual(['127.0.0.1', '10.1.0.0/16', '::1', 'fd00::/8']);
  });

  it.each([
    'true',
    '1',
    'loopback',
    'proxy.example.com',
    '10.1.0.0/33',
    '10.1.0/8',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/',
    '10.0.0.0/8/8',
  ])('is refused at the start: %s', (wrong) =>
    expect(() => readServerEnvironment({ BOUGH_TRUSTED_PROXIES: `127.0.0.1,${wrong}` })).toThrow(
      `BOUGH_TRUSTED_PROXIES must be addresses or networks with commas between them, such as 127.0.0.1, 10.1.0.0/16; ${wrong} is none`,
    ),
  );
});
