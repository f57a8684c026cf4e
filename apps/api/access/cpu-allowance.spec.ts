import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import { DEMO_VISITOR, type Principal } from '@bough/domain';
import { CpuAllowance } from './cpu-allowance.js';

const SECOND = 1_000_000;
const person = (id: string, via: Principal['via'] = 'session'): Principal => ({ person: id, name: id, role: 'viewer', via, scopes: null }); // prettier-ignore
const from = (ip: string, token?: string) => ({ ip, headers: token ? { authorization: `Bearer ${token}` } : {}, socket: {} }) as unknown as Request; // prettier-ignore
const ONE = from('192.0.2.1');

/** 60 s a minute for a person, who begins with 120. */
let allowance: CpuAllowance;
let now = 0;
beforeEach(() => {
  now = 0;
  allowance = new CpuAllowance(60, () => now);
});

/** Seconds that are given before the first refusal, taken one by one. */
function given(request: Request, principal: Principal | null): number {
  for (let seconds = 0; seconds < 10_000; seconds++)
    try {
      allowance.take(request, principal, SECOND);
    } catch (error) {
      expect((error as GraphQLError).extensions).toMatchObject({ code: 'RATE_LIMITED', http: { status: 429 } });
      return seconds;
    }
  return Infinity;
}

it('gives people much, and visitors less', () => {
  expect(given(ONE, person('ann'))).toBe(120);
  expect(given(ONE, DEMO_VISITOR)).toBe(40);
  expect(given(ONE, null)).toBe(0); // who has not signed in is a visitor, too
});

it('fills again', () => {
  given(ONE, person('ann'));
  now = 30_000;
  expect(given(ONE, person('ann'))).toBe(30);
});

it('lets a program of somebody not keep them from working', () => {
  expect(given(from('192.0.2.1', 'one'), person('ann', 'token'))).toBe(120);
  expect(given(from('192.0.2.1', 'two'), person('ann', 'token'))).toBe(120);
  expect(given(ONE, person('ann'))).toBe(120);
});

it('gives an address four times as much, and each address its own', () => {
  for (const name of ['a', 'b', 'c', 'd']) expect(given(ONE, person(name))).toBe(120);
  expect(given(ONE, person('e'))).toBe(0);
  expect(given(from('192.0.2.2'), person('e'))).toBe(120);
});

it('counts the half of an address of IPv6 that anybody may choose as one', () => {
  expect(given(from('2001:db8::1'), DEMO_VISITOR)).toBe(40);
  expect(given(from('2001:db8::2'), DEMO_VISITOR)).toBe(0);
  expect(given(from('2001:db8:0:1::2'), DEMO_VISITOR)).toBe(40);
});

it('limits nothing where it is told so', () => {
  allowance = new CpuAllowance(0, () => now);
  expect(given(ONE, null)).toBe(Infinity);
});
