import { isSeenLongAgo, isSessionAlive } from './session-life.js';

const at = (text: string) => new Date(`2026-03-${text}Z`);
const alive = (createdAt: string, lastSeenAt: string, now: string) =>
  isSessionAlive({ createdAt: at(createdAt), lastSeenAt: at(lastSeenAt) }, at(now));

it('lets a session live 12 hours without use and 7 days in all', () => {
  expect(alive('01T08:00', '01T08:00', '01T19:59')).toBe(true);
  expect(alive('01T08:00', '01T08:00', '01T20:00')).toBe(false);
  expect(alive('01T08:00', '08T07:30', '08T07:59')).toBe(true);
  expect(alive('01T08:00', '08T07:59', '08T08:00')).toBe(false);
});

it('writes use down once a minute', () => {
  expect(isSeenLongAgo(null, at('01T08:00'))).toBe(true);
  expect(isSeenLongAgo(at('01T08:00:01'), at('01T08:01:00'))).toBe(false);
  expect(isSeenLongAgo(at('01T08:00:00'), at('01T08:01:00'))).toBe(true);
});
