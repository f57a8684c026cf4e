import type { Request } from 'express';
import { addressOf } from './visitor.js';

const from = (ip: string | undefined, remoteAddress = '127.0.0.1') =>
  addressOf({ ip, socket: { remoteAddress } } as Request);

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['2001:DB8::1', '2001:db8::1'],
  ['[2001:db8::1]:51234', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
])('%s is the address %s', (ip, address) => expect(from(ip)).toBe(address));

it.each(['unknown', '_hidden', '<script>', 'x'.repeat(1000), ''])(
  'what is no address counts for its connection: %j',
  (ip) => expect(from(ip, '::ffff:198.51.100.9')).toBe('198.51.100.9'),
);
