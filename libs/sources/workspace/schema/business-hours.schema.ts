/** When the desk is open. */
import { SPAN_PATTERN } from '../build-business-hours.js';
import { WEEKDAYS } from '../workspace-document.js';
import { date, shape, text } from './words.js';

const span = (description: string) => ({ type: 'string', pattern: SPAN_PATTERN, description }) as const;

export const businessHours = shape(
  {
    time_zone: text('IANA time zone whose wall time the hours are; default: that of the workspace'),
    hours: {
      ...shape(
        Object.fromEntries(
          WEEKDAYS.map((weekday) => [
            weekday,
            {
              anyOf: [
                span('The hours, such as 9:00-17:00; until midnight is 24:00'),
                { type: 'array', minItems: 1, items: span('Hours, such as 9:00-12:00') },
              ],
              description: `Hours of every ${weekday}, such as 9:00-17:00, or several: [9:00-12:00, 13:00-17:00]; default: closed`,
            },
          ]),
        ),
        [],
      ),
      description: 'When the desk is open, by weekday',
    },
    holidays: {
      ...shape(
        {
          country: text('ISO 3166 code of the country whose public holidays are kept: DE'),
          state: text('A state of it that has holidays of its own: BE'),
        },
        ['country'],
      ),
      description: 'Public holidays, on which the desk is closed; default: none',
    },
    closed: { type: 'array', items: date('A day'), description: 'Other days on which the desk is closed' },
    open: { type: 'array', items: date('A day'), description: 'Holidays on which the desk is open all the same' },
  },
  ['hours'],
);
