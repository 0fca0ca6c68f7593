import type { Actor } from '#app/core/actor.ts'
import { createToken } from '#app/domain/accounts/create-token.server.ts'
import type { Scope } from '#app/domain/accounts/scopes.ts'
import { visit } from '#tests/setup/route-visit.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

type Api = {
  loader: (args: ReturnType<typeof visit>) => Promise<Response>
  action: (args: ReturnType<typeof visit>) => Promise<Response>
}
export type ApiAnswer = { status: number; body: Record<string, unknown> }

/** Calls an API route as the server would, with a token of that member for `scope`; null: without one. */
export async function callApi(
  app: TestApp,
  api: Api,
  as: Actor | null,
  {
    method = 'GET',
    at,
    params = {},
    body,
    scope = 'moderate',
    language = 'en',
  }: {
    method?: string
    at: string
    params?: Record<string, string>
    body?: unknown
    scope?: Scope
    language?: string
  },
): Promise<ApiAnswer> {
  const token =
    as === null
      ? null
      : (await createToken(app.as(as), { memberId: as.memberId ?? '', name: 'test', scopes: [scope] })).text
  const headers = {
    'Accept-Language': language,
    'Content-Type': 'application/json',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  }
  const args = {
    ...visit(app.visitor(), { at: `/api/v1${at}`, params }),
    request: new Request(`http://localhost:3000/api/v1${at}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  }
  const response = await (method === 'GET' ? api.loader(args) : api.action(args))
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
