/** The second line: what is looked at. A page shows the choices that it depends on; all of them stand in the address. */
import { useShell } from '../access/viewer.js';
import { SegmentPicker } from '../segments/segment-picker.js';
import { PeriodPicker } from '../shared/period-picker.js';
import { useAddress } from '../shared/use-address.js';
import type { Place } from '../routes.js';
import styles from './choice-bar.module.css';

const COMPARISONS = [
  [null, 'the period before'],
  ['last-year', 'a year before'],
] as const;

export function ChoiceBar({ place }: { readonly place: Place }) {
  const { address, choose } = useAddress();
  const { workspace, tree, dimensions } = useShell();
  const { choices } = place;
  const by = dimensions.nodes.find(({ key }) => key === (address.by ?? tree?.dimension.key)) ?? dimensions.nodes[0];
  const dataThrough = workspace?.dataThrough ?? null;
  if (choices.length === 0) return null;
  return (
    <div role="toolbar" aria-label="What is shown" className={`${styles.bar} no-print`}>
      {choices.includes('by') && by && (
        <SegmentPicker
          dimensions={dimensions.nodes}
          dimension={by}
          chosen={address.seg}
          onDimension={(key) => choose({ by: key === tree?.dimension.key ? null : key, seg: [] })}
          onSegments={(seg) => choose({ seg })}
        />
      )}
      {choices.includes('p') && (
        <PeriodPicker
          name="Period"
          value={address.p}
          label={null}
          dataThrough={dataThrough}
          onChoose={(p) => choose({ p })}
        />
      )}
      {choices.includes('c') && (
        <span className="line">
          <span className="mute">against</span>
          <PeriodPicker
            name="Compared with"
            value={address.c}
            label={null}
            dataThrough={dataThrough}
            first={COMPARISONS}
            hasPresets={false}
            onChoose={(c) => choose({ c })}
          />
        </span>
      )}
      {choices.includes('at') && (
        <label className="line">
          <span className="mute">owners and structure as of</span>
          <input
            type="date"
            value={address.at ?? ''}
            onChange={(event) => choose({ at: event.target.value || null })}
            aria-label="Owners, standards and structure as of this day; empty is today"
          />
        </label>
      )}
      {dataThrough && <span className={`mute ${styles.fresh}`}>data to {DAY.format(Date.parse(dataThrough))}</span>}
    </div>
  );
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
