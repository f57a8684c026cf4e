/** A formula cut into text and the names in it that lead somewhere. */

export interface FormulaPart {
  readonly text: string;
  /** The path of the node that has it; `null` for what is no link. */
  readonly node: string | null;
}

const NAME = /[a-z_][a-z0-9_]*/gi;

/** The parts together are the formula. `nodes`: paths by the names that a formula can have. */
export function formulaParts(formula: string, nodes: ReadonlyMap<string, string>): readonly FormulaPart[] {
  const parts: FormulaPart[] = [];
  let done = 0;
  for (const { 0: name, index } of formula.matchAll(NAME)) {
    const node = nodes.get(name);
    if (node === undefined) continue;
    if (index > done) parts.push({ text: formula.slice(done, index), node: null });
    parts.push({ text: name, node });
    done = index + name.length;
  }
  if (done < formula.length) parts.push({ text: formula.slice(done), node: null });
  return parts;
}
