import { escaped } from './escaped.js';

it('texts are safe in a page, also within quotes of either kind', () =>
  expect(escaped(`<b a="1" c='2'>&`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;'));

it('texts hide nothing: what XML cannot hold or what turns the direction is shown', () =>
  expect(escaped('a\u0001\u202e\ud800\t\nZoë 👍🏽 \u200f')).toBe('a\\u0001\\u202e\\ud800\t\nZoë 👍🏽 \u200f'));
