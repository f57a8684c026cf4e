/** Who is away when, as bars on one axis of time. The list below says the same in words. */
import { layOutCovers } from './cover-weeks.js';
import type { Cover } from './people.js';
import styles from './cover-calendar.module.css';

/** A name of a month would lie on the word of today: parts of 100. */
const NEAR = 5;

/** `today`: milliseconds. */
export function CoverCalendar({ covers, today }: { readonly covers: readonly Cover[]; readonly today: number }) {
  const weeks = layOutCovers(covers, today);
  if (!weeks) return null;
  return (
    <div className={styles.calendar} aria-hidden="true">
      <span />
      <div className={styles.months}>
        {weeks.months
          .filter(({ at }) => Math.abs(at - weeks.today) > NEAR)
          .map(({ name, at }) => (
            <span key={at} style={{ left: `${at}%` }}>
              {name}
            </span>
          ))}
        <span className={styles.today} style={{ left: `${weeks.today}%` }}>
          today
        </span>
      </div>
      {covers.map(({ id, from, to, active }, index) => {
        const { at, width, isCut } = weeks.bars[index]!;
        return (
          <div key={id} className={styles.row}>
            <span>{from.name}</span>
            <div className={styles.track}>
              {weeks.months.map((month) => (
                <i key={month.at} style={{ left: `${month.at}%` }} />
              ))}
              <i className={styles.today} style={{ left: `${weeks.today}%` }} />
              <b
                data-active={active || undefined}
                data-cut={isCut || undefined}
                title={to ? `${to.name} acts` : 'goes up the path'}
                style={{ left: `${at}%`, width: `${width}%` }}
              >
                {to ? `↷ ${to.name}` : '↑'}
              </b>
            </div>
          </div>
        );
      })}
    </div>
  );
}
