/** Why a value differs, in bars that add up: from the reference down to the value, each bar one part, with what chance may make of it. */
import { scaleLinear } from 'd3-scale';
import { useState, type ReactNode } from 'react';
import { Table } from '../shared/table.js';
import { layOutWaterfall, unexplained, type WaterfallPart } from './waterfall-layout.js';
import styles from './explain.module.css';

export interface WaterfallLine extends WaterfallPart {
  readonly before: { readonly formatted: string } | null;
  readonly after: { readonly formatted: string } | null;
  readonly owner: { readonly person: { readonly name: string } } | null;
  readonly node: { readonly key: string } | null;
}

interface WaterfallProps {
  readonly lines: readonly WaterfallLine[];
  readonly reference: { readonly value: number; readonly formatted: string; readonly name: string };
  readonly current: { readonly value: number; readonly formatted: string; readonly name: string };
  readonly change: { readonly value: number; readonly formatted: string };
  /** Relative; what rounding may leave. */
  readonly tolerance: number;
  /** Whether more is better; `null` where no direction is good. */
  readonly isMoreBetter: boolean | null;
  readonly linkOf: (line: WaterfallLine, content: ReactNode) => ReactNode;
}

/** The width of the bars' column, in the units of the picture. */
const WIDTH = 400;
const HEIGHT = 26;

export function Waterfall({ lines, reference, current, change, tolerance, isMoreBetter, linkOf }: WaterfallProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = layOutWaterfall(lines, reference.value, open);
  const ends = rows.flatMap(({ from, to, low, high }) => [from, to, low ?? to, high ?? to]);
  const x = scaleLinear()
    .domain([Math.min(reference.value, current.value, ...ends), Math.max(reference.value, current.value, ...ends)])
    .nice()
    .range([6, WIDTH - 6]);
  const rest = unexplained(lines, change.value);
  const addsUp = Math.abs(rest) <= Math.max(tolerance * Math.abs(change.value), 1e-9 * Math.abs(current.value));
  const toggle = (key: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const toneOf = (value: number) =>
    isMoreBetter === null || value === 0 ? 'none' : value > 0 === isMoreBetter ? 'good' : 'bad';
  const end = (name: string, value: number, formatted: string) => (
    <tr className={styles.end}>
      <th scope="row">{name}</th>
      <td className={styles.bars}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <line x1={x(value)} x2={x(value)} y1={2} y2={HEIGHT - 2} className={styles.stop} />
        </svg>
      </td>
      <td className="number">{formatted}</td>
      <td />
      <td />
    </tr>
  );
  return (
    <Table
      label="Parts of the difference"
      heads={[
        'Part',
        { key: 'Bar', isHidden: true },
        { key: 'Adds', isNumber: true },
        { key: 'From, to', isNumber: true },
        'Whose',
      ]}
      foot={
        <tr>
          <th scope="row">In all</th>
          <td />
          <td className="number">
            <b>{change.formatted}</b>
          </td>
          <td colSpan={2} className={addsUp ? 'mute' : 'bad'}>
            {addsUp ? 'The parts add up.' : `The parts leave ${rest.toPrecision(3)} unexplained.`}
          </td>
        </tr>
      }
    >
      {end(reference.name, reference.value, reference.formatted)}
      {rows.map(({ part, depth, from, to, low, high, isOpen, hasParts }, index) => (
        <tr key={`${part.key} ${depth} ${index}`}>
          <th scope="row" style={{ paddingInlineStart: 8 + depth * 18 }}>
            {hasParts ? (
              <button
                type="button"
                className={`quiet ${styles.twist}`}
                aria-expanded={isOpen}
                aria-label={`Parts of ${part.name}`}
                onClick={() => toggle(part.key)}
              >
                <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
              </button>
            ) : (
              <span className={styles.noTwist} />
            )}
            {linkOf(part, part.name)}
          </th>
          <td className={styles.bars}>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              <rect
                x={Math.min(x(from), x(to))}
                width={Math.max(1, Math.abs(x(to) - x(from)))}
                y={5}
                height={HEIGHT - 10}
                data-tone={part.withinNoise ? 'noise' : toneOf(part.absolute.value)}
                data-depth={depth}
              />
              {low !== null && high !== null && (
                <line x1={x(low)} x2={x(high)} y1={HEIGHT / 2} y2={HEIGHT / 2} className={styles.whisker} />
              )}
            </svg>
          </td>
          <td className="number">
            {part.absolute.formatted}
            {part.withinNoise && <span className={styles.noise}> may be chance</span>}
          </td>
          <td className="number mute">
            {part.before && part.after && `${part.before.formatted} → ${part.after.formatted}`}
          </td>
          <td className="mute">{part.owner?.person.name}</td>
        </tr>
      ))}
      {end(current.name, current.value, current.formatted)}
    </Table>
  );
}
