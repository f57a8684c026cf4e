import { domainKeys, likelyDomain } from './likely-domain.js';

it.each([
  ['acme.com', 'acme.com'],
  ['Ana.Rios@Acme.co.uk', 'acme.co.uk'],
  [' https://www.acme.com/about?x=1 ', 'acme.com'],
  ['www.acme.com', 'acme.com'],
  ['org-17', null],
  ['12.5', null],
  ['a b.com', null],
])('the domain of %j is %j', (text, domain) => {
  expect(likelyDomain(text)).toBe(domain);
});

it('knows how a domain may be written', () => {
  expect(domainKeys('acme.com')).toEqual(expect.arrayContaining(['acme.com', 'https://www.acme.com/']));
  expect(new Set(domainKeys('acme.com').map(likelyDomain))).toEqual(new Set(['acme.com']));
});
