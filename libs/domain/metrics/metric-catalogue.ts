/** The metrics that ship built in. `docs/metrics.md` is generated from this list. */
import type { DriverFamily, Metric, MetricUnit, Polarity, Scale } from './metric.js';
import { MINIMUM_SAMPLE } from './thin-sample.js';

interface Extras {
  readonly maturity?: number;
  readonly sample?: string;
  readonly quantiles?: Metric['quantiles'];
  readonly factors?: string;
  readonly scale?: Scale;
}

function metric(
  family: DriverFamily | null,
  key: string,
  name: string,
  unit: MetricUnit,
  polarity: Polarity,
  formula: string | null,
  description: string,
  { maturity = 0, sample = 'resolved', quantiles = null, factors, scale }: Extras = {},
): Metric {
  return {
    family,
    key,
    name,
    unit,
    polarity,
    formula,
    description,
    maturity,
    sample,
    quantiles,
    minimumSample: MINIMUM_SAMPLE,
    ...(factors !== undefined && { factors }),
    ...(scale && { scale }),
  };
}

const AVERAGE_CUSTOMERS = 'customer_days / days';
/** Cost to serve as demand (how often, how complex), throughput, efficiency and price. It is exact: each denominator is the next numerator. */
const FACTOR_CHAIN = 'contact_rate * issue_complexity * throughput * handling_efficiency * (cost_per_hour / 3600)';

