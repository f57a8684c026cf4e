/** The one-page report: verdict, numbers, picture, guardrails, checks and the frozen plan, as HTML that prints well on one sheet or two. */
import { dayText } from '../../shared/day.js';
import type { Assessment } from '../assessment.js';
import type { AssessmentCheck } from '../assessment-reason.js';
import { impactSvg } from './impact-svg.js';
import { partWords, waveWords } from '../words/part-words.js';
import { escaped } from '../../shared/escaped.js';
import { sizeText } from '../plan-texts.js';
import type { InterventionPlan } from '../plan.js';

/** What the report says besides the assessment. */
export interface ReportFacts {
  /** `#3`. */
  readonly number: string;
  readonly owner: string;
  readonly frozenAt: string | null;
  /** SHA-256 of the frozen plan. */
  readonly hash: string | null;
  /** The reproducibility key. */
  readonly key: string | null;
}

const COLOURS: Record<Assessment['verdict']['kind'], string> = {
  verified_improvement: '#1c7c54',
  partly_verified: '#5a8a1c',
  no_effect: '#52606d',
  worsened: '#b3261e',
  inconclusive: '#8a6d1c',
  immature: '#52606d',
  confounded: '#6b3fa0',
};

export function impactReport(assessment: Assessment, plan: InterventionPlan, facts: ReportFacts): string {
  const { words, verdict, grade } = assessment;
  const svg = impactSvg(assessment, plan.direction) ?? '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${facts.number} ${plan.title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p class="small">Intervention ${escaped(facts.number)} · ${escaped(facts.owner)}</p><h1>${escaped(plan.title)}</h1></header>
<p class="verdict" style="border-color:${COLOURS[verdict.kind]}"><strong style="color:${COLOURS[verdict.kind]}">${escaped(words.headline)}</strong><span class="grade" title="Evidence grade">Evidence ${grade}</span></p>
<p>${escaped(words.summary)}</p>
${svg}
<section class="columns">
<div><h2>How we know</h2><p>${escaped(words.howWeKnow)}</p></div>
<div><h2>What would change our mind</h2><p>${escaped(words.wouldChangeOurMind)}</p></div>
</section>
${waveTable(assessment)}${partTable(assessment)}${guardrailTable(assessment)}${upwardTable(assessment)}
<section class="columns">
<div><h2>Checks</h2><ul class="checks">${[...assessment.checks, ...agreeing(assessment)].map(checkItem).join('')}</ul></div>
<div><h2>The bet</h2>${betList(assessment, plan, facts)}</div>
</section>
<footer class="small">Data through ${assessment.dataThrough === null ? '–' : dayText(assessment.dataThrough)} · method ${escaped(assessment.inputs.method)} · workspace version ${assessment.inputs.workspaceVersion} · data version ${assessment.inputs.dataVersion}${facts.key ? ` · key ${escaped(facts.key)}` : ''}</footer>
</body>
</html>
`;
}

const STYLE = `
:root{color-scheme:light}body{font:14px/1.5 system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;color:#1f2933;background:#fff;max-width:880px;margin:24px auto;padding:0 20px}
h1{font-size:24px;line-height:1.2;margin:0 0 12px}h2{font-size:14px;margin:14px 0 4px}p{margin:0 0 8px}svg{width:100%;height:auto;margin:6px 0}
.verdict{display:flex;align-items:center;justify-content:space-between;gap:12px;border-left:6px solid;padding:6px 12px;background:#f6f8fb;font-size:18px}
.grade{font-size:13px;border:1px solid #c3cbd5;border-radius:12px;padding:1px 10px;background:#fff;white-space:nowrap}
.small,footer{color:#6b7785;font-size:12px;margin:0}.columns{display:grid;grid-template-columns:1fr 1fr;gap:0 28px}
table{border-collapse:collapse;width:100%;font-size:13px}th{text-align:left;color:#6b7785;font-weight:600}td,th{padding:3px 10px 3px 0;border-bottom:1px solid #e4e8ee;vertical-align:top}
ul.checks{list-style:none;margin:0;padding:0}ul.checks li{padding-left:20px;text-indent:-20px}dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:1px 12px}dt{color:#6b7785}dd{margin:0;overflow-wrap:anywhere}
footer{border-top:1px solid #e4e8ee;margin-top:14px;padding-top:6px}
@media (max-width:640px){.columns{grid-template-columns:1fr}}
@media print{@page{size:A4;margin:12mm}body{margin:0;padding:0;max-width:none;font-size:10px;line-height:1.35}svg{max-height:92mm}h1{font-size:18px}.verdict{font-size:14px;print-color-adjust:exact;-webkit-print-color-adjust:exact}table{font-size:10px}section,table{break-inside:avoid}}
`;

const MARKS: Record<AssessmentCheck['status'], string> = { passed: '✓', failed: '✗', noted: '·' };

function checkItem({ status, words }: Pick<AssessmentCheck, 'status' | 'words'>): string {
  return `<li>${MARKS[status]}&nbsp; ${escaped(words)}</li>`;
}

/** Those that disagree are among the checks. */
function agreeing({ opinions }: Assessment): Pick<AssessmentCheck, 'status' | 'words'>[] {
  return opinions
    .filter(({ agrees }) => agrees)
    .map(({ words }) => ({ status: 'noted', words: `second opinion: ${words}` }));
}

function waveTable(assessment: Assessment): string {
  if (assessment.waves.length === 0) return '';
  const rows = assessment.waves.map((wave) => [
    ...[
      wave.names.join(', '),
      unbroken(dayText(wave.launch)),
      namesIn(assessment, wave.controls) || 'its own weeks before',
    ],
    waveWords(assessment, wave),
  ]);
  return tableOf('Waves', ['wave', 'from', 'compared with', 'what it did'], rows);
}

function namesIn({ treated, others }: Assessment, ids: readonly string[]): string {
  const nameOf = (id: string) => [...treated, ...others].find(({ segment }) => segment === id)?.name ?? id;
  return ids.map(nameOf).join(', ');
}

function unbroken(day: string): string {
  return day.replaceAll('-', '\u2011');
}

function partTable(assessment: Assessment): string {
  if (assessment.parts.length === 0) return '';
  const rows = assessment.parts.map((part) => [part.name, partWords(assessment, part)]);
  return tableOf('Each treated segment', ['segment', 'what it did'], rows);
}

function guardrailTable({ guardrails }: Assessment): string {
  if (guardrails.length === 0) return '';
  const rows = guardrails.map(({ name, path, words }) => [`${name} (${path === '' ? 'all' : path})`, words]);
  return tableOf('Guardrails', ['node', 'what happened'], rows);
}

function upwardTable({ upward, worth, effect }: Assessment): string {
  const rows = upward
    .filter(({ outcome }) => outcome !== 'not_reached')
    .map(({ name, words, predicted }) => [
      name,
      `${words}${predicted ? ` (predicted ${short(predicted.value)})` : ''}`,
    ]);
  if (worth && effect)
    rows.push([
      'Worth a month',
      `${short(worth.perMonth)} ${worth.currency} saved (95 %: ${short(worth.low95)} to ${short(worth.high95)}); ${worth.words}`,
    ]);
  return rows.length === 0 ? '' : tableOf('Up the tree', ['node', 'what the tree says'], rows);
}

function tableOf(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((column) => `<th>${column}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('');
  return `<h2>${title}</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function betList(assessment: Assessment, plan: InterventionPlan, { frozenAt, hash }: ReportFacts): string {
  const size = (value: number) => sizeText({ kind: plan.margin.kind, value });
  const waves = plan.waves
    .map(({ segments, launch }) => `${namesIn(assessment, segments)} from ${dayText(launch)}`)
    .join('; ');
  const facts: [string, string][] = [
    ['Why', plan.hypothesis],
    ['Node', plan.primary],
    ['Treated', waves],
    ['Compared with', comparedWith(assessment, plan)],
    [
      'Bet',
      `${plan.direction}${plan.predicted === null ? '' : ` by ${size(plan.predicted)}`}; what matters: ${size(plan.margin.value)}`,
    ],
    ['Window', `${plan.rolloutDays + plan.washoutDays} days to settle, then ${plan.weeks} weeks${followed(plan)}`],
    ['Frozen', frozenAt === null ? 'not frozen' : `${frozenAt}${hash ? `, ${hash.slice(0, 12)}` : ''}`],
    ...(plan.otherChanges ? [['Also changes', plan.otherChanges] as [string, string]] : []),
  ];
  return `<dl>${facts.map(([term, text]) => `<dt>${term}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`;
}

function comparedWith(assessment: Assessment, { controls, arms }: InterventionPlan): string {
  if (arms) return `${arms.control.length} of ${arms.treated.length + arms.control.length} customers, drawn`;
  return namesIn(assessment, controls) || 'its own weeks before';
}

function followed({ followUpDays }: InterventionPlan): string {
  return followUpDays === undefined ? '' : `; each conversation is followed for ${followUpDays} days`;
}

function short(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 }).replace('-', '−');
}
