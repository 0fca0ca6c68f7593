import { settings, type SettingKey, type SettingValue } from '#app/registry/settings/index.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { nowMs } from './time.ts'

const freshForMs = 3_000

/** The settings of the database, cached for three seconds so that a change reaches every process soon. */
export type SettingStore = {
  get<K extends SettingKey>(key: K): SettingValue<K>
  /** Reads again when the copy is old; call once per request. */
  refresh(options?: { force?: boolean }): Promise<void>
}

export function openSettings(reader: Db): SettingStore {
  let values = new Map<string, unknown>()
  let readAt = 0
  return {
    get<K extends SettingKey>(key: K): SettingValue<K> {
      return (values.has(key) ? values.get(key) : settings[key].default) as SettingValue<K>
    },
    async refresh({ force = false } = {}) {
      if (!force && nowMs() - readAt < freshForMs) return
      const rows = await reader.selectFrom('setting').select(['key', 'value']).execute()
      values = new Map(
        rows
          .filter((row) => Object.hasOwn(settings, row.key))
          .map((row) => [row.key, JSON.parse(row.value) as unknown]),
      )
      readAt = nowMs()
    },
  }
}
