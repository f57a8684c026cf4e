/** The target of an assignment as people type it. The root, whose path is empty, is called `all`. */
export function readTarget(text: string): string {
  return text === 'all' ? '' : text;
}
