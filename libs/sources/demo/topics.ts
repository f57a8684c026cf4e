/** The topics that customers ask about, and their channels. Every topic has its usual effort, whoever asks. */
import type { Day } from '@bough/domain';
import type { Weights } from './random.js';
import { isOutage } from './timeline.js';

/** Agent minutes per reply. */
export const TOPIC_MINUTES: Weights = {
  login_access: 5,
  how_to: 6,
  billing: 7,
  bug_report: 11,
  performance: 12,
  integrations: 15,
  data_import: 16,
  compliance: 20,
};

const USUAL: Weights = {
  login_access: 17,
  how_to: 20,
  billing: 13,
  bug_report: 17,
  performance: 10,
  integrations: 10,
  data_import: 8,
  compliance: 5,
};

/** Healthcare asks harder questions, about patient data, and they are answered as efficiently as others. */
const HEALTHCARE: Weights = {
  login_access: 8,
  how_to: 10,
  billing: 8,
  bug_report: 13,
  performance: 10,
  integrations: 17,
  data_import: 14,
  compliance: 20,
};

/** During the outage, the number of additional questions about signing in for every hundred ordinary questions. */
const OUTAGE_LOGINS = 175;

export function asksHarder(industry: string): boolean {
  return industry === 'healthcare';
}

export function topicsOf(industry: string, day: Day): Weights {
  const weights = asksHarder(industry) ? HEALTHCARE : USUAL;
  return isOutage(day) ? { ...weights, login_access: weights['login_access']! + OUTAGE_LOGINS } : weights;
}

export const CHANNELS: Weights = { email: 46, chat: 34, in_app: 14, phone: 6 };

export const ESCALATION_REASONS: Weights = {
  technical_depth: 45,
  outage: 15,
  security_review: 12,
  billing_dispute: 13,
  customer_request: 15,
};

/** The support team; `assignee` in the file. */
export const AGENTS: readonly string[] =
  'ada ben cem dana elif finn gita hugo ines jan kaya leo mila nils olga paul rosa sami tara uwe vera wim yara zoe emil'.split(
    ' ',
  );
