/** The second line: what is looked at. A page shows the choices that it depends on; all of them stand in the address. */
import { useShell } from '../access/viewer.js';
import { SegmentPicker } from '../segments/segment-picker.js';
import { Drop } from '../shared/drop.js';
import { lastDayOf, periodNames } from '../shared/period.js';
import { PeriodPicker } from '../shared/period-picker.js';
import { useAddress } from '../shared/use-address.js';
import type { ClientPlace } from '../routes.js';
import styles from './choice-bar.module.css';

const COMPARISONS = [
  [null, 'the period before'],
  ['last-year', 'a year before'],
] as const;

export function ChoiceBar({ place }: { readonly place: ClientPlace }) {
  const { address, choose } = useAddress();
  const { workspace, tree, dimensions } = useShell();
  const { choices } = place;
  const by = dimensions.nodes.find(({ key }) => key === (address.by ?? tree?.dimension.key)) ?? dimensions.nodes[0];
  const dataThrough = workspace && lastDayOf(workspace);
  const names = workspace && periodNames(address, workspace, new Date());
  if (choices.length === 0) return null;
  return (
    <section aria-label="What is shown" className={`${styles.bar} no-print`}>
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
          label={names?.period ?? null}
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
            label={names?.comparison ?? null}
            dataThrough={dataThrough}
            first={COMPARISONS}
            hasPresets={false}
            onChoose={(c) => choose({ c })}
          />
        </span>
      )}
      {choices.includes('at') && <AsOf at={address.at} onChoose={(at) => choose({ at })} />}
      {dataThrough && <span className={`mute ${styles.fresh}`}>data to {DAY.format(Date.parse(dataThrough))}</span>}
    </section>
  );
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Values are always those known now; what was true on another day are owners, standards and the structure. */
function AsOf({ at, onChoose }: { readonly at: string | null; readonly onChoose: (at: string | null) => void }) {
  const text = at ? `as of ${DAY.format(Date.parse(at))}` : 'as of today';
  return (
    <Drop button={text} label={`Owners, standards and structure ${text}`}>
      {(close) => (
        <div className="stack">
          <label className="stack">
            Owners, standards and structure as of
            <input type="date" value={at ?? ''} onChange={(event) => onChoose(event.target.value || null)} />
          </label>
          <p className="mute">The numbers are those that are known today.</p>
          <button
            type="button"
            disabled={at === null}
            onClick={() => {
              onChoose(null);
              close();
            }}
          >
            As of today
          </button>
        </div>
      )}
    </Drop>
  );
}
