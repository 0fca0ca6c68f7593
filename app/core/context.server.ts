import type { Locale } from '#app/i18n/index.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'
import type { Db, Dialect, OpenDatabase } from '#db/dialects/dialect.ts'
import type { Actor } from './actor.ts'
import type { Env } from './env.server.ts'
import type { FileStore } from './file-store.server.ts'
import type { Log } from './log.server.ts'
import type { Notes } from './notes.server.ts'
import type { RateLimits } from './rate-limit.server.ts'
import { writeUnderKey, type Repeat, type RequestKey } from './request-key.server.ts'
import type { SettingStore } from './settings.server.ts'
import type { SharedFacts } from './shared-facts.server.ts'
import type { Instant } from './time.ts'
import { runWrite, type Reactions, type Tx } from './write.server.ts'

/** What a process holds for as long as it lives; built once by `app/boot.server.ts`. */
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
  /** Tells the worker of this process that a commit may have queued jobs. */
  nudge(): void
}

/** Facts about one request or one run of a command. */
export type Situation = {
  actor: Actor
  locale: Locale
  theme: 'light' | 'dark' | null
  /** Language of the posts that lists show; null: every language. */
  reads: Locale | null
  requestId: string
  /** Address of the client; null for commands and jobs. */
  ip: string | null
  /** Whether the client sits at this machine; true for commands and jobs. Only such a one meets the demo's accounts. */
  local: boolean
}

/**
 * All that a use-case gets to know of the world: who acts, when, in which language, and the database. Use-cases never
 * import any of it.
 */
export type Ctx = Situation & {
  platform: Platform
  log: Log
  dialect: Dialect
  /** Reads outside a transaction. */
  read: Db
  now(): Instant
  setting<K extends SettingKey>(key: K): SettingValue<K>
  /** An earlier request with the same key did the work; this one only fetches the answer and counts against no limit. */
  isRepetition: boolean
  /**
   * One transaction: all or nothing, with its events and their reactions; tried again when the database asks for it.
   * `unseen`: it changes only what the actor alone sees, so pages kept for others stay kept. `repeat`: what the same
   * request gets when it is sent again under its key; `result` when left out.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: { unseen?: boolean; repeat?: Repeat }): Promise<T>
  /**
   * The same situation as somebody else. `at`: every write happens at that instant. `quiet`: an import; points and the
   * search index follow, nothing else does. `requestKey`: what the one write of this request is remembered under.
   */
  as(actor: Actor, options?: ContextOptions): Ctx
}

type ContextOptions = { at?: Instant; quiet?: boolean; requestKey?: RequestKey }

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
    write: (work, { unseen = false, repeat = 'result' } = {}) => {
      const parts = {
        open: platform.open,
        settings: platform.settings,
        reactions: platform.reactions,
        actor: situation.actor,
        at: now(),
        quiet: options.quiet ?? false,
        onCommit: unseen ? () => undefined : platform.nudge,
      }
      if (requestKey === undefined || repeat === 'again') return runWrite(parts, work)
      return writeUnderKey(requestKey, repeat, work, (keyed) => runWrite(parts, keyed))
    },
    as: (actor, more = {}) => createContext(platform, { ...situation, actor }, { ...options, ...more }),
  }
}
