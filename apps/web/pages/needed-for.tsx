/** What each driver alone would have to be for a target. */
import { useState } from 'react';
import { Needed } from '../gql/explain.js';
import { useAsk } from '../shared/ask.js';
import { Answered } from '../shared/part.js';
import { periodOf } from '../shared/period.js';
import { numbers, Table } from '../shared/table.js';
import { useAddress } from '../shared/use-address.js';
import { titleOf, type Explained } from './node-title.js';

export function NeededFor({ node }: { readonly node: Explained }) {
  const { address } = useAddress();
  const [text, setText] = useState('');
  const target = Number(text);
  const isNumber = text.trim() !== '' && Number.isFinite(target);
  const kind = node.metric?.unit.kind;
  const inUnits = kind === 'RATIO' ? target / 100 : target;
  const asked = useAsk(Needed, { node: node.key, period: periodOf(address), target: inUnits }, { pause: !isNumber });
  const unit = kind === 'RATIO' ? '%' : kind === 'DURATION' ? 'seconds' : (node.metric?.unit.currency ?? '');
  return (
    <section className="stack" aria-label="For a target">
      <h3>For a target</h3>
      <label className="line">
        {titleOf(node)} should be
        <input type="number" step="any" value={text} onChange={(event) => setText(event.target.value)} /> {unit}
      </label>
      {isNumber && (
        <Answered asked={asked} height={120} what="What is needed">
          {({ tree }) => (
            <Table
              label="What each driver alone would have to be"
              heads={['Either', ...numbers('from', 'to', 'change')]}
            >
              {(tree?.node?.neededChange ?? []).map(({ key, name, from, to, relative }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td className="number">{from.formatted}</td>
                  <td className="number">{to?.formatted ?? 'no value of it does'}</td>
                  <td className="number">
                    {relative === null ? '' : `${relative > 0 ? '+' : '−'}${Math.abs(relative * 100).toFixed(1)}%`}
                  </td>
                </tr>
              ))}
            </Table>
          )}
        </Answered>
      )}
    </section>
  );
}
