import { inventCookie, inventForm, inventJson, inventQuery, targets, type Body, type Target } from './invent-bodies.ts'
import { openRandom } from './seeded-random.ts'

export type Bodies = {
  /** Where the built server answers, with rate limits off. */
  url: string
  /** Random forms and random API bodies. */
  forms: number
  calls: number
  seed: number
  /** Headers that sign a request in, for pages or for the API. Asked for repeatedly, because a form may sign out. */
  headersOf(who: 'visitor' | 'member' | 'admin', isApi: boolean): Promise<Record<string, string>>
  /** An example for each part of an address, `id` → `thr_…`, by route. */
  fill(route: string): string
}

export type BodiesResult = {
  sent: number
  /** How often which status came; 0: no answer at all. */
  statuses: Record<number, number>
  medianMs: number
  slowestMs: number
  /** No answer, one of 5xx, or one later than 300 ms. */
  troubles: { method: string; address: string; body: string; status: number; ms: number }[]
}

export const slowMs = 300
const mostBytes = 64 * 1024
/** Requests for which one session or token serves. */
const requestsPerSession = 40

/** Sends forms and API bodies with invented field names, one after the other, and says what broke or dragged. */
export async function runBodies(
  bodies: Bodies,
  onProgress: (done: number) => void = () => undefined,
): Promise<BodiesResult> {
  const random = openRandom(bodies.seed)
  const all = targets()
  const kinds = [
    { isApi: false, count: bodies.forms, invent: inventForm, of: all.filter(({ isApi }) => !isApi) },
    { isApi: true, count: bodies.calls, invent: inventJson, of: all.filter(({ isApi }) => isApi) },
  ]
  const times: number[] = []
  const result: BodiesResult = { sent: 0, statuses: {}, medianMs: 0, slowestMs: 0, troubles: [] }
  // What is loaded and compiled with the first request of a route says nothing about its body.
  for (const target of all)
    await send(bodies.url, target, bodies.fill(target.route), {}, { type: 'text/plain', text: '' })
  for (const { isApi, count, invent, of } of kinds) {
    let headers: Record<string, string> = {}
    for (let i = 0; i < count; i++) {
      if (i % requestsPerSession === 0)
        headers = await bodies.headersOf(random.pick(['visitor', 'member', 'member', 'admin']), isApi)
      const target = random.pick(of)
      const body = invent(random, target, mostBytes)
      const query = random.chance(0.3) ? `?${inventQuery(random)}` : ''
      const address = `${bodies.fill(target.route)}${query}`
      const cookie = [headers['Cookie'], random.chance(0.3) ? inventCookie(random) : ''].filter(Boolean).join('; ')
      const sent = { ...headers, ...(cookie === '' ? {} : { Cookie: cookie }) }
      const { status, ms } = await send(bodies.url, target, address, sent, body)
      result.sent++
      result.statuses[status] = (result.statuses[status] ?? 0) + 1
      times.push(ms)
      if (status === 0 || status >= 500 || ms > slowMs)
        result.troubles.push({
          method: target.method,
          address,
          body: body.text.slice(0, 300),
          status,
          ms: Math.round(ms),
        })
      onProgress(result.sent)
    }
  }
  times.sort((a, b) => a - b)
  result.medianMs = Math.round(times[times.length >> 1] ?? 0)
  result.slowestMs = Math.round(times.at(-1) ?? 0)
  return result
}

async function send(
  url: string,
  { method }: Target,
  address: string,
  headers: Record<string, string>,
  { type, text }: Body,
): Promise<{ status: number; ms: number }> {
  const began = performance.now()
  try {
    const answer = await fetch(url + address, {
      method,
      redirect: 'manual',
      headers: { ...headers, 'Content-Type': type, Origin: url },
      body: text,
    })
    await answer.arrayBuffer()
    return { status: answer.status, ms: performance.now() - began }
  } catch (error) {
    // A header that the client will not send is no request; anything else is the server's doing.
    if (error instanceof TypeError && error.cause === undefined) throw error
    return { status: 0, ms: performance.now() - began }
  }
}
