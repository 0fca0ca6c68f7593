import { openDatabase } from '#db/open.server.ts'
import { systemActor } from './core/actor.ts'
import { createContext, type Ctx, type Platform, type Situation } from './core/context.server.ts'
import type { Env } from './core/env.server.ts'
import { openEventWatch } from './core/event-watch.server.ts'
import { openFileStore } from './core/file-store.server.ts'
import { newId } from './core/ids.ts'
import { openLog, type Log } from './core/log.server.ts'
import { openNotes } from './core/notes.server.ts'
import { openRateLimits } from './core/rate-limit.server.ts'
import { openSettings } from './core/settings.server.ts'
import { openSharedFacts } from './core/shared-facts.server.ts'
import { systemClock, type Instant } from './core/time.ts'
import { drainJobs, startWorker } from './core/worker.server.ts'
import { jobHandlers } from './jobs.server.ts'
import { reactions } from './reactions.server.ts'
import type { RecordedEvent } from './registry/events.ts'

/** The product, put together once per process. */
export type App = {
  platform: Platform
  /** A context of a situation; without one it is the system's, in English. */
  context(situation?: Partial<Situation>, options?: { at?: Instant; quiet?: boolean }): Ctx
  /** Calls back after every commit of this process that others may see, with the events of that write. */
  onCommit(listener: (events: readonly RecordedEvent[]) => void): void
  /** Works off jobs beside the server until the app closes. */
  startWorker(): void
  /** Runs every due job now. @returns how many. */
  drainJobs(): Promise<number>
  close(): Promise<void>
}

/** @param options.givesWay for commands: long work leaves gaps in which a serving site writes */
export async function boot(options: { env: Env; clock?: () => Instant; log?: Log; givesWay?: boolean }): Promise<App> {
  const open = openDatabase(options.env, { givesWay: options.givesWay ?? false })
  const settings = openSettings(open.reader)
  let worker: ReturnType<typeof startWorker> | null = null
  const commitListeners: ((events: readonly RecordedEvent[]) => void)[] = []
  const log = options.log ?? openLog(options.env)
  const platform: Platform = {
    env: options.env,
    log,
    open,
    settings,
    reactions,
    files: openFileStore(options.env),
    limits: openRateLimits(() => settings.get('security.rateLimits')),
    notes: openNotes(log),
    clock: options.clock ?? systemClock(options.env.DANGOL_CLOCK_OFFSET_HOURS),
    underWay: new Map(),
    sharedFacts: openSharedFacts(),
    events: openEventWatch(open, log),
    anew: null,
    nudge(events) {
      platform.sharedFacts.clear()
      worker?.nudge()
      for (const listener of commitListeners) listener(events)
    },
  }
  const context: App['context'] = (situation = {}, more = {}) =>
    createContext(
      platform,
      {
        actor: systemActor,
        session: null,
        locale: 'en',
        theme: null,
        reads: null,
        requestId: newId('event'),
        ip: null,
        local: true,
        ...situation,
      },
      more,
    )
  return {
    platform,
    context,
    onCommit: (listener) => void commitListeners.push(listener),
    startWorker() {
      worker ??= startWorker(context(), jobHandlers)
    },
    drainJobs: () => drainJobs(context(), jobHandlers),
    async close() {
      await worker?.stop()
      await platform.events.close()
      await platform.notes.settled()
      await open.close()
    },
  }
}
