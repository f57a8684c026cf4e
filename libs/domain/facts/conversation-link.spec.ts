import { linkProblem, linkTo } from './conversation-link.js';

it.each([
  'https://acme.zendesk.com/agent/tickets/{id}',
  'http://desk.local:8080/?ticket={id}&view=agent',
  'https://desk.example.com/{id}/{id}',
  'https://desk.example.com/#/tickets/{id}',
])('takes %s', (template) => expect(linkProblem(template)).toBeNull());

it.each([
  ['javascript:alert({id})', /web address/],
  ['data:text/html,{id}', /web address/],
  ['HTTPS://desk.example.com/{id}', /web address/],
  [' https://desk.example.com/{id}', /web address/],
  ['https://desk.example.com/a b/{id}', /web address/],
  ['https://{id}.example.com/', /web address/],
  ['https://desk.example.com{id}', /web address/],
  ['//desk.example.com/{id}', /web address/],
  ['/tickets/{id}', /web address/],
  ['', /web address/],
  ['https://desk.example.com/tickets', /\{id\}/],
])('refuses "%s"', (template, expected) => expect(linkProblem(template)).toMatch(expected));

it('puts the id where it belongs, and nothing of it is read as an address', () => {
  expect(linkTo('https://desk.example.com/t/{id}', '7')).toBe('https://desk.example.com/t/7');
  expect(linkTo('https://desk.example.com/t/{id}', '../a?b#c d')).toBe('https://desk.example.com/t/..%2Fa%3Fb%23c%20d');
});
