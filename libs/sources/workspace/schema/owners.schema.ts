/** People, teams, who is responsible for what, and who acts for people who are away. */
import { date, name, personKey, shape, text } from './words.js';

const parties = (description: string) =>
  ({
    type: 'array',
    items: { type: 'string' },
    description: `${description}: keys of people, or "team:" and a key`,
  }) as const;
const target = text(
  'A node, such as enterprise or enterprise/cost_to_serve; "*/cost_to_serve" is the node in every branch, "" the root; "segment:industry/fintech" a segment of a dimension that is not the tree\'s',
);

export const personSchema = shape(
  {
    key: personKey('Identifies the person'),
    name,
    email: text('The address; upper and lower case are the same'),
    agent_names: {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: 200 },
      description: 'What help desks call the person, where conversations say who handled them',
    },
  },
  ['key'],
);

export const teamSchema = shape(
  {
    key: personKey('Identifies the team'),
    name,
    lead: personKey('Who answers when the team is asked'),
    members: { type: 'array', items: { type: 'string' }, description: 'Keys of the people in it' },
  },
  ['key'],
);

export const ownerSchema = shape(
  {
    target: { ...target, minLength: 0 },
    accountable: personKey('The one person who answers for it; replaces whoever does now'),
    unowned: {
      ...shape(
        {
          until: date('The day on which that ends; it does not belong to it any more'),
          reason: text('Why nobody is to answer for it'),
        },
        ['until', 'reason'],
      ),
      description: 'Deliberately nobody is Accountable, whoever is further up',
    },
    responsible: parties('Who does the work'),
    consulted: parties('Whose advice is asked'),
    informed: parties('Who is told'),
    from: date('The first day of what is new here; default: when it is applied'),
    until: date('The day on which it ends; it does not belong to it any more; default: no end'),
  },
  ['target'],
);

export const coverSchema = shape(
  {
    person: personKey('Who is away'),
    by: personKey('Who acts for them; left out, what they hold goes up the path'),
    scope: text('Only in this part of the tree: the path of a node'),
    from: date('The first day'),
    until: date('The first day on which they are back'),
    reason: text('Why they are away'),
  },
  ['person', 'from', 'until'],
);
