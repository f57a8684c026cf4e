/** A unit as powers of base units: conversations per customer are count¹ · customers⁻¹. No powers at all is a plain number. */
const BASE_UNITS = ['count', 'customers', 'days', 'seconds', 'money', 'points'] as const;
export type BaseUnit = (typeof BASE_UNITS)[number];

/** Exponents of the base units. An exponent of 0 is always left out. */
export type FormulaUnit = Readonly<Partial<Record<BaseUnit, number>>>;

export const PLAIN: FormulaUnit = {};

/** The unit of a product, or with exponent −1 that of a quotient. */
export function timesUnit(left: FormulaUnit, right: FormulaUnit, exponent = 1): FormulaUnit {
  return unitOf((base) => (left[base] ?? 0) + exponent * (right[base] ?? 0));
}

/** The unit of a power. */
export function powerUnit(unit: FormulaUnit, exponent: number): FormulaUnit {
  return unitOf((base) => (unit[base] ?? 0) * exponent);
}

export function isSameUnit(left: FormulaUnit, right: FormulaUnit): boolean {
  return BASE_UNITS.every((base) => left[base] === right[base]);
}

export function isPlain(unit: FormulaUnit): boolean {
  return isSameUnit(unit, PLAIN);
}

/** A unit in words: `seconds per count`, `customers × days`, `a plain number`. */
export function unitWords(unit: FormulaUnit): string {
  if (isPlain(unit)) return 'a plain number';
  const above = BASE_UNITS.filter((base) => (unit[base] ?? 0) > 0).map((base) => factor(base, unit[base]!));
  const below = BASE_UNITS.filter((base) => (unit[base] ?? 0) < 0).map((base) => factor(base, -unit[base]!));
  return [above.join(' × ') || '1', ...below].join(' per ');
}

function factor(base: BaseUnit, exponent: number): string {
  return exponent === 1 ? base : `${base}^${exponent}`;
}

function unitOf(exponentOf: (base: BaseUnit) => number): FormulaUnit {
  const exponents = BASE_UNITS.map((base) => [base, exponentOf(base)] as const);
  return Object.fromEntries(exponents.filter(([, exponent]) => exponent !== 0));
}
