/** What nobody means, by the kind of argument: texts, numbers, days, lists, and what is of another kind altogether. */
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
} from 'graphql';

export interface HostileValue {
  /** In a failure. */
  readonly name: string;
  /** JSON as it is sent, since there are numbers that no value of JavaScript gives. */
  readonly json: string;
  /** No API that means what it says takes it. */
  readonly isWrong: boolean;
}

const LONG = 90_000; // a body has at most 100 kB
const given = (value: unknown, name = JSON.stringify(value)): HostileValue => ({ name, json: JSON.stringify(value), isWrong: false }); // prettier-ignore
const wrong = (value: unknown, name?: string): HostileValue => ({ ...given(value, name), isWrong: true });
const raw = (json: string, isWrong = true): HostileValue => ({ name: json.slice(0, 40), json, isWrong });

const TEXTS: readonly HostileValue[] = [
  ...['\0', 'a\0b', '\ud800', 'x\udc00', '\u001b[2J', '\u0007'].map((text) => wrong(text)),
  ...['', ' ', '\r\n', '\u202egnp.exe', '\u200b', '\ufeff', '\u{1f9e8}'.repeat(300)].map((text) => given(text)),
  ...["'; DROP TABLE bough.person; --", '" OR 1=1', '\\', '%', '_', '$1', '${7*7}', '{{7*7}}'].map((text) => given(text)), // prettier-ignore
  ...['<script>alert(1)</script>', '=HYPERLINK("http://x")', '@SUM(1)', '../../etc/passwd', '%00'].map((text) => given(text)), // prettier-ignore
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '*/__proto__', 'segment:__proto__/x', 'team:__proto__'].map((text) => given(text)), // prettier-ignore
  ...['null', 'undefined', 'NaN', '-0', '1e400', 'all', '/', '//', 'a/b/c/d/e', 'nod_', 'per_0', `int_${'f'.repeat(32)}`].map((text) => given(text)), // prettier-ignore
  ...['x', '('].map((text) => given(text.repeat(LONG), `${text}, over and over`)),
];

const NUMBERS: readonly HostileValue[] = [
  ...['1e400', '-1e400', '"1"', 'true'].map((json) => raw(json)),
  ...['-0', '0', '-1', '1e308', '-1e308', '5e-324', '1e-9', '2147483647', '-2147483648'].map((json) => raw(json, false)), // prettier-ignore
];
const WHOLE: readonly HostileValue[] = ['1.5', '2147483648', '-2147483649', '9007199254740993', '1e21'].map((json) => raw(json)); // prettier-ignore

const DAYS: readonly HostileValue[] = [
  ...['2026-02-30', '2026-13-01', '0000-00-00', 'yesterday', '', '1e9', '2026-1-1', '+010000-01-01', '__proto__'].map((text) => wrong(text)), // prettier-ignore
  ...['0001-01-01', '1969-12-31', '2199-12-31', '2200-01-01', '9999-12-31'].map((text) => given(text)),
];
const INSTANTS: readonly HostileValue[] = [
  ...['2026-01-01T25:00:00Z', 'yesterday', '', '2026-02-32T00:00:00Z', '2026-01-01T00:00:00+99:99'].map((text) => wrong(text)), // prettier-ignore
  ...['0001-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '2200-01-01T00:00:00Z', '9999-12-31T23:59:59Z'].map((text) => given(text)), // prettier-ignore
  ...['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '1970', '2026-02-30T00:00:00Z'].map((text) => given(text)), // prettier-ignore
];

/** Of another kind than every argument. */
const NOTHING_LIKE: readonly HostileValue[] = [
  raw('{"__proto__":{"first":1}}'),
  raw(`${'['.repeat(2_000)}${']'.repeat(2_000)}`),
  raw(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`),
];

const OF_SCALAR: Readonly<Record<string, readonly HostileValue[]>> = {
  Int: [...NUMBERS, ...WHOLE],
  Float: NUMBERS,
  Boolean: [raw('"true"'), raw('1'), raw('null', false)],
  Date: DAYS,
  DateTime: INSTANTS,
  Decimal: [...NUMBERS, ...TEXTS],
};

/** What is tried in the place of a value of this type: of its kind, of another, too many, and none. */
export function hostileValues(type: GraphQLInputType): HostileValue[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return listsOf(bare.ofType as GraphQLInputType);
  const named = getNamedType(bare);
  const own = isInputObjectType(named) ? [raw('{}', false)] : isEnumType(named) ? [wrong('__proto__'), wrong('')] : (OF_SCALAR[named.name] ?? TEXTS); // prettier-ignore
  return [...own, ...NOTHING_LIKE, raw('null', false)];
}

function listsOf(item: GraphQLInputType): HostileValue[] {
  const of = hostileValues(item).map((each) => ({ ...each, name: `[${each.name}]`, json: `[${each.json}]` }));
  const [first] = of;
  const many = { name: 'one value, over and over', json: `[${Array(5_000).fill(first!.json.slice(1, -1)).join(',')}]` };
  return [raw('[]', false), ...of, { ...many, isWrong: first!.isWrong }];
}
