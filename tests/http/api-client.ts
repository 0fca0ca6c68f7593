import { pino } from 'pino'
import { boot, type App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { readEnv } from '#app/core/env.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { expectDeclared } from '#tests/setup/api-answer.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { narrowestScope } from './narrowest-scope.ts'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Answer<Body> = { status: number; headers: Headers; body: Body }
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  detail: string
  errors: { field: string; code: string; message: string }[]
}
export type Listed<Item> = { items: Item[]; next: string | null }
export type ThreadJson = {
  id: string
  url: string
  answerCount: number
  acceptedPostId: string | null
  votes: number
  meTooCount: number
  posts: PostJson[]
}
export type PostJson = {
  id: string
  kind: string
  body: string
  html: string
  state: string
  votes: number
  value: number
  accepted: boolean
  endorsed: boolean
  revision: number
}

/** A call as somebody: `await as.ann('POST', '/threads', { … })`. Everything after the method is below `/api/v1`. */
export type Call = <Body = Record<string, unknown>>(
  method: Method,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<Body>>

export type ApiServer = {
  server: TestServer
  /** Calls as a member of the cast, each with a token of just the scope that their role needs; `nobody` sends none. */
  as: Record<string, Call> & { nobody: Call }
  /** Another token for somebody who is there. */
  tokenFor(handle: string, scopes: Parameters<typeof createToken>[1]['scopes']): Promise<Call>
  /** Opens the database beside the server. */
  withApp<T>(work: (app: App) => Promise<T>): Promise<T>
}

/**
 * A server with these people and a token for each. Rate limits are off unless a test is about them.
 * @param handles of the cast, or any other for a member of trust level 1
 */
export async function apiServer(
  handles: readonly string[],
  { limits = false }: { limits?: boolean } = {},
): Promise<ApiServer> {
  const tokens = new Map<string, string>()
  const members = new Map<string, Actor>()
  const server = await startServer({
    before: (dataDir) =>
      onDatabase(dataDir, async (app) => {
        if (!limits)
          await app.platform.open.db
            .insertInto('setting')
            .values({ key: 'security.rateLimits', value: 'false', changed_at: app.context().now(), changed_by: null })
            .execute()
        for (const handle of handles) {
          const member = await aMember({ app, clock: { now: () => app.context().now() } }, handle)
          members.set(handle, member)
          tokens.set(
            handle,
            (
              await createToken(app.context(), {
                memberId: member.memberId ?? '',
                name: 'test',
                scopes: [narrowestScope(member)],
              })
            ).text,
          )
        }
      }),
  })
  const caller =
    (token: string | null): Call =>
    (method, path, body, headers = {}) =>
      request(`${server.url}/api/v1${path}`, method, body, {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      })
  const named = Object.fromEntries([...tokens].map(([handle, token]) => [handle, caller(token)]))
  return {
    server,
    as: { ...named, nobody: caller(null) },
    withApp: (work) => onDatabase(server.dataDir, work),
    tokenFor: (handle, scopes) =>
      onDatabase(server.dataDir, async (app) =>
        caller(
          (await createToken(app.context(), { memberId: members.get(handle)?.memberId ?? '', name: 'test', scopes }))
            .text,
        ),
      ),
  }
}

/** A question of Ann's and an answer of Bob's, over the API. */
export async function askedAndAnswered({
  as,
}: ApiServer): Promise<{ threadId: string; questionId: string; answerId: string }> {
  const thread = await call(as, 'ann')<ThreadJson>('POST', '/threads', aQuestion)
  const answer = await call(as, 'bob')<PostJson>('POST', `/threads/${thread.body.id}/posts`, {
    kind: 'answer',
    body: 'Turn on the 2.4 GHz network.',
  })
  return { threadId: thread.body.id, questionId: thread.body.posts[0]?.id ?? '', answerId: answer.body.id }
}

export const aQuestion = {
  kind: 'question',
  title: 'The meter reads 0 W',
  body: 'Since **yesterday** it shows nothing.',
  category: 'general',
}

export function call(as: ApiServer['as'], handle: string): Call {
  const found = as[handle]
  if (found === undefined) throw new Error(`${handle} has no token: name them in apiServer([…])`)
  return found
}

async function request<Body>(
  url: string,
  method: Method,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer<Body>> {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(url, {
    method,
    body: text ?? null,
    headers: { ...(text === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
  })
  const answer = await response.text()
  const { status, headers: answered } = response
  const given: unknown = answer === '' ? null : JSON.parse(answer)
  if (method !== 'HEAD') expectDeclared(method, new URL(url).pathname.slice('/api/v1'.length), { status, body: given })
  return { status, headers: answered, body: given as Body }
}

/** The product on a database that a server has or will have; whoever opens it closes it. */
export function openApp(dataDir: string): Promise<App> {
  return boot({
    env: readEnv({ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: '' }),
    log: pino({ level: 'silent' }),
  })
}

export async function onDatabase<T>(dataDir: string, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(dataDir)
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}
