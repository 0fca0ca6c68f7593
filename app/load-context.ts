import '@remix-run/node'
import type { Ctx } from '#app/core/context.server.ts'
import type { Log } from '#app/core/log.server.ts'

/** What the server hands to every loader, action and the document renderer, once per request. */
declare module '@remix-run/node' {
  interface AppLoadContext {
    ctx: Ctx
    log: Log
    /** 16 random bytes for the Content-Security-Policy of this one answer. */
    nonce: string
  }
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    ctx: Ctx
    log: Log
    nonce: string
  }
  interface Future {
    v3_singleFetch: true
  }
}
