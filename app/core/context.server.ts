import type { Locale } from '#app/i18n/index.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'
import type { Db, Dialect, OpenDatabase } from '#db/dialects/dialect.ts'
import type { Actor } from './actor.ts'
import type { Env } from './env.server.ts'
import type { FileStore } from './file-store.server.ts'
import type { Log } from './log.server.ts'
import type { Notes } from './notes.server.ts'
import type { RateLimits } from './rate-limit.server.ts'
import type { SettingStore } from './settings.server.ts'
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
  /**
   * One transaction: all or nothing, with its events and their reactions; tried again when the database asks for it.
   * `unseen`: it changes only what the actor alone sees, so pages kept for others stay kept.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: { unseen?: boolean }): Promise<T>
  /**
   * The same situation as somebody else. `at`: every write happens at that instant. `quiet`: an import; points and the
   * search index follow, nothing else does.
   */
  as(actor: Actor, options?: { at?: Instant; quiet?: boolean }): Ctx
}

export function createContext(
  platform: Platform,
  situation: Situation,
  options: { at?: Instant; quiet?: boolean } = {},
): Ctx {
  const now = (): Instant => options.at ?? platform.clock()
  return {
    ...situation,
    platform,
    log: platform.log.child({ requestId: situation.requestId }),
    dialect: platform.open.dialect,
    read: platform.open.reader,
    now,
    setting: (key) => platform.settings.get(key),
    write: (work, { unseen = false } = {}) =>
      runWrite(
        {
          open: platform.open,
          settings: platform.settings,
          reactions: platform.reactions,
          actor: situation.actor,
          at: now(),
          quiet: options.quiet ?? false,
          onCommit: unseen ? () => undefined : platform.nudge,
        },
        work,
      ),
    as: (actor, more = {}) => createContext(platform, { ...situation, actor }, { ...options, ...more }),
  }
}
