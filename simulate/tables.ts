/** The tables of the report. */
import type { Rates } from './run.js';
import type { Scenario } from './scenarios.js';
import type { StagedRates } from './staged.js';

/** Markdown, aligned as Prettier does it. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, c) => Math.max(3, column.length, ...rows.map((row) => row[c]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, c) => cell.padEnd(widths[c]!)).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function oneDigit(value: number): string {
  return value.toFixed(1);
}

export function publishedRow({ key, name, weeksBefore, weeksAfter, published }: Scenario, rates: Rates): string[] {
  const beside = (measured: number, told: number | undefined) => `${oneDigit(measured)} (${told ?? '–'})`;
  return [
    ...[key, name, `${weeksBefore} + ${weeksAfter}`],
    beside(rates.falsePositives, published?.falsePositives),
    beside(rates.coverage, published?.coverage),
    beside(rates.power10, published?.power10),
    beside(rates.power15, published?.power15),
    beside(rates.power20, published?.power20),
    `${rates.halfWidth.toFixed(3)} (${published?.halfWidth.toFixed(3) ?? '–'})`,
  ];
}

export function historyRow({ key, name }: Scenario, rates: Rates): string[] {
  const { falsePositives, coverage, power10, power15, noChange } = rates;
  return [key, name, ...[falsePositives, coverage, power10, power15, noChange].map(oneDigit)];
}

const WAYS = ['once, at the end', 'peeking at 5 %', 'with bounds (O’Brien–Fleming)'];

export function looksRows(
  { key, name }: Scenario,
  measured: readonly (readonly [number, number])[],
  told: readonly (readonly [number, number])[],
): string[][] {
  return measured.map(([falsePositives, power], way) => [
    ...[key, name, WAYS[way]!],
    `${oneDigit(falsePositives)} (${told[way]![0]})`,
    `${oneDigit(power)} (${told[way]![1]})`,
  ]);
}

export function stagedRow({ key, name }: Scenario, waves: number, rates: StagedRates): string[] {
  const { falsePositives, coverage10, power15, lookedFalsePositives, lookedPower15, early } = rates;
  const measured = [falsePositives, coverage10, power15, lookedFalsePositives, lookedPower15, early];
  return [key, name, String(waves), ...measured.map(oneDigit)];
}
