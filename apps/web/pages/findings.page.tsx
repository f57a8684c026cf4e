/** Findings: the list on the left, one of them on the right. */
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { formatValue } from '@bough/domain';
import {
  CommentFinding,
  FindingByNumber,
  Findings,
  SeeFindings,
  type FindingsQueryVariables,
} from '../gql/findings.js';
import { isVisitor, useShell } from '../access/viewer.js';
import { FindingDetail, type FindingWhole } from '../findings/finding-detail.js';
import { FindingList, type FindingGroup } from '../findings/finding-list.js';
import { countOf, MOVES, movesOfAll, type FindingRow } from '../findings/move-words.js';
import { useAsk, useChange } from '../shared/ask.js';
import { useKeys } from '../shared/keys.js';
import { Answered, Empty, Failed, Loading } from '../shared/part.js';
import { useToast } from '../shared/toast.js';
import { useAddress } from '../shared/use-address.js';
import { useNow } from '../shared/use-now.js';
import { FindingFilters, filterOf, isFiltered, SORTS } from './finding-filters.js';
import { useMoves } from './use-moves.js';
import styles from '../findings/findings.module.css';

export default function FindingsPage() {
  const { address, link, go } = useAddress();
  const shell = useShell();
  const now = useNow();
  const number = Number(/^\/findings\/(\d+)$/.exec(address.path)?.[1]) || null;
  const sort = SORTS.find(([word]) => word === address.sort)?.[1] ?? 'SEVERITY';
  const variables: FindingsQueryVariables = { filter: filterOf(address), sort, after: null };
  const asked = useAsk(Findings, variables);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const moves = useMoves(now);
  const all = useMemo(() => asked.data?.findings.nodes ?? [], [asked.data]);
  const chosen = all.filter(({ id, number: each }) => (selected.size > 0 ? selected.has(id) : each === number));
  const canAct = !isVisitor(shell);
  const kept = {
    status: address.status,
    severity: address.severity,
    who: address.who,
    q: address.q,
    sort: address.sort,
  };
  const linkOf = (to: number) => link(`/findings/${to}`, kept);

  useKeys(
    canAct
      ? MOVES.map((move) => ({
          keys: move.key,
          name: `${move.name} what is selected, or what is open`,
          group: 'Findings',
          run: () => movesOfAll(chosen).includes(move) && moves.start(move, chosen),
        }))
      : [],
  );
  useKeys(
    canAct
      ? [{ keys: 'm', name: 'Comment', group: 'Findings', run: () => document.getElementById('comment')?.focus() }]
      : [],
  );

  const toggle = (id: string) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const moneyOf = ({ touched: { money } }: Pick<FindingRow, 'touched'>) =>
    money === null || !shell.workspace
      ? null
      : formatValue(money, { unit: 'money', currency: shell.workspace.currency });
  const offered = movesOfAll(chosen);

  return (
    <>
      <FindingFilters />
      <div className={styles.panes} data-open={number !== null || undefined}>
        <div>
          {selected.size > 0 && (
            <div className={styles.selection} role="toolbar" aria-label={`${countOf(selected.size)} selected`}>
              <b>{countOf(selected.size)}</b>
              {canAct &&
                offered.map((move) => (
                  <button key={move.move} type="button" onClick={() => moves.start(move, chosen)}>
                    {move.name}
                  </button>
                ))}
              <button type="button" className="quiet" onClick={() => setSelected(new Set())}>
                Select none
              </button>
            </div>
          )}
          <Answered asked={asked} height={480} what="Findings">
            {({ findings: { nodes, totalCount } }) =>
              nodes.length === 0 ? (
                <Nothing isFiltered={isFiltered(address)} />
              ) : (
                <>
                  <FindingList
                    groups={groupsOf(nodes, shell.viewer.person?.key ?? null)}
                    open={number}
                    selected={selected}
                    linkOf={linkOf}
                    onOpen={(to) => go(`/findings/${to}`, kept)}
                    onSelect={toggle}
                    moneyOf={moneyOf}
                    now={now}
                  />
                  {totalCount > nodes.length && (
                    <p className="mute">
                      The first {nodes.length} of {totalCount}; narrow the list to see the others.
                    </p>
                  )}
                </>
              )
            }
          </Answered>
        </div>
        {number !== null && (
          <div className={`card ${styles.pane}`}>
            <Link href={link('/findings', kept)} className={`button quiet ${styles.back}`}>
              ← All findings
            </Link>
            <One key={number} number={number} now={now} canAct={canAct} moneyOf={moneyOf} start={moves.start} />
          </div>
        )}
      </div>
      {moves.dialog}
    </>
  );
}

interface OneProps {
  readonly number: number;
  readonly now: number;
  readonly canAct: boolean;
  readonly moneyOf: (finding: FindingRow) => string | null;
  readonly start: ReturnType<typeof useMoves>['start'];
}

function One({ number, now, canAct, moneyOf, start }: OneProps) {
  const { link } = useAddress();
  const toast = useToast();
  const asked = useAsk(FindingByNumber, { search: `#${number}` });
  const [see] = useChange(SeeFindings);
  const [comment] = useChange(CommentFinding);
  const finding: FindingWhole | undefined = asked.data?.findings.nodes.find((each) => each.number === number);
  const unread = canAct && finding?.isUnread ? finding.id : null;
  useEffect(() => {
    if (unread) void see({ ids: [unread] });
  }, [unread, see]);
  if (!asked.data)
    return asked.problems.length > 0 ? (
      <Failed problems={asked.problems} again={asked.again} />
    ) : (
      <Loading height={420} />
    );
  if (!finding)
    return (
      <Empty title={`There is no finding ${number}`}>
        <Link href={link('/findings')}>All findings</Link>
      </Empty>
    );
  const say = async (text: string) => {
    const { data, problems } = await comment({ id: finding.id, text });
    const messages = [...problems, ...(data?.findingComment.userErrors ?? [])].map(({ message }) => message);
    for (const message of messages) toast(message);
    return messages.length === 0;
  };
  return (
    <FindingDetail
      finding={finding}
      now={now}
      money={moneyOf(finding)}
      canAct={canAct}
      onMove={(move) => start(move, [finding])}
      onComment={say}
      links={
        finding.node && (
          <>
            <Link className="button" href={link('/tree', { node: finding.node.key })}>
              Show in the tree
            </Link>
            <Link className="button" href={link('/explain', { node: finding.node.key })}>
              Explain
            </Link>
          </>
        )
      }
    />
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <Empty title={isFiltered ? 'No finding is like that' : 'Nothing needs attention'}>
      <p>
        {isFiltered
          ? 'Other choices above may show more.'
          : 'Bough looks at the numbers whenever they change, and lists here what stands out, with whom it concerns.'}
      </p>
    </Empty>
  );
}

/** `viewer` is the key of whoever looks; `null` for the visitor of the demo. */
function groupsOf(findings: readonly FindingRow[], viewer: string | null): readonly FindingGroup[] {
  const isMine = ({ assignee, routedTo }: FindingRow) => viewer !== null && (assignee ?? routedTo)?.key === viewer;
  const isNobodys = ({ assignee, routedTo }: FindingRow) => !assignee && !routedTo;
  return [
    { name: 'Yours', findings: findings.filter(isMine) },
    { name: 'On nobody', findings: findings.filter(isNobodys) },
    { name: 'Others', findings: findings.filter((each) => !isMine(each) && !isNobodys(each)) },
  ];
}
