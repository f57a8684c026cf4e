/**
 * A branch as nodes and links, or two that mirror each other: cards drawn once, moved by the style sheet. One tab stop; arrows walk the tree.
 */
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { Lens } from '../shared/address.js';
import { useKeys } from '../shared/keys.js';
import { WHOLE, type ShownNode as Card, type NodeMore } from './branch.js';
import { BranchCard } from './branch-card.js';
import { CARD, layOutBranch, pathAlong, pathToRoot, stepTo, twinOf, type Arrow } from './branch-layout.js';
import type { TreeSlots } from './cell.js';
import { EdgeWords } from './edge-words.js';
import { useCanvas, type CanvasBox } from './use-canvas.js';
import styles from './branch.module.css';

interface BranchViewProps {
  readonly label: string;
  readonly cards: readonly Card[];
  readonly more: ReadonlyMap<string, NodeMore>;
  readonly lens: Lens;
  readonly slots: TreeSlots;
  readonly height: number;
  /** The card whose panel is open. */
  readonly open: string | null;
  /** Whether the picture begins further down than the branch does. */
  readonly isPart: boolean;
  /** These three are told keys of rows. */
  readonly onFold: (rows: readonly string[], isOpen: boolean) => void;
  readonly onOpen: (card: Card) => void;
  /** `null`: the whole branch again. */
  readonly onBeginAt: (row: string | null) => void;
  readonly onAt: (card: Card) => void;
  /** What stands beside the buttons. */
  readonly children?: ReactNode;
}

const ARROWS: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'] satisfies Arrow[];
const NOTHING: readonly (number | null)[] = [];
const CLOSER = 1.25;
/** Away from the root. */
const OUTWARD = { left: 'ArrowLeft', right: 'ArrowRight' } as const;

export function BranchView(props: BranchViewProps) {
  const { cards, more, onFold, onOpen, onBeginAt, onAt } = props;
  const [at, setAt] = useState<string>(props.open ?? '');
  const current = cards.find(({ key }) => key === at) ?? cards.find(({ key }) => key !== WHOLE) ?? cards[0];
  const layout = useMemo(() => layOutBranch(cards), [cards]);
  const boxes = useMemo(() => new Map(layout.spots.map((spot) => [spot.key, boxOf(spot)])), [layout]);
  const lit = useMemo(() => pathToRoot(cards, current?.key ?? ''), [cards, current?.key]);
  const isPair = cards.some(({ side }) => side === 'left');
  const begins = boxes.get((isPair && at === '' ? cards[0]?.key : current?.key) ?? '') ?? null;
  const canvas = useCanvas(layout.box, begins, isPair ? layout.middle : null);
  const { pane, layer, by, fit, show } = canvas;
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || !current) return;
    wantsFocus.current = false;
    find(pane.current, current.key)?.focus({ preventScroll: true });
    show(boxes.get(current.key)!);
  });
  const goTo = useCallback(
    (key: string) => {
      wantsFocus.current = true;
      setAt(key);
      const card = cards.find((each) => each.key === key);
      if (card) onAt(card);
    },
    [cards, onAt],
  );
  const cardOf = (event: { target: EventTarget }) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card;
    return cards.find((card) => card.key === key);
  };
  const foldCard = ({ row, isOpen }: Card) => {
    if (isOpen === null || row === WHOLE) return;
    wantsFocus.current = true;
    onFold([row], !isOpen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const card = cardOf(event);
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onOpen(card);
    else if (event.key === ' ') foldCard(card);
    else if (event.key === OUTWARD[card.side] && card.isOpen === false) foldCard(card);
    else if (ARROWS.includes(event.key)) {
      const next = stepTo(cards, layout, card.key, event.key as Arrow);
      if (next !== null) goTo(next);
    } else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const card = cardOf(event);
    if (!card) return;
    goTo(card.key);
    if ((event.target as HTMLElement).closest('[data-fold]')) foldCard(card);
    else onOpen(card);
  };
  const beginHere = () => current && current.row !== WHOLE && onBeginAt(current.parent === WHOLE ? null : current.row);
  const goToTwin = () => {
    const twin = twinOf(cards, current?.key ?? '');
    if (twin !== null) goTo(twin);
  };
  useKeys([
    { keys: '+', name: 'Closer', group: 'Branch', run: () => by(CLOSER) },
    { keys: '-', name: 'Further away', group: 'Branch', run: () => by(1 / CLOSER) },
    { keys: '0', name: 'All of it', group: 'Branch', run: fit },
    { keys: 'f', name: 'All of it', group: 'Branch', run: fit },
    { keys: '.', name: 'Begin here', group: 'Branch', run: beginHere },
    ...(isPair ? [{ keys: 't', name: 'The same in the other branch', group: 'Branch', run: goToTwin }] : []),
    ...(props.isPart ? [{ keys: ',', name: 'Whole branch', group: 'Branch', run: () => onBeginAt(null) }] : []),
  ]);
  return (
    <>
      <div className="line spread no-print">
        {props.children}
        <div className={styles.tools} role="group" aria-label="Picture">
          <button type="button" aria-label="Further away" title="Further away (-)" onClick={() => by(1 / CLOSER)}>
            −
          </button>
          <button type="button" aria-label="Closer" title="Closer (+)" onClick={() => by(CLOSER)}>
            +
          </button>
          <button type="button" title="All of it (0)" onClick={fit}>
            Fit
          </button>
          <button type="button" title="Begin at the chosen card (.)" onClick={beginHere}>
            Begin here
          </button>
          {isPair && (
            <button type="button" title="The same in the other branch (t)" onClick={goToTwin}>
              Twin
            </button>
          )}
          {props.isPart && (
            <button type="button" title="Whole branch (,)" onClick={() => onBeginAt(null)}>
              Whole branch
            </button>
          )}
        </div>
      </div>
      <div className={styles.frame} style={{ height: props.height }}>
        <div
          ref={pane}
          className={styles.pane}
          data-detail="near"
          onScroll={({ currentTarget }) => currentTarget.scrollTo(0, 0)}
        >
          <div
            ref={layer}
            className={styles.layer}
            role="tree"
            aria-label={props.label}
            onKeyDown={onKeyDown}
            onClick={onClick}
            onFocus={(event) => {
              const card = cardOf(event);
              if (!card) return;
              if (card.key !== at) setAt(card.key);
              onAt(card);
              show(boxes.get(card.key)!);
            }}
          >
            <svg className={styles.edges} width="1" height="1" aria-hidden="true">
              {layout.edges.map(({ relation, d }) => (
                <path key={d} d={d} data-relation={relation} />
              ))}
              {current && <path d={pathAlong(cards, layout, lit)} data-lit="" />}
            </svg>
            {cards.map((card) => {
              const box = boxes.get(card.key)!;
              const known = card.cell.nodeId === null ? undefined : more.get(card.cell.nodeId);
              return (
                <BranchCard
                  key={card.key}
                  card={card}
                  lens={props.lens}
                  slots={props.slots}
                  sparkline={known?.sparkline ?? NOTHING}
                  isLit={lit.has(card.key)}
                  isCurrent={card === current}
                  isShown={card.key === props.open}
                  x={box.x}
                  y={box.y}
                />
              );
            })}
            {cards.map((card) => (
              <EdgeWords key={card.key} card={card} box={boxes.get(card.key)!} more={more} />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

const boxOf = ({ x, y }: { readonly x: number; readonly y: number }): CanvasBox => ({ x, y, ...CARD });

const find = (pane: HTMLElement | null, key: string) =>
  pane?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`) ?? null;
