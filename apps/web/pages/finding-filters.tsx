/** Which findings are listed, and in which order. */
import { useShell } from '../access/viewer.js';
import type { Address } from '../shared/address.js';
import { useAddress } from '../shared/use-address.js';
import styles from '../findings/findings.module.css';

/** Words of the address, values of the API, names. */
const STATUSES = [
  ['open', 'OPEN', 'Open'],
  ['taken', 'ACKNOWLEDGED', 'Taken'],
  ['in_progress', 'IN_PROGRESS', 'In progress'],
  ['resolved', 'RESOLVED', 'Resolved'],
  ['dismissed', 'DISMISSED', 'Dismissed'],
] as const;
/** What is not over. */
const USUAL = ['open', 'taken', 'in_progress'];
const SEVERITIES = [
  ['critical', 'CRITICAL', 'Critical'],
  ['high', 'HIGH', 'High'],
  ['medium', 'MEDIUM', 'Medium'],
  ['low', 'LOW', 'Low'],
] as const;
export const SORTS = [
  ['severity', 'SEVERITY', 'Most severe first'],
  ['due', 'DUE', 'Next deadline first'],
  ['money', 'MONEY', 'Most money first'],
  ['newest', 'NEWEST', 'Newest first'],
] as const;

function statusesOf({ status }: Address) {
  const words = status.length > 0 ? status : USUAL;
  return STATUSES.filter(([word]) => words.includes(word)).map(([, value]) => value);
}

/** The filter of the API for the choices of an address. */
export function filterOf(address: Address) {
  const severities = SEVERITIES.filter(([word]) => address.severity.includes(word)).map(([, value]) => value);
  return {
    statuses: statusesOf(address),
    severities: severities.length > 0 ? severities : undefined,
    search: address.q ?? undefined,
    unrouted: address.who === 'nobody' ? true : undefined,
    person: address.who === null || address.who === 'nobody' ? undefined : address.who,
  };
}

/** Whether the choices leave out findings that are not over. */
export function isFiltered({ status, severity, q, who }: Address): boolean {
  return status.length > 0 || severity.length > 0 || q !== null || who !== null;
}

export function FindingFilters() {
  const { address, choose } = useAddress();
  const { people } = useShell();
  const toggle = (list: readonly string[], word: string) =>
    list.includes(word) ? list.filter((each) => each !== word) : [...list, word];
  const shown = address.status.length > 0 ? address.status : USUAL;
  return (
    <form role="search" aria-label="Findings" className={styles.filters} onSubmit={(event) => event.preventDefault()}>
      <input
        type="search"
        aria-label="Words in title, text, node or number"
        placeholder="Find in title, text, node or #number"
        value={address.q ?? ''}
        onChange={(event) => choose({ q: event.target.value || null })}
      />
      <span role="group" aria-label="Status" className="line">
        {STATUSES.map(([word, , name]) => (
          <button
            key={word}
            type="button"
            aria-pressed={shown.includes(word)}
            onClick={() => choose({ status: toggle(shown, word) })}
          >
            {name}
          </button>
        ))}
      </span>
      <label className="line">
        Severity
        <select
          value={address.severity[0] ?? ''}
          onChange={(event) => choose({ severity: event.target.value ? [event.target.value] : [] })}
        >
          <option value="">any</option>
          {SEVERITIES.map(([word, , name]) => (
            <option key={word} value={word}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="line">
        Whose
        <select value={address.who ?? ''} onChange={(event) => choose({ who: event.target.value || null })}>
          <option value="">anybody's</option>
          <option value="nobody">nobody's</option>
          {people.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="line">
        Order
        <select
          value={address.sort ?? 'severity'}
          onChange={(event) => choose({ sort: event.target.value === 'severity' ? null : event.target.value })}
        >
          {SORTS.map(([word, , name]) => (
            <option key={word} value={word}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
