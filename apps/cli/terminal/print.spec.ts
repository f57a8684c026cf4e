import { paint } from './paint.js';
import { shown } from './print.js';

const { good, bad, faint, strong } = paint(true);

it('lets our own colours through, and nothing else that a terminal obeys', () => {
  const own = `${good('met')} ${bad('missed')} ${faint('thin')} ${strong('Pro')}`;
  expect(shown(own)).toBe(own);
  expect(shown(bad('Pro\u001b[2J\u001b]0;title\u0007'))).toBe(bad('Pro\\u001b[2J\\u001b]0;title\\u0007'));
});

it('keeps lines and tables as they are', () => expect(shown('a\n\tb  €1.00 ▲3%')).toBe('a\n\tb  €1.00 ▲3%'));
