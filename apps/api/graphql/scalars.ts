/** Scalars for texts with a meaning. Inputs are checked, unless the scalar is only ever given out. */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { dayText, parseDay, type Day } from '@bough/domain';

function textScalar<T>(
  name: string,
  description: string,
  read: (text: string) => T | null,
  write: (value: T) => string,
) {
  const parse = (given: unknown): T => {
    const value = typeof given === 'string' ? read(given) : null;
    if (value === null)
      throw new GraphQLError(`${name} cannot be ${JSON.stringify(given)}: ${description}`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
    return value;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: (value) => write(value as T),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

const KEY = /^[a-z][a-z0-9_]{0,62}$/;
const same = (text: string) => text;

/** A calendar day; inside the server it is a day number. */
export const DateScalar = textScalar<Day>('Date', 'Calendar date, ISO 8601 (2026-11-22).', parseDay, dayText);
export const DateTimeScalar = textScalar<Date>(
  'DateTime',
  'Instant, RFC 3339, in UTC with milliseconds on output.',
  (text) => (Number.isNaN(Date.parse(text)) ? null : new Date(text)),
  (value) => value.toISOString(),
);
export const KeyScalar = textScalar(
  'Key',
  'Lower-case identifier, ^[a-z][a-z0-9_]{0,62}$.',
  (text) => (KEY.test(text) ? text : null),
  same,
);
export const DecimalScalar = textScalar(
  'Decimal',
  'Exact decimal as a string, never a JSON number.',
  (text) => (/^-?\d{1,30}(\.\d{1,18})?$/.test(text) ? text : null),
  same,
);
export const TimeZoneScalar = textScalar('TimeZone', 'IANA time zone (Europe/Berlin).', same, same);
export const CurrencyScalar = textScalar('CurrencyCode', 'ISO 4217 code (EUR).', same, same);
