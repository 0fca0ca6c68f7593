import type { Actor } from '#app/core/actor.ts'
import type { Platform } from '#app/core/context.server.ts'
import { msOf, unitMs } from '#app/core/time.ts'
import { presentActors } from '#app/domain/accounts/sessions/present-actors.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { newsOf, type LiveKind, type LiveNews } from '#app/registry/live-news.ts'
import { mayHear, type MayHear } from './may-hear.server.ts'

/** What a browser is told. `at`: milliseconds since 1970, from which it asks on after a break. */
export type LiveMessage = { key: string; item: string; at: number }

/** An open stream, as the hub sees it. */
export type Listener = {
  actor: Actor
  /** null: a visitor. */
  sessionHash: string | null
  /** What its pages ask for: `thread:thr_…`, `day`. */
  keys: ReadonlySet<string>
  /** Only news from then on, in milliseconds since 1970. */
  sinceMs: number
  tell(message: LiveMessage): void
  /** Called once, when the session has ended or the server stops. */
  end(): void
}

export type Hub = {
  /** @returns what takes the listener away */
  add(listener: Listener): () => void
  size(): number
  /** Ends every stream. */
  close(): void
}

/** News of one burst share their queries. */
const gatherMs = 50
/** News that a browser which was away gets afterwards. */
const mostKept = 1_000
/** Sessions that ended close their stream within this time, also while nothing happens. */
const checkMs = 15 * unitMs.second

/**
 * Tells open pages what is new to them. Every piece of news is decided for every reader with the rights of that moment,
 * by a constant number of queries for all of them.
 */
export function openHub({ events, open: { reader }, settings, clock, log }: Platform): Hub {
  const listeners = new Set<Listener>()
  const byKey = new Map<string, Set<Listener>>()
  const kept: LiveNews[] = []
  const gathered: LiveNews[] = []
  let unwatch: (() => void) | null = null
  let checking: NodeJS.Timeout | undefined
  let gathering: NodeJS.Timeout | undefined
  let telling = Promise.resolve()

  function hear(heard: readonly RecordedEvent[]): void {
    const news = heard.flatMap(newsOf)
    if (news.length === 0) return
    kept.push(...news)
    kept.splice(0, kept.length - mostKept)
    gathered.push(...news)
    gathering ??= setTimeout(() => {
      gathering = undefined
      const batch = gathered.splice(0).map((one) => ({ news: one, to: [...(byKey.get(one.key) ?? [])] }))
      later(() => tell(batch))
    }, gatherMs)
  }

  /** One after the other, so that a browser is told in order. */
  function later(work: () => Promise<void>): void {
    telling = telling.then(work).catch((error: unknown) => log.warn({ err: error }, 'open pages were not told'))
  }

  async function tell(batch: readonly { news: LiveNews; to: readonly Listener[] }[]): Promise<void> {
    const wanted = batch.filter(({ to }) => to.length > 0)
    if (wanted.length === 0) return
    await refresh(new Set(wanted.flatMap(({ to }) => to)))
    const rules = new Map<LiveKind, MayHear>()
    for (const [kind, some] of Map.groupBy(wanted, ({ news }) => news.kind))
      rules.set(
        kind,
        await mayHear[kind](
          reader,
          some.map(({ news }) => news),
          [...new Set(some.flatMap(({ to }) => to.flatMap(({ actor }) => actor.memberId ?? [])))],
        ),
      )
    for (const { news, to } of wanted) {
      const at = msOf(news.at)
      for (const listener of to) {
        const own = news.actorId !== null && news.actorId === listener.actor.memberId
        if (!listeners.has(listener) || own || at < listener.sinceMs) continue
        if (rules.get(news.kind)?.(listener.actor, news) === true) listener.tell({ key: news.key, item: news.item, at })
      }
    }
  }

  /** Gives these listeners their present rights; those without a session any more are ended. */
  async function refresh(some: ReadonlySet<Listener>): Promise<void> {
    const hashes = [...new Set([...some].flatMap(({ sessionHash }) => sessionHash ?? []))]
    const actors = await presentActors(reader, hashes, clock(), settings.get('accounts.secondFactorFor'))
    for (const listener of some) {
      if (listener.sessionHash === null) continue
      const actor = actors.get(listener.sessionHash)
      if (actor !== undefined) listener.actor = actor
      else if (listeners.has(listener)) {
        remove(listener)
        listener.end()
      }
    }
  }

  function remove(listener: Listener): void {
    listeners.delete(listener)
    for (const key of listener.keys) {
      const same = byKey.get(key)
      same?.delete(listener)
      if (same?.size === 0) byKey.delete(key)
    }
    if (listeners.size > 0) return
    unwatch?.()
    unwatch = null
    kept.length = 0
    clearInterval(checking)
  }

  return {
    add(listener) {
      listeners.add(listener)
      for (const key of listener.keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(listener))
      const missed = kept.filter(({ key, at }) => listener.keys.has(key) && msOf(at) >= listener.sinceMs)
      later(() => tell(missed.map((news) => ({ news, to: [listener] }))))
      if (unwatch === null) {
        unwatch = events.watch(hear)
        checking = setInterval(() => later(() => refresh(listeners)), checkMs)
      }
      return () => {
        if (listeners.has(listener)) remove(listener)
      }
    },
    size: () => listeners.size,
    close() {
      clearTimeout(gathering)
      for (const listener of listeners) {
        remove(listener)
        listener.end()
      }
    },
  }
}
