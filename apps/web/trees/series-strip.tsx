/** One row over time in all segments: small pictures on one scale. */
import { linePath, scaleOf, seriesWords, type SegmentSeries } from './series.js';
import styles from './series-strip.module.css';

interface SeriesStripProps {
  readonly series: readonly SegmentSeries[];
}

const WIDTH = 132;
const HEIGHT = 40;

export function SeriesStrip({ series }: SeriesStripProps) {
  const scale = scaleOf(series);
  const isAnyDoubtful = series.some(({ points }) => points.some(({ isDoubtful }) => isDoubtful));
  if (!scale) return <p className="mute">Nothing has had a value in this time.</p>;
  return (
    <>
      <p className="mute">
        {series.length > 1 ? 'One scale for all: from' : 'From'} {scale.low.formatted} to {scale.high.formatted}.
        {isAnyDoubtful && ' Open circles are doubtful: too few, or still moving.'}
      </p>
      <ul className={styles.strip}>
        {series.map((each) => {
          const last = each.points.findLast(({ formatted }) => formatted !== null);
          return (
            <li key={each.key}>
              <span className={styles.name}>{each.name}</span>
              <svg
                role="img"
                aria-label={seriesWords(each)}
                viewBox={`-3 -4 ${WIDTH + 6} ${HEIGHT + 8}`}
                width={WIDTH + 6}
                height={HEIGHT + 8}
              >
                <path d={`M0 0H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} className={styles.edge} />
                <path d={linePath(each.points, scale, WIDTH, HEIGHT)} className={styles.line} />
                {each.points.map((point, index) =>
                  point.value !== null && point.isDoubtful ? (
                    <circle
                      key={index}
                      cx={(index * WIDTH) / Math.max(1, each.points.length - 1)}
                      cy={HEIGHT * (1 - part(point.value, scale.low.value!, scale.high.value!))}
                      r="2.5"
                      className={styles.doubtful}
                    />
                  ) : null,
                )}
              </svg>
              <span className={styles.last}>{last?.formatted ?? 'no value'}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const part = (value: number, low: number, high: number) => Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
