import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import type { Actor } from '#app/core/actor.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import type { Role } from '#app/registry/permissions.ts'
import routes from '#app/routes.ts'
import type { TestApp } from '#tests/setup/test-app.ts'
import { answerOf, routeArgs } from './call-route.ts'

export type ReadableRoute = {
  /** As in the table of routes, with a leading `/` and without optional parts. */
  address: string
  /** Names of the parts of the path that vary. */
  params: string[]
  /** Names that it may read from the query. */
  queries: string[]
  loader: (args: ReturnType<typeof routeArgs>) => Promise<unknown>
}

/** Every address of the site that answers a GET, pages and API alike, from the table of routes. */
export async function readableRoutes(): Promise<ReadableRoute[]> {
  const found: ReadableRoute[] = []
  const shared = readdirSync('app/web')
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => queryNames(readFileSync(path.join('app/web', file), 'utf8')))
  for (const { path: own = '', file } of routes as RouteConfigEntry[]) {
    const absolute = path.resolve('app', file)
    const { loader } = (await import(absolute)) as Partial<ReadableRoute>
    if (loader === undefined) continue
    const address = `/${own.replace(/\/:\w+\?$/, '')}`
    const source = readFileSync(absolute, 'utf8')
    found.push({
      address,
      loader,
      params: Array.from(address.matchAll(/:(\w+)|\*/g), ([, name]) => name ?? '*'),
      queries: [...new Set([...queryNames(source), ...shared])],
    })
  }
  return found
}

/** The same in each answer, so that answers can be compared. */
const situation = { requestId: 'req' }

/** What is read from addresses, by how it is read in the source. */
function queryNames(source: string): string[] {
  return Array.from(source.matchAll(/\b(?:get|one|word|choiceOf)\((?:url, )?'(\w+)'/g), ([, name = '']) => name)
}

const scopeOf = {
  visitor: 'read',
  member: 'write',
  curator: 'moderate',
  moderator: 'moderate',
  agent: 'staff',
  admin: 'admin',
} as const satisfies Record<Role, Scope>

/** A token with everything that the member may have, for the API; null for a visitor. */
export async function tokenOf(app: TestApp, who: Actor | null): Promise<string | null> {
  if (who === null) return null
  const { text } = await createToken(app.as(who), {
    memberId: who.memberId ?? '',
    name: 'reader',
    scopes: [...new Set(who.roles.map((role) => scopeOf[role]))],
  })
  return text
}

/**
 * Everything that the address says to this reader, as one text in which an encoded slug reads like a plain one: status,
 * where it leads, and all that the page is made of.
 */
export async function readRoute(
  app: TestApp,
  route: ReadableRoute,
  who: Actor | null,
  token: string | null,
  params: Record<string, string>,
  query = '',
): Promise<string> {
  const filled = route.address.replace(/:(\w+)|\*/g, (_, name?: string) =>
    encodeURIComponent(params[name ?? '*'] ?? ''),
  )
  const api = route.address.startsWith('/api/')
  const args = routeArgs(
    who === null || api ? app.visitor(situation) : app.as(who, situation),
    `${filled}${query}`,
    params,
  )
  if (api && token !== null) args.request.headers.set('Authorization', `Bearer ${token}`)
  const { status, location, data } = await answerOf((async () => route.loader(args))())
  const said = JSON.stringify({ status, location, data }, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  )
  // A question to a passkey is another each time.
  const same = said.replace(/"challenge":"[^"]*"/g, '')
  return same.replace(/(?:%[0-9A-F]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}
