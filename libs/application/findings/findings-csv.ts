/** Findings as one row each, for spreadsheets. */
import { csvText, currentRouting, dayText, type Finding, type Person } from '@bough/domain';

const COLUMNS = [
  ...['number', 'status', 'severity', 'kind', 'rule', 'title', 'words', 'node', 'segment', 'metric', 'from', 'until'],
  ...['whose', 'acknowledge_by', 'first_seen', 'last_seen', 'occurrences'],
];

/** The rows as CSV text, in the order given; the last day of a period is in it, and instants are in UTC. */
export function findingsCsv(findings: readonly Finding[], people: readonly Pick<Person, 'id' | 'key'>[]): string {
  const keys = new Map(people.map(({ id, key }) => [id, key]));
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const rows = findings.map((finding) => {
    const { kind, rule, title, words, path, segment, metric, period } = finding.signal;
    return [
      ...[finding.number, finding.status, finding.severity, kind, rule, title, words, path, segment, metric],
      ...[dayText(period.from), dayText(period.to - 1)],
      ...[keys.get(finding.assignee ?? currentRouting(finding).person ?? '') ?? null, instant(finding.acknowledgeBy)],
      ...[instant(finding.firstSeenAt), instant(finding.lastSeenAt), finding.occurrences],
    ];
  });
  return csvText(COLUMNS, rows);
}
