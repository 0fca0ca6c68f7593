import type { Actor } from '#app/core/actor.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import { action, loader } from '#app/routes/api.ts'
import { expectDeclared } from '#tests/setup/api-answer.ts'
import { visit } from '#tests/setup/route-visit.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

export type ApiAnswer = { status: number; body: Record<string, unknown> }

/**
 * Calls the API as the server would, with a token of that member for `scope`; null: without one. What it answers must
 * be what the table of the API declares.
 */
export async function callApi(
  app: TestApp,
  as: Actor | null,
  {
    method = 'GET',
    at,
    body,
    scope = 'moderate',
    language = 'en',
    headers: more = {},
  }: {
    method?: string
    at: string
    body?: unknown
    scope?: Scope
    language?: string
    headers?: Record<string, string>
  },
): Promise<ApiAnswer> {
  const token =
    as === null
      ? null
      : (await createToken(app.as(as), { memberId: as.memberId ?? '', name: 'test', scopes: [scope] })).text
  const headers = {
    'Accept-Language': language,
    'Content-Type': 'application/json',
    ...more,
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  }
  const args = {
    ...visit(app.visitor(), { at: `/api/v1${at}` }),
    request: new Request(`http://localhost:3000/api/v1${at}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  }
  const response = await (method === 'GET' ? loader(args) : action(args))
  const answer = { status: response.status, body: (await response.json()) as Record<string, unknown> }
  expectDeclared(method, at, answer)
  return answer
}
