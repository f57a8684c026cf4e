/** The tabs of a node: each asks its own question once it is chosen. */
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { Conversations } from '../gql/conversations.js';
import { NodeBets, NodeFindings, NodeNow, NodeWho, NodeWhy } from '../gql/node.js';
import { useShell } from '../access/viewer.js';
import { ChangeMark } from '../comparisons/change-mark.js';
import { StandardMark } from '../comparisons/standard-mark.js';
import { ConversationList } from '../facts/conversation-list.js';
import { NodeFindings as Findings } from '../findings/node-findings.js';
import { NodeBets as Bets } from '../interventions/node-bets.js';
import { WhoAnswers } from '../ownership/who-answers.js';
import { useAsk } from '../shared/ask.js';
import { endOfDay } from '../shared/instant.js';
import { Answered, Empty } from '../shared/part.js';
import { comparisonOf, lastDayOf, periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import { elsewhere, printAddress } from '../shared/address.js';
import { NodeNow as Now } from '../trees/node-now.js';
import { seriesRange } from '../trees/node-series.js';
import { NodeWhy as Why } from '../trees/node-why.js';
import type { Cell, Woven } from '../trees/weave.js';
import { changeOf, nodeNow, nodesByName } from './node-now.js';
import { whyOf } from './node-why.js';

interface TabProps {
  readonly id: string;
  readonly cell: Cell;
  readonly woven: Woven;
  /** The name of the period, and the first day after it, ISO 8601. */
  readonly period: { readonly label: string; readonly endExclusive: string };
}

/** A link to another node, whose panel takes the place of this one. */
function useNodeLink() {
  const { address } = useAddress();
  return (node: string, content: string): ReactNode => (
    <Link href={printAddress({ ...address, node, tab: null })}>{content}</Link>
  );
}

const Gone = () => (
  <Empty title="The node is gone">
    <p>The tree has changed since this page was loaded. Load it again.</p>
  </Empty>
);

export function NowTab({ id, cell, woven, period }: TabProps) {
  const { address } = useAddress();
  const { workspace } = useShell();
  const linkTo = useNodeLink();
  const asked = useAsk(NodeNow, {
    id,
    period: periodOf(address),
    compareTo: comparisonOf(address),
    seriesPeriod: { range: seriesRange(period.endExclusive, lastDayOf(workspace!)) },
  });
  return (
    <Answered asked={asked} height={420} what="Loading the node">
      {({ node }) => {
        if (node?.__typename !== 'TreeNode') return <Gone />;
        const { reading, metric } = node;
        return (
          <div className="stack">
            <Now
              data={nodeNow(node, period.label)}
              nodes={nodesByName(woven, cell)}
              change={<ChangeMark change={changeOf(reading?.comparison)} isRatio={metric?.unit.kind === 'RATIO'} />}
              standardMark={({ status, text }) => <StandardMark status={status} title={text} />}
              linkTo={linkTo}
            />
            {reading?.current.formatted && <Behind id={id} period={period.label} />}
          </div>
        );
      }}
    </Answered>
  );
}

/** Asked only once somebody wants to see them. */
function Behind({ id, period }: { readonly id: string; readonly period: string }) {
  const [isOpen, setOpen] = useState(false);
  const { address } = useAddress();
  const { workspace } = useShell();
  const asked = useAsk(Conversations, { input: { node: id, period: periodOf(address) } }, { pause: !isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The conversations behind it</summary>
      {isOpen && (
        <Answered asked={asked} height={200} what="Loading the conversations">
          {({ conversations, customers }) =>
            conversations ? (
              <ConversationList
                csv={printAddress(elsewhere(address, '/export/conversations.csv', { node: address.node }))}
                conversations={conversations}
                customers={customers ?? null}
                period={period}
                timeZone={workspace!.timeZone}
              />
            ) : (
              <p className="mute">Its metric counts no conversations.</p>
            )
          }
        </Answered>
      )}
    </details>
  );
}

export function WhyTab({ id, cell }: TabProps) {
  const { address, link } = useAddress();
  const linkTo = useNodeLink();
  const asked = useAsk(NodeWhy, { node: id, period: periodOf(address), compareTo: comparisonOf(address) });
  const node = cell.nodeKey;
  return (
    <Answered asked={asked} height={320} what="Loading why">
      {(answer) => (
        <div className="stack">
          <Why
            data={whyOf(answer)}
            linkTo={linkTo}
            links={
              <p className="line">
                <Link className="button" href={link('/explain', { node })}>
                  Explain the change
                </Link>
                {cell.column.kind !== 'ALL' && (
                  <Link className="button" href={link('/explain', { node, vs: 'all' })}>
                    Explain the gap to all
                  </Link>
                )}
              </p>
            }
          />
        </div>
      )}
    </Answered>
  );
}

export function WhoTab({ id, cell }: TabProps) {
  const { address, link } = useAddress();
  const { timeZone } = useShell().workspace!;
  const asked = useAsk(NodeWho, { id, at: endOfDay(address.at, timeZone) });
  return (
    <Answered asked={asked} height={240} what="Loading who answers for it">
      {({ node }) =>
        node?.__typename === 'TreeNode' ? (
          <div className="stack">
            <WhoAnswers
              ownership={node.ownership}
              history={node.ownershipHistory.map(({ endExclusive, reason, changedBy, ...span }) => ({
                ...span,
                endExclusive: endExclusive ?? null,
                reason: reason ?? null,
                changedBy: changedBy ?? null,
              }))}
              timeZone={timeZone}
              links={
                <p className="line">
                  <Link className="button" href={link('/owners', { node: cell.nodeKey, at: address.at })}>
                    All owners
                  </Link>
                </p>
              }
            />
          </div>
        ) : (
          <Gone />
        )
      }
    </Answered>
  );
}

export function FindingsTab({ id, cell }: TabProps) {
  const { link } = useAddress();
  const { timeZone } = useShell().workspace!;
  const asked = useAsk(NodeFindings, { id, node: id });
  return (
    <Answered asked={asked} height={240} what="Loading the findings">
      {({ node, findings }) =>
        node?.__typename === 'TreeNode' ? (
          <Findings
            open={node.findings}
            past={findings.nodes.filter(({ nodeKey }) => nodeKey === cell.nodeKey)}
            timeZone={timeZone}
            linkTo={(number, content) => <Link href={link(`/findings/${number}`)}>{content}</Link>}
          />
        ) : (
          <Gone />
        )
      }
    </Answered>
  );
}

export function ChangedTab({ id }: TabProps) {
  const { link } = useAddress();
  const asked = useAsk(NodeBets, { id });
  return (
    <Answered asked={asked} height={240} what="Loading what was changed">
      {({ node }) =>
        node?.__typename === 'TreeNode' ? (
          <Bets
            bets={node.interventions}
            linkTo={(number, content) => <Link href={link(`/interventions/${number}`)}>{content}</Link>}
          />
        ) : (
          <Gone />
        )
      }
    </Answered>
  );
}
