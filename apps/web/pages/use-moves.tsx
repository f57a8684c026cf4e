/** Makes moves with findings: asks what they need, sends them, tells what came of it and offers the way back. */
import { useState, type ReactNode } from 'react';
import { MoveFindings } from '../gql/findings.js';
import { useShell } from '../access/viewer.js';
import { MoveDialog, type MoveDetails } from '../findings/move-dialog.js';
import { countOf, wordsOf, type FindingRow, type MoveWords } from '../findings/move-words.js';
import { useChange } from '../shared/ask.js';
import { useToast } from '../shared/toast.js';

type Moved = Pick<FindingRow, 'id' | 'version' | 'title' | 'number'>;

/** `dialog` is to be rendered; `start` begins a move, and asks first where the move has to be told something. */
export function useMoves(now: number): {
  readonly start: (move: MoveWords, findings: readonly Moved[]) => void;
  readonly dialog: ReactNode;
} {
  const { people } = useShell();
  const toast = useToast();
  const [send] = useChange(MoveFindings);
  const [asking, setAsking] = useState<{ readonly move: MoveWords; readonly findings: readonly Moved[] } | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const make = async (move: MoveWords, findings: readonly Moved[], details: MoveDetails) => {
    const { data, problems: failed } = await send({
      ids: findings.map(({ id }) => id),
      expectedVersions: findings.map(({ version }) => version),
      move: move.move,
      dryRun: false,
      ...details,
    });
    const results = data?.findingsMove.results ?? [];
    const refused = [
      ...failed.map(({ message }) => message),
      ...(data?.findingsMove.userErrors ?? []).map(({ message }) => message),
      ...results.flatMap(({ userErrors }) => userErrors.map(({ message }) => message)),
    ];
    const moved = results.flatMap(({ finding, userErrors }) => (finding && userErrors.length === 0 ? [finding] : []));
    if (moved.length > 0) {
      const undo = move.undo && wordsOf(move.undo);
      const what = moved.length === 1 ? `F${moved[0]!.number}` : countOf(moved.length);
      toast(
        `${what}: ${move.done}`,
        undo
          ? { name: 'Undo', run: () => void make(undo, moved, undo.needs === 'text' ? { text: 'Undone' } : {}) }
          : undefined,
      );
    }
    if (refused.length === 0) return setAsking(null);
    if (asking) setProblems([...new Set(refused)]);
    else for (const message of new Set(refused)) toast(message);
  };

  return {
    start: (move, findings) => {
      setProblems([]);
      if (move.needs === 'nothing') void make(move, findings, {});
      else setAsking({ move, findings });
    },
    dialog: asking && (
      <MoveDialog
        move={asking.move}
        what={asking.findings.length === 1 ? `F${asking.findings[0]!.number}` : countOf(asking.findings.length)}
        people={people.filter(({ active }) => active)}
        now={now}
        problems={problems}
        onMake={(details) => void make(asking.move, asking.findings, details)}
        onClose={() => setAsking(null)}
      />
    ),
  };
}
