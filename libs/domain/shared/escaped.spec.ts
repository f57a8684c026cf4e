import { escaped } from './escaped.js';

it('texts are safe in a page, also within quotes of either kind', () =>
  expect(escaped(`<b a="1" c='2'>&`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;'));
