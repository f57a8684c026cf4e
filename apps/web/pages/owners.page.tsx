/** Who answers for what: the matrix with a tray of changes, the gaps, people with their covers, and the history. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { Owners, OwnersOfBranches, type OwnersQuery } from '../gql/owners.js';
import { isVisitor, useShell } from '../access/viewer.js';
import { Gaps } from '../ownership/gaps.js';
import { OwnersHead } from '../ownership/owners-head.js';
import { arrangeRows, cellFinder, targetNames, type RaciParty } from '../ownership/raci.js';
import { Tray } from '../ownership/tray.js';
import { useAsk } from '../shared/ask.js';
import { endOfDay } from '../shared/instant.js';
import { Answered, Empty } from '../shared/part.js';
import { useAddress } from '../shared/use-address.js';
import { OwnersHistory } from './owners-history.js';
import { OwnersMatrix } from './owners-matrix.js';
import { OwnersPeople } from './owners-people.js';
import { useOwnerDraft } from './use-owner-draft.js';
import { useDays } from './use-days.js';
import styles from '../ownership/owners.module.css';

const TABS = [
  [null, 'Matrix'],
  ['gaps', 'Gaps'],
  ['people', 'People'],
  ['history', 'History'],
] as const;

/** So many branches are shown node by node at once; an answer has 200 rows at most. */
const MOST_OPEN = 7;

export default function OwnersPage() {
  const { address, link } = useAddress();
  const { workspace } = useShell();
  const [page, setPage] = useState<readonly string[]>([]);
  const at = endOfDay(address.at, workspace!.timeZone);
  const asked = useAsk(Owners, { at, after: page.at(-1) ?? null });
  const tab = TABS.find(([key]) => key === address.tab)?.[0] ?? null;
  return (
    <div className="stack">
      <nav aria-label="Parts of this page" className={`line no-print ${styles.tabs}`}>
        {TABS.map(([key, name]) => (
          <Link
            key={name}
            className="button"
            aria-current={tab === key ? 'page' : undefined}
            href={link('/owners', { tab: key, who: address.who })}
          >
            {name}
          </Link>
        ))}
      </nav>
      <Answered asked={asked} height="70vh" what="Loading who answers for what">
        {(data) =>
          data.tree ? (
            <Loaded data={data} at={at} tab={tab} page={page} onPage={setPage} />
          ) : (
            <Empty title="There is no tree">
              <p>The workspace did not have one on that day. Choose a later day above.</p>
            </Empty>
          )
        }
      </Answered>
    </div>
  );
}

interface LoadedProps {
  readonly data: OwnersQuery;
  readonly at: string | null;
  readonly tab: string | null;
  /** The cursors that led here. */
  readonly page: readonly string[];
  readonly onPage: (page: readonly string[]) => void;
}

