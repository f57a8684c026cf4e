/** Writes `docs/metrics.md` from the catalogue: every measure and metric that is built in. */
import { DERIVED_MEASURES, STORED_MEASURES, type Measure } from '../rollups/measures.js';
import { METRIC_CATALOGUE } from './metric-catalogue.js';
import { DRIVER_FAMILIES, type DriverFamily, type Metric } from './metric.js';

const FAMILIES: Record<DriverFamily, string> = {
  demand_intensity: 'Demand intensity',
  handling_efficiency: 'Handling efficiency',
  cost: 'Cost to serve',
  experience: 'Experience and outcome',
};

/** The page as Markdown. */
export function metricsPage(): string {
  const families = DRIVER_FAMILIES.flatMap((family) => [
    `### ${FAMILIES[family]}`,
    '',
    ...metricTable(METRIC_CATALOGUE.filter((metric) => metric.family === family)),
    '',
  ]);
  return [
    '# Measures and metrics',
    '',
    'Written by `npm run generate` from `libs/domain`; do not edit by hand.',
    '',
    'A **measure** is an additive daily number of a segment. A **metric** is a formula over measures and other metrics: measures',
    'are summed over the period and the segments first, the formula is computed after. `share(x)` is the part of a segment in all',
    'segments together. How formulas are written: [formula language](formula-language.md).',
    '',
    '## Metrics',
    '',
    'Values are kept in canonical units: durations in seconds, ratios from 0 to 1, money in the currency of the workspace.',
    '_Maturity_ is the number of days until a period stops moving; until then a value is marked. With fewer events than the minimum',
    'sample (20), counted by the formula under _sample_, a value is shown but never compared.',
    '',
    ...families,
    '## Measures',
    '',
    'The _clock_ is the timestamp that puts a measure on a day. "Created cohort": counted on the day of creation, whatever happens later.',
    '',
    '_Part of_ names the measures that count the same conversations and more: a part never exceeds its whole.',
    '',
    '| measure | counts or sums | unit | clock | part of | needs |',
    '| ------- | -------------- | ---- | ----- | ------- | ----- |',
    ...[...STORED_MEASURES, ...DERIVED_MEASURES].map(measureRow),
    '',
  ].join('\n');
}

function metricTable(metrics: readonly Metric[]): string[] {
  return [
    '| metric | key | formula | unit | better | maturity | sample |',
    '| ------ | --- | ------- | ---- | ------ | -------- | ------ |',
    ...metrics.map(({ name, key, description, formula, unit, polarity, maturity, sample }) =>
      row(
        `**${name}**: ${description}`,
        `\`${key}\``,
        formula ? `\`${formula}\`` : 'counts distinct customers',
        unit,
        polarity,
        String(maturity),
        `\`${sample}\``,
      ),
    ),
  ];
}

function measureRow({ key, description, unit, clock, partOf, requires }: Measure): string {
  return row(code([key]), description, unit, clock, code(partOf), code(requires));
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ') || '–';
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
