import type { Actor } from '#app/core/actor.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { readSessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { loader as callback } from '#app/routes/auth/provider-callback.tsx'
import { action as join, loader as joinPage } from '#app/routes/auth/provider-join.tsx'
import { action as start } from '#app/routes/auth/provider.tsx'
import { answerOf } from '#tests/routes/call-route.ts'
import { visit } from './route-visit.ts'
import type { TestApp } from './test-app.ts'

/**
 * A browser that signs in through a provider: keeps the cookies of the site, and follows the provider's redirects over
 * real HTTP with cookies of their own.
 */
export function signInBrowser(site: TestApp, member: Actor | null = null) {
  const jar = new Map<string, string>()
  const ctx = () => (member === null ? site.visitor({ ip: '203.0.113.9' }) : site.as(member))
  const keep = (headers: Headers) => {
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const args = (at: string, provider: string, form?: Record<string, string>) => {
    const made = visit(ctx(), { at, params: { provider }, ...(form === undefined ? {} : { form }) })
    made.request.headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    return made
  }
  const call = async (answer: Promise<unknown>) => {
    const told = await answerOf(answer)
    keep(told.headers)
    return told
  }
  return {
    jar,
    /** Presses the button. @returns the address at the provider */
    async press(key: string, form: Record<string, string> = {}): Promise<string> {
      const told = await call(start(args(`/login/${key}`, key, { intent: 'start', ...form })))
      return /url=(.*)/.exec(told.headers.get('Refresh') ?? '')?.[1] ?? ''
    },
    /** Goes where the provider sends the browser back to. */
    back: (key: string, query: string) => call(callback(args(`/login/${key}/callback${query}`, key))),
    joinPage: (key: string) => call(joinPage(args(`/login/${key}/join`, key))),
    join: (key: string, form: Record<string, string>) =>
      call(join(args(`/login/${key}/join`, key, { intent: 'join', ...form }))),
    /** Who is signed in now; null: nobody. */
    async member(): Promise<string | null> {
      const id = readSessionCookie({ secure: false }, `sid=${jar.get('sid') ?? ''}`)
      return id === null ? null : ((await sessionActor(site.app.platform, id, site.clock.now()))?.actor.handle ?? null)
    },
  }
}

/** Follows the pages of a provider until it sends the browser back. @returns the query that it sends along */
export async function throughProvider(address: string): Promise<string> {
  const jar = new Map<string, string>()
  for (let at = address, hops = 0; hops < 12; hops++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`${at} answered ${answer.status}: ${await answer.text()}`)
    at = new URL(next, at).href
    if (new URL(at).pathname.endsWith('/callback')) return new URL(at).search
  }
  throw new Error('The provider never sent the browser back.')
}
