import type { Actor } from '#app/core/actor.ts'
import { people } from '#tests/factories/members.ts'
import { aProduct } from '#tests/factories/threads.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** Everybody who could have to do with an act of staff, on one site for all of them. */
export async function aSite(app: TestApp) {
  await app.set('security.rateLimits', false)
  await aProduct(app, 'meter', ['4.2', '4.1'])
  return { app, ...(await people(app, 'ann', 'bob', 'mo', 'cora', 'sam', 'ada')) }
}
export type Site = Awaited<ReturnType<typeof aSite>>

/** One successful use of a form: who sends it, the parts of the address, and the fields. */
export type Act = {
  as: Actor
  params?: Record<string, string>
  /** What the address of the page asks for. */
  query?: string
  form: Record<string, string | readonly string[]>
  file?: Uint8Array
}
/** By file and intent. */
export type Acts = Record<string, (site: Site) => Act | Promise<Act>>
