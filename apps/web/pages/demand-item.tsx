/** The panel of an item of demand: how it went week by week, who writes about it, and the conversations themselves. */
import { Conversations } from '../gql/conversations.js';
import { useShell } from '../access/viewer.js';
import { handlingOf, nameOf, weeksOf, type DemandItem } from '../comparisons/demand-table.js';
import { ConversationList } from '../facts/conversation-list.js';
import { elsewhere, printAddress } from '../shared/address.js';
import { useAsk } from '../shared/ask.js';
import { Dialog } from '../shared/dialog.js';
import { Answered } from '../shared/part.js';
import { periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import { SeriesStrip } from '../trees/series-strip.js';

interface DemandItemPanelProps {
  readonly item: DemandItem;
  readonly period: string;
  readonly onClose: () => void;
}

export function DemandItemPanel({ item, period, onClose }: DemandItemPanelProps) {
  const { address } = useAddress();
  const { workspace } = useShell();
  const asked = useAsk(Conversations, {
    input: { period: periodOf(address), segments: [item.segment], labels: item.labels },
  });
  const handling = handlingOf(item);
  const [dimension, segment] = item.segment.split('/') as [string, string?];
  const csv = elsewhere(address, '/export/conversations.csv', {
    by: segment === undefined ? null : dimension,
    seg: segment === undefined ? [] : [segment],
    rows: item.labels.map((label) => label.dimension).join(','),
    cols: JSON.stringify(item.labels.map(({ value }) => value)),
  });
  return (
    <Dialog title={`${item.segmentName} · ${nameOf(item)}`} place="side" width={520} onClose={onClose}>
      <div className="stack">
        <SeriesStrip series={[weeksOf(item)]} />
        {handling && <SeriesStrip series={[handling]} />}
        <h3>The conversations behind it</h3>
        <Answered asked={asked} height={200} what="Loading the conversations">
          {({ conversations, customers }) => (
            <ConversationList
              csv={printAddress(csv)}
              conversations={conversations!}
              customers={customers ?? null}
              period={period}
              timeZone={workspace!.timeZone}
            />
          )}
        </Answered>
      </div>
    </Dialog>
  );
}