function Loaded({ data, at, tab, page, onPage }: LoadedProps) {
  const { address, link } = useAddress();
  const shell = useShell();
  const { timeOf } = useDays();
  const draft = useOwnerDraft(timeOf);
  const { raciMatrix: base, ownershipCoverage, ownershipGaps, ownershipLoad } = data.tree!;
  const branches = base.rows.filter(({ kind, target }) => kind === 'BRANCH' && address.open.includes(target));
  const open = branches.map(({ target }) => target).slice(-MOST_OPEN);
  const nodes = useAsk(OwnersOfBranches, { at, segments: open }, { pause: open.length === 0 }).data?.tree?.raciMatrix;
  const parties = useMemo(() => partiesOf(data, address.who), [data, address.who]);
  const rows = useMemo(
    () => arrangeRows(base.rows, nodes?.rows ?? [], { open, shut: address.shut }),
    [base.rows, nodes, open.join(), address.shut],
  );
  const cellOf = useMemo(
    () => cellFinder([...base.rows, ...(nodes?.rows ?? [])], [...base.cells, ...(nodes?.cells ?? [])]),
    [base, nodes],
  );
  const targetName = useMemo(() => targetNames([...base.rows, ...(nodes?.rows ?? [])]), [base.rows, nodes]);
  const canAct = !isVisitor(shell) && at === null;
  const personLink = (key: string, text: string) => <Link href={link('/owners', { who: key })}>{text}</Link>;
  const nodeLink = (key: string, text: string) => <Link href={link('/tree', { node: key, tab: 'who' })}>{text}</Link>;
  const findingLink = (number: number, text: string) => <Link href={link(`/findings/${number}`)}>{text}</Link>;
  const people = parties.filter(({ isTeam }) => !isTeam);
  return (
    <>
      <OwnersHead
        coverage={ownershipCoverage}
        gaps={ownershipGaps.reduce((sum, gap) => sum + gap.nodes, 0)}
        load={ownershipLoad}
        personLink={personLink}
      />
      {!canAct && (
        <p className="mute">
          {at === null
            ? 'You may look at this; signing in lets you change it.'
            : 'This is as of another day; owners are changed as of today.'}
        </p>
      )}
      {tab === 'people' ? (
        <OwnersPeople
          load={ownershipLoad}
          people={people}
          scopes={base.rows.flatMap(({ kind, target }) =>
            kind === 'BRANCH' || kind === 'SEGMENT' ? [{ key: target, name: targetName(target) }] : [],
          )}
          canAct={canAct}
          targetName={targetName}
          personLink={personLink}
          findingLink={findingLink}
        />
      ) : tab === 'history' ? (
        <OwnersHistory
          nodes={[...base.rows, ...(nodes?.rows ?? [])].flatMap(({ node }) =>
            node ? [{ key: node.key, name: targetName(node.key) }] : [],
          )}
        />
      ) : (
        <div className={styles.matrix} data-single={!canAct || undefined}>
          {tab === 'gaps' ? (
            <Gaps
              gaps={ownershipGaps}
              people={people}
              nodeLink={nodeLink}
              chosen={({ node }) =>
                draft.lines.find(({ target, role }) => target === node.key && role === 'ACCOUNTABLE')?.party.key ?? ''
              }
              onAssign={
                canAct
                  ? ({ node }, party) =>
                      draft.put([
                        {
                          target: node.key,
                          targetName:
                            node.segment && node.segment.name !== node.name
                              ? `${node.name}, ${node.segment.name}`
                              : node.name,
                          party,
                          role: 'ACCOUNTABLE',
                          before: [],
                        },
                      ])
                  : undefined
              }
            />
          ) : (
            <OwnersMatrix
              rows={rows}
              parties={parties}
              cellOf={cellOf}
              draft={draft}
              canAct={canAct}
              targetName={targetName}
            >
              {base.totalCount > base.rows.length && (
                <p className="line">
                  <button type="button" disabled={page.length === 0} onClick={() => onPage(page.slice(0, -1))}>
                    Rows before
                  </button>
                  <button
                    type="button"
                    disabled={!base.pageInfo.hasNextPage}
                    onClick={() => onPage([...page, base.pageInfo.endCursor!])}
                  >
                    Rows after
                  </button>
                  <span className="mute">
                    {base.rows.length} of {base.totalCount} rows
                  </span>
                </p>
              )}
            </OwnersMatrix>
          )}
          {canAct && (
            <Tray
              lines={draft.lines}
              preview={draft.preview}
              isBusy={draft.isBusy}
              findingLink={findingLink}
              onDrop={draft.drop}
              onEmpty={draft.empty}
              onPreview={draft.look}
              onApply={draft.apply}
            />
          )}
        </div>
      )}
    </>
  );
}

/** Everybody who is there, and whoever has a role; who is looked for comes first. */
function partiesOf({ people, teams, tree }: OwnersQuery, who: string | null): readonly RaciParty[] {
  const used = new Set(tree!.raciMatrix.cells.map(({ partyId }) => partyId));
  const all = [
    ...people
      .filter(({ id, active }) => active || used.has(id))
      .map(({ id, key, name }) => ({ id, key, name, isTeam: false })),
    ...teams.map(({ id, key, name }) => ({ id, key: `team:${key}`, name, isTeam: true })),
  ];
  return [...all.filter(({ key }) => key === who), ...all.filter(({ key }) => key !== who)];
}
