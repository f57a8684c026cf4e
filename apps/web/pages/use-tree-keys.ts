import { LENSES, type View } from '../shared/address.js';
import { useKeys } from '../shared/keys.js';
import { useAddress } from '../shared/use-address.js';

interface TreeKeys {
  readonly views: readonly View[];
  readonly view: View;
  readonly explain: () => void;
  readonly compare: () => void;
}

/** The keys of the tree beside those of its grid. */
export function useTreeKeys({ views, view, explain, compare }: TreeKeys): void {
  const { address, choose } = useAddress();
  const after = <Each>(list: readonly Each[], one: Each) => list[(list.indexOf(one) + 1) % list.length]!;
  useKeys([
    { keys: 'l', name: 'Next lens', group: 'Tree', run: () => choose({ lens: after(LENSES, address.lens) }) },
    { keys: 'v', name: 'Next view', group: 'Tree', run: () => choose({ view: after(views, view) }, { push: true }) },
    { keys: 'c', name: 'Pick the column to compare', group: 'Tree', run: compare },
    { keys: 'e', name: 'Explain the cell', group: 'Tree', run: explain },
  ]);
}
