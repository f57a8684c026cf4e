/**
 * A metric can be measured week by week where it is one sum divided by another: conversations per customer, seconds per resolution. Its
 * formula is simplified until that shows: involved ÷ created × resolved by bot ÷ involved is resolved by bot ÷ created.
 */
import { type Expression } from '@bough/formula';

/** Measures with their coefficients. */
export type Sum = ReadonlyMap<string, number>;

/** `days`: the power of the days of the period by which it must be multiplied, as of `created ÷ (customer_days ÷ days)`. */
export interface RatioForm {
  readonly numerator: Sum;
  /** `null` for a count. */
  readonly denominator: Sum | null;
  readonly days: number;
}

/** A product of powers of measures, times a number. */
interface Term {
  readonly coefficient: number;
  readonly powers: ReadonlyMap<string, number>;
}

interface Fraction {
  readonly above: readonly Term[];
  readonly below: readonly Term[];
}

const DAYS = 'days';
const ONE: readonly Term[] = [{ coefficient: 1, powers: new Map() }];

/** The form of a formula; `null` where it has none: windows, functions, products of measures. `definitions`: of other metrics. */
export function ratioForm(
  expression: Expression,
  definitions: ReadonlyMap<string, Expression> = new Map(),
): RatioForm | null {
  const fraction = fractionOf(expression, definitions);
  return fraction && formOf(withoutNegativePowers(fraction));
}

function fractionOf(expression: Expression, definitions: ReadonlyMap<string, Expression>): Fraction | null {
  switch (expression.kind) {
    case 'number':
      return { above: [{ coefficient: expression.value, powers: new Map() }], below: ONE };
    case 'name': {
      const definition = definitions.get(expression.name);
      if (definition) return fractionOf(definition, definitions);
      return { above: [{ coefficient: 1, powers: new Map([[expression.name, 1]]) }], below: ONE };
    }
    case 'negate': {
      const operand = fractionOf(expression.operand, definitions);
      return operand && { above: negated(operand.above), below: operand.below };
    }
    case 'call':
      return null;
    case 'binary': {
      const left = fractionOf(expression.left, definitions);
      const right = fractionOf(expression.right, definitions);
      return left && right && combined(expression.operator, left, right);
    }
  }
}

function combined(operator: string, left: Fraction, right: Fraction): Fraction | null {
  switch (operator) {
    case '+':
      return added(left, right);
    case '-':
      return added(left, { above: negated(right.above), below: right.below });
    case '*':
      return { above: product(left.above, right.above), below: product(left.below, right.below) };
    case '/':
      return divided(left, right);
    default:
      return null;
  }
}

/** Division by a single term is a product with negative powers, so that equal measures above and below cancel. */
function divided(left: Fraction, right: Fraction): Fraction {
  const [only] = right.above;
  const below = product(left.below, ONE);
  if (right.above.length === 1 && only!.coefficient !== 0) {
    const powers = new Map([...only!.powers].map(([name, power]) => [name, -power]));
    const inverse = [{ coefficient: 1 / only!.coefficient, powers }];
    return { above: product(product(left.above, inverse), right.below), below };
  }
  return { above: product(left.above, right.below), below: product(left.below, right.above) };
}

function added(left: Fraction, right: Fraction): Fraction {
  if (keyOf(left.below) === keyOf(right.below))
    return { above: gathered([...left.above, ...right.above]), below: left.below };
  const above = [...product(left.above, right.below), ...product(right.above, left.below)];
  return { above: gathered(above), below: product(left.below, right.below) };
}

function negated(terms: readonly Term[]): Term[] {
  return terms.map(({ coefficient, powers }) => ({ coefficient: -coefficient, powers }));
}

function product(left: readonly Term[], right: readonly Term[]): Term[] {
  return gathered(left.flatMap((a) => right.map((b) => times(a, b))));
}

function times(a: Term, b: Term): Term {
  const powers = new Map(a.powers);
  for (const [name, power] of b.powers) powers.set(name, (powers.get(name) ?? 0) + power);
  return { coefficient: a.coefficient * b.coefficient, powers };
}

/** Adds equal terms up and drops those that cancel. */
function gathered(terms: readonly Term[]): Term[] {
  const sums = new Map<string, Term>();
  for (const term of terms) {
    const key = powersKey(term);
    const coefficient = (sums.get(key)?.coefficient ?? 0) + term.coefficient;
    sums.set(key, { coefficient, powers: new Map([...term.powers].filter(([, power]) => power !== 0)) });
  }
  return [...sums.values()].filter(({ coefficient }) => coefficient !== 0);
}

function powersKey({ powers }: Term): string {
  const used = [...powers].filter(([, power]) => power !== 0);
  return used.map(([name, power]) => `${name}^${power}`).sort().join(' '); // prettier-ignore
}

function keyOf(terms: readonly Term[]): string {
  return terms.map((term) => `${term.coefficient} ${powersKey(term)}`).sort().join(' + '); // prettier-ignore
}

/** Multiplies both sides by every measure that has a negative power. */
function withoutNegativePowers({ above, below }: Fraction): Fraction {
  const lowest = new Map<string, number>();
  for (const { powers } of [...above, ...below])
    for (const [name, power] of powers) lowest.set(name, Math.min(lowest.get(name) ?? 0, power));
  const lift = [{ coefficient: 1, powers: new Map([...lowest].map(([name, power]) => [name, -power])) }];
  return { above: product(above, lift), below: product(below, lift) };
}

function formOf({ above, below }: Fraction): RatioForm | null {
  const [numerator, denominator] = [linear(above), linear(below)];
  if (!numerator || !denominator || numerator.sum.size === 0) return null;
  const days = numerator.days - denominator.days;
  if (denominator.constant === null) return { numerator: numerator.sum, denominator: denominator.sum, days };
  const scaled = [...numerator.sum].map(([name, coefficient]) => [name, coefficient / denominator.constant!] as const);
  return { numerator: new Map(scaled), denominator: null, days };
}

/** A sum of measures, or a number; all terms with the same power of the days. `null` for anything else. */
function linear(terms: readonly Term[]): { sum: Sum; constant: number | null; days: number } | null {
  const days = terms[0]?.powers.get(DAYS) ?? 0;
  const sum = new Map<string, number>();
  for (const { coefficient, powers } of terms) {
    const others = [...powers].filter(([name]) => name !== DAYS);
    if ((powers.get(DAYS) ?? 0) !== days || others.length > 1 || (others[0]?.[1] ?? 1) !== 1) return null;
    if (others.length === 0) return terms.length === 1 ? { sum, constant: coefficient, days } : null;
    sum.set(others[0]![0], coefficient);
  }
  return terms.length === 0 ? null : { sum, constant: null, days };
}
