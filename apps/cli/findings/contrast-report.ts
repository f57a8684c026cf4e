/** Contrasts as lines of text and as data. */
import type { Contrasts } from '@bough/application';
import type { Contrast, ContrastCase, ContrastState } from '@bough/domain';
import { periodAsJson } from '../trees/tree-rows.js';

const MARKS: Record<ContrastState, string> = {
  warning: 'WARNING',
  watch: 'watch',
  healthy: 'healthy',
  cannot_tell: 'cannot tell',
};

/** One block per rule, with its state and either every case to warn of or watch, or the words of the rule. */
export function contrastsAsText({ contrasts }: Contrasts, withEvidence: boolean): string {
  const assumptions = [...new Set(contrasts.flatMap((each) => each.assumptions))];
  return [...contrasts.map((each) => blockOf(each, withEvidence)), ...assumptions].join('\n\n');
}

function blockOf({ name, state, words, cases }: Contrast, withEvidence: boolean): string {
  const telling = cases.filter((each) => each.state === 'warning' || each.state === 'watch');
  const lines =
    telling.length === 0
      ? [`  ${words}`]
      : telling.flatMap((each) => [`  ${MARKS[each.state]}  ${each.words}`, ...evidenceOf(each, withEvidence)]);
  return [`${MARKS[state].padEnd(11)}  ${name}`, ...lines].join('\n');
}

function evidenceOf({ evidence }: ContrastCase, isAsked: boolean): string[] {
  return isAsked ? evidence.map(({ label, text }) => `      ${label}: ${text}`) : [];
}

/** The whole answer as data, with days as people write them. */
export function contrastsAsJson({ period, contrasts }: Contrasts) {
  return {
    period: periodAsJson(period),
    contrasts: contrasts.map(({ period: _, parameters, ...contrast }) => ({
      ...contrast,
      parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    })),
  };
}
