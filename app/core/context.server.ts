import type { Locale } from '#app/i18n/index.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { OpenDatabase } from '#db/dialects/dialect.ts'
import type { Actor } from './actor.ts'
import type { Env } from './env.server.ts'
import type { EventWatch } from './event-watch.server.ts'
import type { FileStore } from './file-store.server.ts'
import type { Log } from './log.server.ts'
import type { Notes } from './notes.server.ts'
import type { RateLimits } from './rate-limit.server.ts'
import type { Reading } from './reading.ts'
import { writeUnderKey, type Repeat, type RequestKey } from './request-key.server.ts'
import type { SettingStore } from './settings.server.ts'
import type { SharedFacts } from './shared-facts.server.ts'
import type { Instant } from './time.ts'
import { runWrite, type Reactions, type Tx } from './write.server.ts'

/** What a process keeps for its lifetime; built once by `app/boot.server.ts`. */
export type Platform = {
  env: Env
  log: Log
  open: OpenDatabase
  settings: SettingStore
  reactions: Reactions
  limits: RateLimits
  notes: Notes
  /** Pictures of members. */
  files: FileStore
  clock: () => Instant
  /** Requests under a key that this process works on; see `core/once`. */
  underWay: Map<string, Promise<unknown>>
  /** What all readers see alike, for a moment; see `core/shared-facts`. */
  sharedFacts: SharedFacts
  /** Who is told of the events of all processes, a moment after their commit. */
  events: EventWatch
  /** Puts the demo aside and begins with an empty site; null where this process serves no demo that it could put aside. */
  anew: { begun: boolean; begin(): void } | null
  /** Tells this process of a commit, which may have queued jobs, with the events of that write. */
  nudge(events: readonly RecordedEvent[]): void
}

/** The session of a browser. `confirmedAt`: when its member last proved their identity; null: not since it is noted. */
export type SessionOfBrowser = { idHash: string; confirmedAt: Instant | null }

/** Facts about one request or one run of a command. */
export type Situation = {
  actor: Actor
  /** Null for visitors, API tokens, commands and jobs. */
  session: SessionOfBrowser | null
  locale: Locale
  theme: 'light' | 'dark' | null
  /** Language of the posts that lists show; null: every language. */
  reads: Locale | null
  requestId: string
  /** Address of the client; null for commands and jobs. */
  ip: string | null
  /** Whether the client sits at this machine; true for commands and jobs. Only such a client may use the demo's accounts. */
  local: boolean
}

/**
 * What a use-case is given: actor, moment, language, settings and database. A use-case imports none of these. `read`
 * is the read-only connection, outside any transaction.
 */
export type Ctx = Situation &
  Reading & {
    platform: Platform
    log: Log
    /** An earlier request with the same key did the work; this one only fetches the answer and counts against no limit. */
    isRepetition: boolean
    /** The form that this request sent was filled in by a program, by all signs (`web/form-guard`). */
    isByProgram: boolean
    /**
     * One transaction: all or nothing, with its events and their reactions; tried again when the database asks for it.
     * `unseen`: it changes only what the actor alone sees, or what others may see some seconds later, so kept pages stay. `repeat`: what the same
     * request gets when it is sent again under its key; `result` when left out.
     */
    write<T>(work: (tx: Tx) => Promise<T>, options?: { unseen?: boolean; repeat?: Repeat }): Promise<T>
    /**
     * The same situation with another actor. `at`: every write happens at that instant. `quiet`: an import; reactions
     * skip their `laterUnlessQuiet`. `requestKey`: the key under which the one write of this request is stored;
     * undefined for an act that makes several writes, each of which does nothing the second time.
     */
    as(actor: Actor, options?: ContextOptions): Ctx
  }

type ContextOptions = { at?: Instant; quiet?: boolean; byProgram?: boolean; requestKey?: RequestKey | undefined }

export function createContext(platform: Platform, situation: Situation, options: ContextOptions = {}): Ctx {
  const now = (): Instant => options.at ?? platform.clock()
  const { requestKey } = options
  return {
    ...situation,
    platform,
    log: platform.log.child({ requestId: situation.requestId }),
    dialect: platform.open.dialect,
    read: platform.open.reader,
    now,
    setting: (key) => platform.settings.get(key),
    isRepetition: requestKey !== undefined && requestKey.earlier !== null,
    isByProgram: options.byProgram ?? false,
    write: (work, { unseen = false, repeat = 'result' } = {}) => {
      const parts = {
        open: platform.open,
        settings: platform.settings,
        reactions: platform.reactions,
        actor: situation.actor,
        at: now(),
        quiet: options.quiet ?? false,
        onCommit: (events: readonly RecordedEvent[]) => {
          platform.events.tell(events)
          if (!unseen) platform.nudge(events)
        },
      }
      if (requestKey === undefined || repeat === 'again') return runWrite(parts, work)
      return writeUnderKey(requestKey, repeat, work, (keyed) => runWrite(parts, keyed))
    },
    as: (actor, more = {}) => createContext(platform, { ...situation, actor }, { ...options, ...more }),
  }
}
