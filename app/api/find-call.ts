import type { Call, Method } from './call.ts'

export type Found = { calls: Partial<Record<Method, Call>>; params: Record<string, string> }

/**
 * Compiles the table once. The returned function finds the calls of a path below `/api/v1`: the calls by method, with
 * the parts of the path that vary; null when there is nothing. Case counts, a slash at the end does not.
 */
export function pathFinder(calls: readonly Call[]): (path: string) => Found | null {
  const byPath = Map.groupBy(calls, ({ path }) => path)
  const addresses = [...byPath].map(([path, rows]) => ({
    segments: path.split('/').slice(1),
    calls: Object.fromEntries(rows.map((row) => [row.method, row])) as Found['calls'],
  }))
  return (path) => {
    const given = decoded(path)
    const found = addresses.find(
      ({ segments }) =>
        given?.length === segments.length &&
        segments.every((segment, i) => (segment.startsWith(':') ? given[i] !== '' : segment === given[i])),
    )
    if (found === undefined || given === null) return null
    const names = found.segments.flatMap((segment, i) =>
      segment.startsWith(':') ? [[segment.slice(1), given[i]]] : [],
    )
    return { calls: found.calls, params: Object.fromEntries(names) as Record<string, string> }
  }
}

/** The segments of a path; null when one of them is not well-formed. */
function decoded(path: string): string[] | null {
  try {
    return path.replace(/\/$/, '').split('/').slice(1).map(decodeURIComponent)
  } catch {
    return null
  }
}
