import type { T, TextKey } from '#app/i18n/translate.ts'
import { settingEntry } from '#app/registry/settings/index.ts'

/** The stored value of a setting as a reader should see it: on, off and options by their names, the rest as it is. */
export function settingValueText(t: T, key: string, value: string): string {
  const entry = settingEntry(key)
  if (entry?.kind === 'switch') return t(value === 'true' ? 'settings.page.on' : 'settings.page.off')
  if (entry?.kind === 'choice' && entry.options.includes(value)) return t(settingOptionKey(key, value))
  return value
}

/** The text that names an option of a setting of kind `choice`. */
export function settingOptionKey(key: string, option: string): TextKey {
  return `settings.option.${key.replaceAll('.', '_')}.${option}` as TextKey
}