// prettier-ignore
/** Every built-in metric, family by family. */
export const METRIC_CATALOGUE: readonly Metric[] = [
  metric('demand_intensity', 'contact_rate', 'Contact rate', 'rate', 'lower', 'created / (customer_days / days)', 'Conversations per average active customer: the support load that a segment puts on the team.', { sample: AVERAGE_CUSTOMERS }),
  metric('demand_intensity', 'conversation_volume', 'Conversation volume', 'count', 'neutral', 'created', 'Conversations begun.', { sample: 'created' }),
  metric('demand_intensity', 'issue_complexity', 'Issue complexity', 'duration', 'neutral', 'standard_seconds / resolved', 'Standard handle time of the topics raised, per resolved conversation: how hard the questions are.'),
  metric('demand_intensity', 'reopen_and_follow_up_rate', 'Reopen and follow-up rate', 'ratio', 'lower', 'reopen_rate + repeat_contact_rate', 'Resolved conversations that came back: reopened, or followed by another within 14 days (one that did both counts twice).', { maturity: 14 }),
  metric('demand_intensity', 'reopen_rate', 'Reopen rate', 'ratio', 'lower', 'reopened / resolved', 'Of the resolved conversations, reopened at least once.', { maturity: 7 }),
  metric('demand_intensity', 'repeat_contact_rate', 'Repeat contact rate', 'ratio', 'lower', 'repeated / resolved', 'Of the resolved conversations, followed by another of the same customer (same topic where known) within 14 days.', { maturity: 14 }),
  metric('demand_intensity', 'repeat_contact_customers', 'Repeat contact rate, per customer', 'ratio', 'lower', null, 'Customers who contact again within 14 days of a resolution, of the customers who contacted (distinct customers).', { maturity: 14, sample: 'created' }),
  metric('handling_efficiency', 'first_response_time', 'First response time', 'duration', 'lower', 'first_response_seconds / answered', 'From the first customer message to the first human reply; median and p90 beside the mean.', { maturity: 7, sample: 'answered', quantiles: 'first_response' }),
  metric('handling_efficiency', 'first_response_business_time', 'First response time, business hours', 'duration', 'lower', 'first_response_business_seconds / answered', 'From the first customer message to the first human reply, counted while the desk is open; median and p90 beside the mean.', { maturity: 7, sample: 'answered', quantiles: 'first_response_business' }),
  metric('handling_efficiency', 'first_reply_delay', 'First reply delay', 'duration', 'lower', 'first_reply_seconds / replied', 'From the first customer message to the first reply of anybody, bots included.', { maturity: 7, sample: 'replied' }),
  metric('handling_efficiency', 'resolution_time', 'Average resolution time', 'duration', 'lower', 'resolution_seconds / resolved', 'From creation to the last resolution; median and p90 beside the mean.', { quantiles: 'resolution' }),
  metric('handling_efficiency', 'resolution_business_time', 'Average resolution time, business hours', 'duration', 'lower', 'resolution_business_seconds / resolved', 'From creation to the last resolution, counted while the desk is open; median and p90 beside the mean.', { quantiles: 'resolution_business' }),
  metric('handling_efficiency', 'resolution_rate', 'Resolution rate', 'ratio', 'higher', 'resolved_later / created', 'Of the conversations begun, resolved by now.', { maturity: 14, sample: 'created' }),
  metric('handling_efficiency', 'throughput', 'Throughput', 'rate', 'neutral', 'resolved / created', 'Resolved per conversation begun: above 1 the backlog shrinks; near 1 is healthy.', { sample: 'created' }),
  metric('handling_efficiency', 'touches_per_ticket', 'Touches per ticket', 'rate', 'lower', 'touches / resolved', 'Agent replies that the customer sees, per resolved conversation.'),
  metric('handling_efficiency', 'handling_efficiency', 'Handling efficiency', 'rate', 'lower', 'handle_seconds / standard_seconds', 'Handle time against the standard of the topics: 1 is as standard, above is slower. Assumes that every resolved conversation has a handle time: one without counts in the standard only.'),
  metric('handling_efficiency', 'backlog', 'Backlog', 'count', 'lower', 'open_at_end', 'Conversations open at the end of the period.', { sample: 'created' }),
  metric('cost', 'cost_to_serve', 'Cost to serve per customer', 'money', 'neutral', 'cost / (customer_days / days)', 'Support cost per average active customer; high is right where the value is high.', { sample: AVERAGE_CUSTOMERS, factors: FACTOR_CHAIN }),
  metric('cost', 'cost_per_conversation', 'Cost per conversation', 'money', 'lower', 'cost / resolved', 'Support cost per resolved conversation.'),
  metric('cost', 'cost_per_hour', 'Cost per handle hour', 'money', 'lower', 'cost / (handle_seconds / 3600)', 'Support cost per hour of handling.'),
  metric('cost', 'handle_time', 'Handle time per ticket', 'duration', 'lower', 'handle_seconds / resolved', 'Agent time per resolved conversation.'),
  metric('cost', 'cost_revenue_ratio', 'Cost share vs revenue share', 'rate', 'neutral', 'share(cost) / share(revenue_days)', "The segment's share of cost over its share of annual recurring revenue; near 1 is proportionate.", { sample: AVERAGE_CUSTOMERS }),
  metric('cost', 'escalation_rate', 'Escalation rate', 'ratio', 'lower', 'escalated_replied / replied', 'Of the conversations that somebody replied to, escalated at least once.', { maturity: 7, sample: 'replied' }),
  metric('cost', 'escalation_rate_all', 'Escalation rate, of all', 'ratio', 'lower', 'escalated / created', 'Of all conversations, escalated at least once.', { maturity: 7, sample: 'created' }),
  metric('cost', 'bot_first_ratio', 'Bot first-response ratio', 'ratio', 'neutral', 'bot_first / replied', 'Of the conversations replied to, those with a bot as the first to reply; better by standard only.', { maturity: 7, sample: 'replied' }),
  metric('cost', 'bot_involvement_rate', 'Bot involvement rate', 'ratio', 'neutral', 'bot_involved / created', 'Of all conversations, those that a bot took part in.', { maturity: 7, sample: 'created' }),
  metric('cost', 'bot_resolution_rate', 'Bot resolution rate', 'ratio', 'higher', 'bot_resolved / bot_involved', 'Of the conversations with a bot, resolved by the bot alone.', { maturity: 7, sample: 'bot_involved' }),
  metric('cost', 'automation_rate', 'Automation rate', 'ratio', 'higher', 'bot_involvement_rate * bot_resolution_rate', 'Resolved by the bot alone, of all conversations: involvement times resolution.', { maturity: 7, sample: 'created' }),
  metric('experience', 'csat', 'CSAT', 'ratio', 'higher', 'satisfied / ratings', 'Ratings of 4 or 5, of all ratings.', { maturity: 7, sample: 'ratings' }),
  metric('experience', 'csat_mean', 'CSAT mean', 'score', 'higher', 'rating_sum / ratings', 'Mean rating, 1 to 5.', { maturity: 7, sample: 'ratings', scale: { min: 1, max: 5 } }),
  metric('experience', 'response_rate', 'Survey response rate', 'ratio', 'higher', 'rated_resolved / resolved', 'Of the resolved conversations, rated: how much CSAT can be trusted.', { maturity: 7 }),
  metric('experience', 'effort_score', 'Customer effort score', 'score', 'neutral', 'effort_sum / efforts', 'Mean effort answer, on the scale of the source (within 0 to 10). A workspace says which scale, and which end is better, in a metric of its own with this key.', { maturity: 7, sample: 'efforts' }),
  metric('experience', 'first_contact_resolution', 'First contact resolution', 'ratio', 'higher', 'one_touch / resolved', 'Of the resolved conversations, with one touch and never reopened.', { maturity: 7 }),
];
