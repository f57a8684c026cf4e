import { person } from '../../../../test/support/builders-ownership.js';
import { agentFinder, likelyAgentFinder } from './agent-names.js';

const ANA = person(1, 'ana', { name: 'Ana Rios', agentNames: ['Ana R.'], email: 'ana@example.com' });
const BEN = person(2, 'ben', { active: false, agentNames: ['B. Ode', 'ben@desk'] });
const BENS = [person(3, 'ben2', { name: 'Ben Ode' }), person(4, 'ben3', { name: 'Ben Ode' })];
const PEOPLE = [ANA, BEN, ...BENS];

it.each([
  ['ana r.', 'ana'],
  [' B. ODE ', 'ben'],
  ['ben@desk', 'ben'],
  ['Ana Rios', undefined],
])('the agent name %j is %s', (name, key) => {
  expect(agentFinder(PEOPLE)(name)?.key).toBe(key);
});

it.each([
  ['Ana Rios', 'ana'],
  ['ANA@example.com', 'ana'],
  ['ben', 'ben'],
  ['Ben Ode', undefined],
  ['somebody', undefined],
])('the name %j might be %s: nobody where it is two people', (name, key) => {
  expect(likelyAgentFinder(PEOPLE)(name)?.key).toBe(key);
});
