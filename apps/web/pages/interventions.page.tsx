/** All bets with what came of them; one of them with its verdict and picture. */
import { useState } from 'react';
import { Link } from 'wouter';
import { InterventionByNumber, SignOff } from '../gql/intervention.js';
import { Registry, type RegistryQuery } from '../gql/interventions.js';
import { useShell } from '../access/viewer.js';
import { signedBet, worthText } from '../interventions/bet.js';
import { ForestPlot } from '../interventions/forest-plot.js';
import { PlanCard } from '../interventions/plan-card.js';
import { Part, Result, type InterventionWhole } from '../interventions/result.js';
import { toneOfVerdict, VerdictMark, words } from '../interventions/verdict-mark.js';
import { useAsk, useChange } from '../shared/ask.js';
import { ExportMenu } from '../shared/export-menu.js';
import { Answered, Empty } from '../shared/part.js';
import { numbers, Table } from '../shared/table.js';
import { useToast } from '../shared/toast.js';
import { useAddress } from '../shared/use-address.js';
import styles from '../interventions/interventions.module.css';

export default function InterventionsPage() {
  const { address } = useAddress();
  const number = Number(/^\/interventions\/(\d+)$/.exec(address.path)?.[1]) || null;
  return number === null ? <RegistryPart /> : <One key={number} number={number} />;
}

type Bet = RegistryQuery['interventionRegistry']['interventions'][number];

function RegistryPart() {
  const asked = useAsk(Registry, {});
  const { link } = useAddress();
  return (
    <Answered asked={asked} height={420} what="Interventions">
      {({ interventionRegistry: { all, byFamily, interventions } }) =>
        interventions.length === 0 ? (
          <Empty title="Nothing was changed yet">
            <p>
              An intervention is registered before it starts, and gets a verdict against segments that were left alone:
            </p>
            <code>npx bough interventions plan --help</code>
          </Empty>
        ) : (
          <div className="stack">
            <div className="line spread">
              <p>
                {all.bets} bets, {all.decided} decided: {all.hits} came out as bet on, {all.partly} in part.{' '}
                <span className="mute">
                  {byFamily
                    .filter(({ decided, of }) => decided > 0 && of)
                    .map(({ of, hits, decided }) => `${words(of!)} ${hits} of ${decided}`)
                    .join('; ')}
                </span>
              </p>
              <ExportMenu csv="/export/interventions.csv" />
            </div>
            <section className="card" aria-label="Effects, with what was bet on">
              <h2>Effects, with what was bet on</h2>
              <ForestPlot
                label="Effect of each intervention on its metric, with its 95 % interval; the upright line is the bet"
                rows={interventions.flatMap((bet) => forestRow(bet, link(`/interventions/${bet.number}`)))}
              />
            </section>
            <Table
              label="All interventions"
              heads={[
                { key: 'Number', isHidden: true },
                ...['What', 'Where', 'Owner', 'Weeks', 'Status', 'Verdict', 'Grade'],
                ...numbers('Worth'),
              ]}
            >
              {interventions.map((bet) => (
                <Row key={bet.id} bet={bet} href={link(`/interventions/${bet.number}`)} />
              ))}
            </Table>
          </div>
        )
      }
    </Answered>
  );
}

function Row({ bet: { number, plan, status, latest, reminder }, href }: { readonly bet: Bet; readonly href: string }) {
  return (
    <tr>
      <th scope="row">I{number}</th>
      <td>
        <Link href={href}>{plan.title}</Link>
        {reminder && <p className="bad">{reminder}</p>}
      </td>
      <td>{plan.node && [plan.node.segment?.name, plan.node.name].filter(Boolean).join(' · ')}</td>
      <td>{plan.owner?.name}</td>
      <td>{plan.window && `${plan.window.start}, ${plan.weeks} weeks`}</td>
      <td>{words(status)}</td>
      <td>
        {latest ? (
          <VerdictMark verdict={latest.verdict} atACost={latest.atACost} />
        ) : (
          <span className="mute">not yet</span>
        )}
      </td>
      <td>{latest?.grade}</td>
      <td className="number" title={latest?.worth?.words}>
        {latest?.worth && worthText(latest.worth)}
      </td>
    </tr>
  );
}

