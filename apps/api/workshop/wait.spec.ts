import { setTimeout as sleep } from 'node:timers/promises';
import { Wait } from './wait.js';

/** As often as makes sure of a look at the clock. */
function lookOften(wait: Wait): void {
  for (let i = 0; i < 256; i++) wait.look();
}
const refused = (code: string) => expect.objectContaining({ code });

it('ends at its deadline, for whoever looks and for whoever waits', async () => {
  const wait = Wait.of(0.02);
  const ended: string[] = [];
  wait.onEnd(({ code }) => ended.push(code));
  lookOften(wait);
  await expect(wait.within(new Promise(() => undefined))).rejects.toEqual(refused('DEADLINE_EXCEEDED'));
  expect(() => wait.look()).toThrow(refused('DEADLINE_EXCEEDED'));
  expect([ended, wait.ended?.code]).toEqual([['DEADLINE_EXCEEDED'], 'DEADLINE_EXCEEDED']);
});

it('ends at its deadline while nothing else can run', () => {
  const wait = Wait.of(0.01);
  const began = Date.now();
  expect(() => {
    while (Date.now() - began < 5000) lookOften(wait);
  }).toThrow(refused('DEADLINE_EXCEEDED'));
});

it('ends when whoever asked leaves, and in another thread at the next look', () => {
  const wait = Wait.of(60);
  const there = Wait.from(wait.handOver());
  lookOften(there);
  wait.leave();
  expect(() => wait.look()).toThrow(refused('NOBODY_WAITS'));
  expect(() => lookOften(there)).toThrow(refused('NOBODY_WAITS'));
  expect(there.rest).toBeGreaterThan(50_000);
});

it('gives what comes in time', async () => {
  const wait = Wait.of(60);
  await expect(wait.within(sleep(1, 'answer'))).resolves.toBe('answer');
  await expect(wait.within(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  wait.stop();
  expect(wait.ended).toBeNull();
});

it('ends once, for the first reason', () => {
  const wait = Wait.of(60);
  const ended: string[] = [];
  wait.onEnd(({ code }) => ended.push(code));
  wait.leave();
  wait.leave();
  expect(ended).toEqual(['NOBODY_WAITS']);
});

it('of who waits as long as it takes never ends', () => {
  const wait = Wait.endless();
  for (let i = 0; i < 10; i++) lookOften(wait);
  expect(wait.ended).toBeNull();
});
