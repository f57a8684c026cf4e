/** The tree that every workspace starts with: demand intensity, handling efficiency, cost to serve, experience. */
import type { DriverFamily } from '../../metrics/metric.js';
import type { TemplateNode } from '../tree-template.js';

type NodeFields = Pick<TemplateNode, 'key' | 'name'> & Partial<TemplateNode>;

const group = (family: DriverFamily, head: NodeFields, children: readonly NodeFields[]): TemplateNode[] => [
  template(family, null, head),
  ...children.map((child) => template(family, head.key, child)),
];

function template(family: DriverFamily, parent: string | null, fields: NodeFields): TemplateNode {
  return { parent, metric: null, edge: 'influence', family, planned: null, identity: null, note: null, ...fields };
}

/** The metric of the root and the segment nodes unless the tree says otherwise. */
export const DEFAULT_HEADLINE = 'cost_to_serve';

/** The nodes of the default tree. */
export const DEFAULT_TEMPLATE: readonly TemplateNode[] = [
  ...group('demand_intensity', { key: 'demand_intensity', name: 'Demand intensity' }, [
    { key: 'contact_rate', name: 'Contact rate per customer', metric: 'contact_rate' },
    { key: 'issue_complexity', name: 'Issue complexity mix', metric: 'issue_complexity' },
    {
      key: 'reopen_and_follow_up',
      name: 'Reopen and follow-up rate',
      metric: 'reopen_and_follow_up_rate',
      identity: 'reopens + follow_ups',
    },
    { key: 'reopens', parent: 'reopen_and_follow_up', name: 'Reopened', metric: 'reopen_rate', edge: 'identity' },
    {
      key: 'follow_ups',
      parent: 'reopen_and_follow_up',
      name: 'Followed up',
      metric: 'repeat_contact_rate',
      edge: 'identity',
    },
  ]),
  ...group(
    'handling_efficiency',
    { key: 'handling_efficiency', name: 'Handling efficiency', metric: 'handling_efficiency' },
    [
      { key: 'first_response_time', name: 'First response time', metric: 'first_response_time' },
      { key: 'resolution_time', name: 'Average resolution time', metric: 'resolution_time' },
      { key: 'touches_per_ticket', name: 'Touches per ticket', metric: 'touches_per_ticket' },
    ],
  ),
  ...group(
    'cost',
    {
      key: 'cost_to_serve',
      name: 'Cost to serve',
      metric: 'cost_per_conversation',
      identity: 'agent_time_per_ticket / 3600 * cost_per_hour',
    },
    [
      { key: 'agent_time_per_ticket', name: 'Agent hours per ticket', metric: 'handle_time', edge: 'identity' },
      { key: 'cost_per_hour', name: 'Cost per handle hour', metric: 'cost_per_hour', edge: 'identity' },
      { key: 'escalation', name: 'Escalation and specialist time', metric: 'escalation_rate' },
      {
        key: 'self_service',
        name: 'Self-service (bot) deflection',
        metric: 'automation_rate',
        identity: 'bot_involvement * bot_resolution',
      },
      {
        key: 'bot_involvement',
        parent: 'self_service',
        name: 'Bot took part',
        metric: 'bot_involvement_rate',
        edge: 'identity',
      },
      {
        key: 'bot_resolution',
        parent: 'self_service',
        name: 'Bot resolved it alone',
        metric: 'bot_resolution_rate',
        edge: 'identity',
      },
    ],
  ),
  ...group('experience', { key: 'experience', name: 'Experience and outcome' }, [
    { key: 'satisfaction', name: 'Satisfaction of the segment', metric: 'csat' },
    { key: 'first_contact_resolution', name: 'Resolution on first contact', metric: 'first_contact_resolution' },
    {
      key: 'sentiment',
      name: 'Sentiment and churn signals',
      planned: 'No source of sentiment or churn signals is connected yet; bring one in as readings',
    },
  ]),
];
