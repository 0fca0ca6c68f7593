import type { Env } from '#app/core/env.server.ts'
import { allowedHostsOf, sendOutgoing } from '#app/core/outgoing-http.server.ts'

/** Key sets and discovery documents have a few kB; what is larger is something else. */
const maxBytes = 262_144

type Request = { method?: string; headers?: HeadersInit; body?: unknown }

/**
 * `fetch` for requests to providers: only to hosts on the public internet, or those that the operator allowed, without
 * redirects.
 */
export function guardedFetch(env: Pick<Env, 'WEBHOOK_ALLOWED_HOSTS'>) {
  return async (url: string, { method = 'GET', headers, body }: Request = {}): Promise<Response> => {
    const answer = await sendOutgoing({
      url,
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      ...(body === undefined || body === null ? {} : { body: textOf(body) }),
      allowedHosts: allowedHostsOf(env.WEBHOOK_ALLOWED_HOSTS),
      maxBytes,
    })
    const told = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of [value ?? []].flat()) told.append(name, one)
    const empty = [204, 205, 304].includes(answer.status)
    return new Response(empty ? null : answer.body, { status: answer.status, headers: told })
  }
}

function textOf(body: unknown): string {
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString()
  throw new Error('A request to a provider has a form as its body.')
}
