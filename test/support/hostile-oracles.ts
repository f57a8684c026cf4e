/** What must be true of whatever a reader says of a hostile file, and of what it accepts: said a second time, with nothing taken from the reader. */
import {
  checkWorkspace,
  isTimeZone,
  modelOf,
  textFaultsIn,
  type Conversation,
  type Fact,
  type Problem,
  type Workspace,
} from '@bough/domain';
import { readTree, writeTree, type readMapping } from '@bough/sources';

export function placed(
  text: string,
  problems: ReturnType<typeof readMapping>['problems'],
  positionOf: ReturnType<typeof readMapping>['positionOf'],
): void {
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const found of problems) {
    const { line, column } = found.at ?? positionOf(found.path);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines + 1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(found.code).toMatch(/^[A-Z0-9_]+$/);
    forPeople(found.message, text);
  }
}

/** Nothing of the inside of the program, and not the whole file. */
export function forPeople(message: string, text: string): void {
  expect(message.trim().length).toBeGreaterThan(5);
  expect(message.length).toBeLessThan(900);
  for (const inside of [
    'undefined',
    '[object',
    'Cannot read prop',
    'is not a function',
    ' at Object.',
    'NaN',
    '#/definitions',
  ])
    if (!text.includes(inside) && !/nan/i.test(text)) expect(message).not.toContain(inside);
}

export function refusesOrGives(value: unknown, problems: readonly Problem[]): void {
  const isWrong = problems.some(({ severity }) => severity === 'error');
  expect(value === null).toBe(isWrong);
}

/** What the database and JSON can hold: no fault in a text, every number finite, nothing but lists, maps and plain values. */
export function isPlain(value: unknown): void {
  expect(textFaultsIn(value)).toEqual([]);
  const look = (part: unknown): void => {
    if (typeof part === 'number') expect(Number.isFinite(part)).toBe(true);
    else if (Array.isArray(part)) part.forEach(look);
    else if (typeof part === 'object' && part !== null) {
      expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
      Object.values(part).forEach(look);
    } else expect(['string', 'boolean', 'undefined', 'object']).toContain(typeof part);
  };
  look(value);
}

export function keepsTheRules(read: Workspace, owners: unknown): void {
  isPlain(read);
  isPlain(owners);
  expect(checkWorkspace(read).filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(isTimeZone(read.timeZone)).toBe(true);
  const keys = [
    read.tree,
    ...read.dimensions,
    ...read.dimensions.flatMap(({ segments }) => segments),
    ...read.metrics,
    ...read.measures,
    ...read.tree.nodes,
  ];
  for (const { key, name } of keys) {
    expect(key).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
    expect(name.length).toBeLessThanOrEqual(200);
  }
  for (const { segments } of read.dimensions) {
    expect(new Set(segments.map(({ key }) => key)).size).toBe(segments.length);
    for (const { from = -Infinity, to = Infinity } of segments) expect(from).toBeLessThan(to);
  }
  const people = ((owners as { people?: { key: string }[] } | null)?.people ?? []).map(({ key }) => key);
  expect(new Set(people).size).toBe(people.length);
  // It can be evaluated, and its tree is the same once it is written and read again.
  modelOf(read);
  const again = readTree(writeTree(read), 'again.yml', read);
  expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(again.workspace?.tree).toEqual(read.tree);
}

const DAY = 86_400_000;

/** Facts that may be stored, by rules of their own: nothing here is taken from the reader. */
export function soundFact(fact: Fact): void {
  isPlain(fact);
  for (const text of Object.values(fact)) if (typeof text === 'string') expect(text.length).toBeLessThanOrEqual(500);
  if ('createdAt' in fact) soundConversation(fact);
  if ('amount' in fact && fact.amount !== null) expect(Number.isSafeInteger(fact.amount)).toBe(true);
  for (const day of ['day', 'month', 'activeFrom', 'activeTo'] as const) {
    const value = (fact as unknown as Record<string, unknown>)[day];
    if (typeof value === 'number') {
      expect(Number.isInteger(value)).toBe(true);
      expect(Math.abs(value * DAY)).toBeLessThan(8e15);
    }
  }
}

function soundConversation(found: Conversation): void {
  expect(found.externalId.trim()).not.toBe('');
  const { createdAt, resolvedAt, rating } = found;
  expect(createdAt).toBeGreaterThanOrEqual(Date.UTC(1990, 0, 1));
  expect(createdAt).toBeLessThanOrEqual(Date.UTC(2026, 10, 28));
  if (resolvedAt !== null) expect(resolvedAt).toBeGreaterThanOrEqual(createdAt);
  if (rating !== null) expect([1, 2, 3, 4, 5]).toContain(rating);
  for (const count of [found.reopenCount, found.touches, found.handleSeconds])
    if (count !== null) expect(Number.isInteger(count) && count >= 0 && count < 2 ** 31).toBe(true);
}
