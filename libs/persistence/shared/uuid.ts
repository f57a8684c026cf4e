const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL takes a text as a uuid; an id that people typed is asked first, since the statement would fail otherwise. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
