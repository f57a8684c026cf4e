/** What waits for the viewer, first what is due: made for a phone, one thumb for each move. */
import { Link } from 'wouter';
import { Work, type WorkQuery } from '../gql/work.js';
import { isVisitor, useShell } from '../access/viewer.js';
import { fromNow, movesOfAll } from '../findings/move-words.js';
import { SeverityMark } from '../findings/severity-mark.js';
import { useAsk } from '../shared/ask.js';
import { Answered, Empty } from '../shared/part.js';
import { useAddress } from '../shared/use-address.js';
import { useNow } from '../shared/use-now.js';
import { useMoves } from './use-moves.js';
import styles from './work.module.css';

type Item = WorkQuery['viewer']['work'][number];

/** In the order of the page. */
const REASONS: readonly (readonly [reason: Item['reason'], name: string])[] = [
  ['TO_ACKNOWLEDGE', 'To take'],
  ['TO_DECIDE', 'Taken, to decide'],
  ['IN_PROGRESS', 'In progress'],
  ['TO_START', 'Bets to start'],
  ['TO_VERIFY', 'Resolved, to be verified by the numbers'],
  ['GAP', 'Nodes below yours that nobody answers for'],
  ['UNROUTED', 'Landed on nobody'],
  ['COPY', 'For your information'],
];

export default function WorkPage() {
  const shell = useShell();
  const asked = useAsk(Work, {});
  const now = useNow();
  const moves = useMoves(now);
  const { link } = useAddress();
  if (isVisitor(shell))
    return (
      <Empty title="Nobody is signed in">
        <p>Work is what waits for one person. The findings show what waits for everybody.</p>
        <p className="line">
          <a className="button" href="/sign-in?to=/work">
            Sign in
          </a>
          <Link className="button" href={link('/findings')}>
            All findings
          </Link>
        </p>
      </Empty>
    );
  return (
    <>
      <Answered asked={asked} height={360} what="Your work">
        {({ viewer: { work } }) =>
          work.length === 0 ? (
            <Empty title="Nothing waits for you">
              <p>What lands on you appears here, with the time by which it should be taken.</p>
              <Link className="button" href={link('/findings')}>
                All findings
              </Link>
            </Empty>
          ) : (
            <div className={styles.groups}>
              {REASONS.map(([reason, name]) => {
                const items = work.filter((item) => item.reason === reason);
                return (
                  items.length > 0 && (
                    <section key={reason}>
                      <h2>
                        {name} <span className="mute">{items.length}</span>
                      </h2>
                      <ul className={styles.cards}>
                        {items.map((item, index) => (
                          <Card
                            key={item.finding?.id ?? item.intervention?.id ?? index}
                            item={item}
                            now={now}
                            start={moves.start}
                          />
                        ))}
                      </ul>
                    </section>
                  )
                );
              })}
            </div>
          )
        }
      </Answered>
      {moves.dialog}
    </>
  );
}

interface CardProps {
  readonly item: Item;
  readonly now: number;
  readonly start: ReturnType<typeof useMoves>['start'];
}

function Card({ item, now, start }: CardProps) {
  const { link } = useAddress();
  const { finding, intervention, node, title, dueAt, overdue, onBehalfOf } = item;
  const to = finding
    ? link(`/findings/${finding.number}`)
    : intervention
      ? link(`/interventions/${intervention.number}`)
      : link('/tree', { node: node?.key ?? null, tab: 'who' });
  return (
    <li className="card">
      <p className={styles.facts}>
        {finding && <SeverityMark severity={finding.severity} />}
        {node && <span>{[node.segment?.name, node.name].filter(Boolean).join(' · ')}</span>}
        {onBehalfOf && <span>on behalf of {onBehalfOf.name}</span>}
        {dueAt && (
          <span className={overdue ? styles.overdue : undefined}>
            {overdue ? 'overdue since' : 'due'} {fromNow(dueAt, now).replace(' ago', '')}
          </span>
        )}
      </p>
      <h3>
        <Link href={to}>{title}</Link>
      </h3>
      {finding && <p>{finding.words}</p>}
      {intervention?.reminder && <p>{intervention.reminder}</p>}
      {finding && (
        <p className={styles.moves}>
          {movesOfAll([finding]).map((move) => (
            <button key={move.move} type="button" onClick={() => start(move, [finding])}>
              {move.name}
            </button>
          ))}
        </p>
      )}
    </li>
  );
}