function forestRow({ id, number, plan, latest }: Bet, href: string) {
  const relative = latest?.effect?.relative;
  if (!latest || !relative) return [];
  return [
    {
      id,
      name: `I${number} ${plan.title}`,
      value: relative.value.value,
      low: relative.low95.value,
      high: relative.high95.value,
      bet: signedBet(plan),
      tone: toneOfVerdict(latest.verdict),
      href,
    },
  ];
}

function One({ number }: { readonly number: number }) {
  const { link } = useAddress();
  const asked = useAsk(InterventionByNumber, { number });
  return (
    <Answered asked={asked} height={520} what="Intervention">
      {({ interventions: { nodes } }) =>
        nodes[0] ? (
          <Whole intervention={nodes[0]} />
        ) : (
          <Empty title={`There is no intervention ${number}`}>
            <Link href={link('/interventions')}>All interventions</Link>
          </Empty>
        )
      }
    </Answered>
  );
}

function Whole({ intervention }: { readonly intervention: InterventionWhole }) {
  const { link } = useAddress();
  const { number, plan, status, latest, reminder, reason } = intervention;
  return (
    <article className={styles.result}>
      <header className="stack">
        <p className="line">
          <Link href={link('/interventions')}>All interventions</Link>
          <span className="mute">
            I{number}, {words(status)}
          </span>
        </p>
        <h2>{plan.title}</h2>
        {reminder && <p className="bad">{reminder}</p>}
        {reason && <p>{reason}</p>}
      </header>
      {latest ? (
        <Result assessment={latest} />
      ) : (
        <Empty title="There is no verdict yet">
          <p>
            It is assessed when its weeks are over and its numbers no longer move
            {plan.window && `; the window ends before ${plan.window.endExclusive}`}.
          </p>
        </Empty>
      )}
      <SignOffs intervention={intervention} />
      <Part name="The plan">
        <PlanCard intervention={intervention} />
      </Part>
      {plan.node && (
        <p>
          <Link className="button" href={link('/tree', { node: plan.node.key })}>
            Show the node in the tree
          </Link>
        </p>
      )}
    </article>
  );
}

/** Only the person who must sign sees the buttons; everybody sees what was signed. */
function SignOffs({ intervention }: { readonly intervention: InterventionWhole }) {
  const { viewer } = useShell();
  const toast = useToast();
  const [sign, isSigning] = useChange(SignOff);
  const [note, setNote] = useState('');
  const { id, version, signOffs, signer, latest } = intervention;
  const isSigner = signer !== null && signer.key === viewer.person?.key && latest !== null && signOffs.length === 0;
  const send = async (agrees: boolean) => {
    const { data, problems } = await sign({ id, agrees, note: note || null, expectedVersion: version });
    for (const { message } of [...problems, ...(data?.interventionSignOff.userErrors ?? [])]) toast(message);
  };
  if (signOffs.length === 0 && !isSigner)
    return signer && latest ? <p className="mute">To be signed off by {signer.name}, who did not plan it.</p> : null;
  return (
    <Part name="Sign-off">
      {signOffs.map(({ at, agrees, note: said, person }) => (
        <p key={at}>
          <b>{person?.name ?? 'Somebody'}</b> {agrees ? 'agrees' : 'does not agree'}, {at.slice(0, 10)}
          {said && `: ${said}`}
        </p>
      ))}
      {isSigner && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void send(true);
          }}
        >
          <label className="stack">
            Note (needed where you do not agree)
            <textarea rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
          <p className="line">
            <button type="submit" className="primary" disabled={isSigning}>
              I agree
            </button>
            <button type="button" disabled={isSigning || note.trim() === ''} onClick={() => void send(false)}>
              I do not agree
            </button>
          </p>
        </form>
      )}
    </Part>
  );
}
