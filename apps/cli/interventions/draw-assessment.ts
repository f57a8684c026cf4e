/** An assessment in the terminal: the verdict in words, then what stands beside it. */
import { dayText, analysisWords, partWords, waveWords, type Assessment } from '@bough/domain';

export function assessmentLines(assessment: Assessment): string[] {
  const { words, grade, waves, looks, parts, guardrails, others, upward, opinions, checks } = assessment;
  const moved = others.filter(({ outcome }) => outcome === 'gained' || outcome === 'lost');
  const begin = (names: readonly string[], launch: number) => `${names.join(', ')} from ${dayText(launch)}`;
  return [
    `${words.headline} (grade ${grade})`,
    words.summary,
    `How we know: ${words.howWeKnow}`,
    `What would change our mind: ${words.wouldChangeOurMind}`,
    ...section('Waves', waves.map((wave) => `${begin(wave.names, wave.launch)}: ${waveWords(assessment, wave)}`)),
    ...section('Looks', looks.map(analysisWords)),
    ...section('Each treated segment', parts.map((part) => `${part.name}: ${partWords(assessment, part)}`)),
    ...section('Guardrails', guardrails.map((each) => `${each.name} (${each.path}): ${each.words}`)),
    ...section('Other segments', moved.map(({ name, outcome }) => `${name} ${outcome}`)),
    ...section('Up the tree', upwardLines(upward)),
    ...section('Second opinions', opinions.map((each) => each.words)),
    ...section('Checks', checks.map((each) => `${each.status}: ${each.words}`)),
  ]; // prettier-ignore
}

/** Nodes that no formula leads to, in one line. */
function upwardLines(upward: Assessment['upward']): string[] {
  const out = upward.filter(({ outcome }) => outcome === 'not_reached').map(({ name }) => name);
  const reached = upward
    .filter(({ outcome }) => outcome !== 'not_reached')
    .map(({ name, words }) => `${name}: ${words}`);
  return [...reached, ...(out.length === 0 ? [] : [`no formula leads from here to ${out.join(', ')}`])];
}

/** A title over its lines; nothing without lines. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
