/** What a detection run noticed, as lines of text and as data. */
import type { DetectResult } from '@bough/application';
import { dayText, formatValue, type Detection, type Signal, type ValueUnit } from '@bough/domain';
import { periodAsJson } from '../trees/tree-rows.js';

/** One block per signal, the most severe first; `money` is the unit of what they touch. */
export function detectionAsText({ asOf, signals, watched, expectedByChance }: Detection, money: ValueUnit): string {
  const chance = `${watched} things watched; by chance alone about ${expectedByChance.toFixed(1)} would be reported.`;
  if (signals.length === 0) return `Nothing stands out as of ${dayText(asOf)}. ${chance}`;
  const head = `As of ${dayText(asOf)}: ${signals.length} ${signals.length === 1 ? 'thing stands' : 'things stand'} out. ${chance}`;
  return [head, ...signals.map((signal) => blockOf(signal, money))].join('\n\n');
}

function blockOf(signal: Signal, money: ValueUnit): string {
  const { severity, title, words, path, segment, evidence, touched, consequences } = signal;
  const cost = touched.money === null ? '' : `, ${formatValue(touched.money, money)} in 30 days`;
  const where = path === '' ? `the root${segment === null ? '' : ` (${segment})`}` : path;
  return [
    `${severity.toUpperCase()}  ${title}`,
    `  ${words}`,
    ...evidence.map(({ label, text }) => `    ${label}: ${text}`),
    `  at ${where}; touches ${Math.round(touched.customers)} customers${cost}`,
    ...(consequences.length === 0 ? [] : [`  explains ${consequences.join(', ')}`]),
  ].join('\n');
}

/** What became of the signals as findings. */
export function raisedText({ run, isNew }: DetectResult): string {
  if (!isNew) return 'This state of the data was looked at before: nothing is raised anew.';
  const { raised, reopened, recovered } = run;
  return `${raised} raised, ${reopened} reopened, ${recovered} recovered; see them with "bough findings list".`;
}

/** The whole run as data, with days as people write them. */
export function detectionAsJson(
  { asOf, signals, watched, expectedByChance }: Detection,
  raised: DetectResult | null = null,
) {
  return {
    asOf: dayText(asOf),
    watched,
    expectedByChance,
    ...(raised && { raised: { isNew: raised.isNew, raised: raised.run.raised, reopened: raised.run.reopened } }),
    signals: signals.map(({ period, ...signal }) => ({ ...signal, period: periodAsJson(period) })),
  };
}
