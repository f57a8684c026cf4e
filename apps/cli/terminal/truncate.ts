/** Shortens a text to `room` characters; a shortened text ends with `…`. */
export function truncate(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1)).trimEnd()}…`;
}
