/** Who answered for one node from when to when, and everything that was ever assigned. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { OwnerChanges, OwnerHistory } from '../gql/owners.js';
import { Assigned, OwnerPeriods } from '../ownership/history.js';
import { useAsk } from '../shared/ask.js';
import { Answered, Empty } from '../shared/part.js';
import { useAddress } from '../shared/use-address.js';
import { useDays } from './use-days.js';
import styles from '../ownership/owners.module.css';

const MOST_SHOWN = 200;

/** `nodes`: those that can be chosen. The root has an empty key, and is what is shown at first. */
export function OwnersHistory({
  nodes,
}: {
  readonly nodes: readonly { readonly key: string; readonly name: string }[];
}) {
  const { address, choose, link } = useAddress();
  const { dayOf } = useDays();
  const key = address.node ?? '';
  const history = useAsk(OwnerHistory, { node: key });
  const changes = useAsk(OwnerChanges, {});
  const rows = useMemo(
    () => [...(changes.data?.assignments ?? [])].sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)),
    [changes.data],
  );
  const wanted = (address.q ?? '').toLowerCase();
  const found = rows.filter(({ targetName, party, recordedBy }) =>
    [targetName, party?.name ?? '', recordedBy].some((text) => text.toLowerCase().includes(wanted)),
  );
  const offered = nodes.some((node) => node.key === key) ? nodes : [...nodes, { key, name: key }];
  const keyOf = (target: string) => nodes.find((node) => node.key === target)?.key;
  return (
    <div className={styles.pair}>
      <section className="card stack" aria-label="One node">
        <h2>Who answered</h2>
        <label className="line">
          for
          <select value={key} onChange={(event) => choose({ node: event.target.value || null })}>
            {offered.map((node) => (
              <option key={node.key} value={node.key}>
                {node.name}
              </option>
            ))}
          </select>
        </label>
        <Answered asked={history} height={160} what="Loading who answered">
          {({ tree }) =>
            tree?.node ? (
              <OwnerPeriods periods={[...tree.node.ownershipHistory].reverse()} dayOf={dayOf} />
            ) : (
              <Empty title="There is no such node" />
            )
          }
        </Answered>
      </section>
      <section className="card stack" aria-label="Everything that was assigned">
        <h2>Everything that was assigned</h2>
        <input
          type="search"
          aria-label="Part of the name of a person, a team or a part of the tree"
          placeholder="A person, a team, a part of the tree …"
          value={address.q ?? ''}
          onChange={(event) => choose({ q: event.target.value || null })}
        />
        <Answered asked={changes} height={320} what="Loading what was assigned">
          {() => (
            <>
              <Assigned
                rows={found.slice(0, MOST_SHOWN)}
                dayOf={dayOf}
                targetLink={({ target, targetName }) =>
                  keyOf(target) === undefined ? (
                    targetName
                  ) : (
                    <Link href={link('/owners', { tab: 'history', node: target || null, q: address.q })}>
                      {targetName}
                    </Link>
                  )
                }
              />
              {found.length > MOST_SHOWN && (
                <p className="mute">
                  The newest {MOST_SHOWN} of {found.length}.
                </p>
              )}
            </>
          )}
        </Answered>
      </section>
    </div>
  );
}
