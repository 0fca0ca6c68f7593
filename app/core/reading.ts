import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'
import type { Actor } from './actor.ts'
import type { Instant } from './time.ts'

/** The value of a setting of this installation; the registry's default when no admin has changed it. */
export type ReadSetting = <K extends SettingKey>(key: K) => SettingValue<K>

/**
 * What a read needs. A request (`Ctx`) and an open transaction (`Tx`) both have it, so one helper serves the page and
 * the use-case. In a transaction `read` sees its own writes and `now()` is its one moment.
 */
export type Reading = {
  actor: Actor
  dialect: Dialect
  read: Db
  now(): Instant
  setting: ReadSetting
}
