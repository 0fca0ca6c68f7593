import type { RequestHandler, Response } from 'express'
import type { Ctx } from '#app/core/context.server.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { isSuspended } from '#app/core/standing.ts'
import { msOf, unitMs } from '#app/core/time.ts'
import { liveNews } from '#app/registry/live-news.ts'
import type { Opened } from '#app/web/context-for.server.ts'
import type { Hub, LiveMessage } from './hub.server.ts'

const silenceMs = 15 * unitMs.second
/** Things that the tabs of a browser may ask for together; of more the last ones count. */
const mostKeys = 40
/** Bytes that wait for a browser which does not read; then its stream is cut. */
const mostWaiting = 64 * 1024
/** How far back a browser may ask, in milliseconds; what was longer ago it sees when it loads the page. */
const longestAwayMs = 10 * unitMs.minute
const key = /^[A-Za-z]{1,20}(:[a-z]{3}_[0-9a-z]{10,40})?$/

/**
 * `GET /stream?for=thread:thr_…&since=…`: what is new to the open pages of a browser, as server-sent events without any
 * text. It ends after `live.streamSeconds`, and the browser opens it again from where it was.
 */
export function serveStream(hub: Hub, openedOf: (response: Response) => Opened): RequestHandler {
  const perAddress = new Map<string, number>()
  return (request, response) => {
    const { ctx, sessionHash, offline } = openedOf(response)
    response.setHeader('Cache-Control', 'no-store, no-transform')
    const address = addressKey(ctx.ip ?? '')
    const same = perAddress.get(address) ?? 0
    if (isSuspended(ctx.actor)) return void response.status(403).end()
    if (offline || hub.size() >= ctx.setting('live.streams')) return busy(response)
    if (same >= ctx.setting('live.streamsPerAddress')) return busy(response)

    perAddress.set(address, same + 1)
    const lastsMs = ctx.setting('live.streamSeconds') * unitMs.second
    response.setHeader('Content-Type', 'text/event-stream')
    // nginx would keep the events back until its buffer is full.
    response.setHeader('X-Accel-Buffering', 'no')
    response.status(200)
    // Not all at the same moment after a restart.
    response.write(`retry: ${1_000 + Math.floor(Math.random() * 4_000)}\n\n`)

    const send = (text: string): void => {
      if (response.writableLength > mostWaiting) response.destroy()
      else response.write(text)
    }
    const remove = hub.add({
      actor: ctx.actor,
      sessionHash,
      ...asked(ctx, request.originalUrl, request.get('last-event-id')),
      tell: (message) => send(eventOf(message)),
      end: () => response.end(),
    })
    const beat = setInterval(() => send(':\n\n'), silenceMs)
    const over = setTimeout(() => response.end(), lastsMs)
    response.once('close', () => {
      remove()
      clearInterval(beat)
      clearTimeout(over)
      const left = (perAddress.get(address) ?? 1) - 1
      if (left === 0) perAddress.delete(address)
      else perAddress.set(address, left)
    })
  }
}

function asked(ctx: Ctx, url: string, lastId: string | undefined): { keys: Set<string>; sinceMs: number } {
  const query = new URLSearchParams(url.split('?')[1] ?? '')
  const keys = query.getAll('for').filter((one) => key.test(one) && Object.hasOwn(liveNews, one.split(':')[0] ?? ''))
  const now = msOf(ctx.now())
  const since = Number(lastId ?? query.get('since') ?? now)
  return {
    keys: new Set(keys.slice(-mostKeys)),
    sinceMs: Number.isFinite(since) ? Math.max(since, now - longestAwayMs) : now,
  }
}

function eventOf({ at, ...message }: LiveMessage): string {
  return `id: ${at}\ndata: ${JSON.stringify({ ...message, at })}\n\n`
}

/** The browser asks again later; its pages do not need the stream. */
function busy(response: Response): void {
  response.status(503).setHeader('Retry-After', '60')
  response.end()
}
