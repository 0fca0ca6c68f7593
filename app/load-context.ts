import type {} from '@remix-run/node'
import type {} from '@remix-run/server-runtime'
import type { Ctx } from '#app/core/context.server.ts'
import type { Log } from '#app/core/log.server.ts'
import type { Refusal } from '#app/web/refusal.ts'

/** What the server hands to every loader, action and the document renderer, once per request. */
type RequestParts = {
  ctx: Ctx
  log: Log
  /** True while the database cannot be reached: the root answers 503. */
  offline: boolean
  /** Why this request is not served; the root answers with the page of that status. null: it is. */
  refusal: Refusal | null
  /** SHA-256 of the session id in use; null when signed out. */
  sessionHash: string | null
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestParts {}
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestParts {}
  interface Future {
    v3_singleFetch: true
  }
}
