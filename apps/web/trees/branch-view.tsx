/** One branch as nodes and links: cards from left to right, drawn once, moved by the style sheet. One tab stop; arrows walk the tree. */
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
import { CARD, GAP, layOutBranch, pathToRoot, SPINE, stepTo, type Arrow } from './branch-layout.js';
import type { TreeSlots } from './cell.js';
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
  readonly onFold: (keys: readonly string[], isOpen: boolean) => void;
  readonly onOpen: (card: Card) => void;
  /** `null`: the whole branch again. */
  readonly onBeginAt: (key: string | null) => void;
  readonly onAt: (key: string) => void;
  /** What stands beside the buttons. */
  readonly children?: ReactNode;
}

const ARROWS: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'] satisfies Arrow[];
const NOTHING: readonly (number | null)[] = [];
const CLOSER = 1.25;

export function BranchView(props: BranchViewProps) {
  const { cards, more, onFold, onOpen, onBeginAt, onAt } = props;
  const [at, setAt] = useState<string>(props.open ?? '');
  const current = cards.find(({ key }) => key === at) ?? cards.find(({ key }) => key !== WHOLE) ?? cards[0];
  const layout = useMemo(() => layOutBranch(cards), [cards]);
  const boxes = useMemo(() => new Map(layout.spots.map((spot) => [spot.key, boxOf(spot)])), [layout]);
  const lit = useMemo(() => pathToRoot(cards, current?.key ?? ''), [cards, current?.key]);
  const canvas = useCanvas(layout.box, boxes.get(current?.key ?? '') ?? null);
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
      onAt(key);
    },
    [onAt],
  );
  const cardOf = (event: { target: EventTarget }) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card;
    return cards.find((card) => card.key === key);
  };
  const foldCard = ({ key, isOpen }: Card) => {
    if (isOpen === null || key === WHOLE) return;
    wantsFocus.current = true;
    onFold([key], !isOpen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const card = cardOf(event);
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onOpen(card);
    else if (event.key === ' ') foldCard(card);
    else if (event.key === 'ArrowRight' && card.isOpen === false) foldCard(card);
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
  const beginHere = () => current && current.key !== WHOLE && onBeginAt(current.parent === WHOLE ? null : current.key);
  useKeys([
    { keys: '+', name: 'Closer', group: 'Branch', run: () => by(CLOSER) },
    { keys: '-', name: 'Further away', group: 'Branch', run: () => by(1 / CLOSER) },
    { keys: '0', name: 'All of it', group: 'Branch', run: fit },
    { keys: 'f', name: 'All of it', group: 'Branch', run: fit },
    { keys: '.', name: 'Begin here', group: 'Branch', run: beginHere },
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
              onAt(card.key);
              show(boxes.get(card.key)!);
            }}
          >
            <svg className={styles.edges} width="1" height="1" aria-hidden="true">
              {layout.edges.map(({ parent, relation, d }) => (
                <path key={`${parent} ${relation}`} d={d} data-relation={relation} />
              ))}
              {current && <path d={litPath(cards, boxes, lit)} data-lit="" />}
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

/** The formula right below the card whose children it joins; the strength of a belief on the edge of the child. */
function EdgeWords({
  card,
  box,
  more,
}: {
  readonly card: Card;
  readonly box: CanvasBox;
  readonly more: BranchViewProps['more'];
}) {
  const strength = card.cell.nodeId === null ? null : (more.get(card.cell.nodeId)?.strength ?? null);
  return (
    <>
      {card.relation === 'INFLUENCE' && card.parent !== null && strength && (
        <div
          className={styles.strength}
          aria-hidden="true"
          title={strength}
          style={{
            left: box.x - (GAP.x - SPINE) + 4,
            top: box.y - GAP.y,
            width: GAP.x - SPINE - 8,
            height: CARD.height / 2 + GAP.y - 2,
          }}
        >
          {strength}
        </div>
      )}
      {card.formula && card.isOpen && (
        <div
          className={styles.formula}
          aria-hidden="true"
          title={card.formula}
          style={{ left: box.x, top: box.y + CARD.height + 2, width: CARD.width + SPINE - 4 }}
        >
          = {card.formula}
        </div>
      )}
    </>
  );
}

const boxOf = ({ x, y }: { readonly x: number; readonly y: number }): CanvasBox => ({ x, y, ...CARD });

const find = (pane: HTMLElement | null, key: string) =>
  pane?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`) ?? null;

/** The way from the current card to the root. */
function litPath(cards: readonly Card[], boxes: ReadonlyMap<string, CanvasBox>, lit: ReadonlySet<string>): string {
  return cards
    .filter(({ key, parent }) => lit.has(key) && parent !== null)
    .map(({ key, parent }) => {
      const [to, from] = [boxes.get(key)!, boxes.get(parent!)!];
      const middle = (box: CanvasBox) => box.y + box.height / 2;
      const right = from.x + from.width;
      return `M${right} ${middle(from)}H${right + SPINE}V${middle(to)}H${to.x}`;
    })
    .join('');
}
