import type { ServerBuild } from '@remix-run/node'

type Route = ServerBuild['routes'][string]
export type RouteMatch = { route: Route; params: Record<string, string> }

type Node = {
  route: Route | null
  /** Names of the parameters on the way to `route`, in order. */
  names: string[]
  fixed: Map<string, Node>
  param: Node | null
  rest: { route: Route; names: string[] } | null
}

/**
 * The addresses of the site as a tree, made once: Remix's own matcher flattens and sorts all routes for each request
 * (0.6 ms with 150 of them). A fixed segment comes before a parameter, a parameter before `*`. Addresses are
 * case-sensitive; one slash at the end is ignored.
 * @returns a function from a path to its route; null when there is none, also for a path that cannot be decoded
 */
export function compileRoutes(routes: ServerBuild['routes']): (path: string) => RouteMatch | null {
  const top = node()
  for (const route of Object.values(routes)) {
    if (route.id === 'root') continue
    // `threads/:id/:slug?` is the address with and without its last segment.
    const segments = (route.path ?? '').split('/').filter(Boolean)
    const optional = segments.findIndex((segment) => segment.endsWith('?'))
    if (optional >= 0) add(top, segments.slice(0, optional), route)
    add(
      top,
      segments.map((segment) => segment.replace(/\?$/, '')),
      route,
    )
  }
  return (path) => {
    let segments: string[]
    try {
      segments = path
        .replace(/\/$/, '')
        .split('/')
        .slice(1)
        .map((segment) => decodeURIComponent(segment))
    } catch {
      return null
    }
    return find(top, segments, 0, [])
  }
}

function node(): Node {
  return { route: null, names: [], fixed: new Map(), param: null, rest: null }
}

function add(top: Node, segments: readonly string[], route: Route): void {
  let at = top
  const names: string[] = []
  for (const segment of segments) {
    if (segment === '*') {
      at.rest = { route, names }
      return
    }
    if (segment.startsWith(':')) {
      names.push(segment.slice(1))
      at.param ??= node()
      at = at.param
    } else {
      const next = at.fixed.get(segment) ?? node()
      at.fixed.set(segment, next)
      at = next
    }
  }
  at.route = route
  at.names = names
}

function find(at: Node, segments: readonly string[], depth: number, values: readonly string[]): RouteMatch | null {
  const segment = segments[depth]
  if (segment === undefined) {
    if (at.route !== null) return { route: at.route, params: paramsOf(at.names, values) }
  } else {
    const fixed = at.fixed.get(segment)
    const found =
      (fixed && find(fixed, segments, depth + 1, values)) ??
      (at.param && segment !== '' ? find(at.param, segments, depth + 1, [...values, segment]) : null)
    if (found) return found
  }
  if (at.rest === null) return null
  const rest = segments.slice(depth).join('/')
  return { route: at.rest.route, params: { ...paramsOf(at.rest.names, values), '*': rest } }
}

function paramsOf(names: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']))
}
