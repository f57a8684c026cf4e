import { EventLists, NO_EVENT } from './event-lists.js';

it('keeps many lists side by side, each in its order', () => {
  const lists = new EventLists();
  const ends = Array.from({ length: 700 }, () => NO_EVENT);
  for (let turn = 0; turn < 5; turn++)
    ends.forEach((end, list) => (ends[list] = lists.add(end, list * 10 + turn + 1.7e13)));
  expect(lists.of(ends[699]!)).toEqual([0, 1, 2, 3, 4].map((turn) => 6990 + turn + 1.7e13));
  expect(lists.of(ends[0]!)).toHaveLength(5);
  expect(lists.of(NO_EVENT)).toEqual([]);
});

it('forgets all but one', () => {
  const lists = new EventLists();
  const [a, b] = [lists.add(NO_EVENT, 1), lists.add(NO_EVENT, 2)];
  const end = lists.keepOnly(lists.add(b, 3));
  expect([a, lists.of(end), lists.of(lists.add(end, 4))]).toEqual([0, [2, 3], [2, 3, 4]]);
});
