import { returnPath, returnQuery } from './return-path.js';

it.each([
  '/',
  '/tree?p=2026-08&lens=standard&node=enterprise/cost_to_serve',
  '/findings/17#evidence',
  '/tree?q=https://example.com/',
  '/tree?q=%0d%0a',
  '/sign-inside',
])('%s is a path of our own', (path) => expect(returnPath(path)).toBe(path));

it.each([
  undefined,
  17,
  ['/tree'],
  '',
  'tree',
  'https://evil.example.com/',
  'javascript:alert(1)',
  '//evil.example.com',
  '///evil.example.com',
  '/\\evil.example.com',
  '\\\\evil.example.com',
  '/tree\\..\\x',
  '/\t/evil.example.com',
  '/\n/evil.example.com',
  '/tree\r\nset-cookie: bough=x',
  '/\u0000',
  '/\u0085/evil.example.com',
  '/.//evil.example.com',
  '/..//evil.example.com',
  '/a/../..//evil.example.com',
  ' /tree',
  '@evil.example.com',
  '/sign-in?to=/sign-in',
  '/sign-in/openid',
  '/sign-out',
  `/${'x'.repeat(2000)}`,
])('%j is none', (path) => expect(returnPath(path)).toBe('/'));

it('goes into a link as one value', () => {
  expect(returnQuery('/')).toBe('');
  expect(returnQuery('/tree?p=2026-08&by=plan')).toBe('?to=%2Ftree%3Fp%3D2026-08%26by%3Dplan');
});
