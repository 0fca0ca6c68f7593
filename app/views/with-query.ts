/** A path with these fields as its query, in their order; null, false and '' are left out. */
export function withQuery(path: string, fields: Readonly<Record<string, string | null | false | undefined>>): string {
  const given = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}
