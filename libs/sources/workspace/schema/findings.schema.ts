/** The deadlines of findings. */
import { FINDING_RULES, MOST_QUIET_DAYS } from '@bough/domain';
import { shape } from './words.js';

/** A year at most. */
const hours = (severity: keyof typeof FINDING_RULES.acknowledgeHours) =>
  ({
    type: 'number',
    exclusiveMinimum: 0,
    maximum: 8760,
    description: `Hours until somebody must have taken what is ${severity}; default: ${FINDING_RULES.acknowledgeHours[severity]}`,
  }) as const;

export const findings = {
  ...shape(
    {
      acknowledge_hours: shape(
        { critical: hours('critical'), high: hours('high'), medium: hours('medium'), low: hours('low') },
        [],
      ),
      quiet_days: {
        type: 'integer',
        minimum: 1,
        maximum: MOST_QUIET_DAYS,
        description: `Days for which a dismissed cause stays quiet; default: ${FINDING_RULES.quietDays}`,
      },
    },
    [],
  ),
  description: 'How much time there is for what needs attention',
} as const;
