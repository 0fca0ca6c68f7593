import { changeSetting } from '#app/core/change-setting.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { settingEntry, settings, type SettingKey } from '#app/registry/settings/index.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  const setting = program.command('setting').description('settings that can be changed while the site runs')

  setting
    .command('list')
    .description('list settings with value, default and unit')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const { platform } = await open()
      const rows = (Object.keys(settings) as SettingKey[]).map((key) => ({
        key,
        value: shownValue(key, platform.settings.get(key)),
        ...settings[key],
      }))
      if (options.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
      else
        for (const row of rows)
          process.stdout.write(
            `${row.key} = ${JSON.stringify(row.value)}${'unit' in row ? ` ${row.unit}` : ''}\n    ${row.about}\n`,
          )
    })

  setting
    .command('get <key>')
    .description('show the value of a setting')
    .option('--json', 'print JSON')
    .action(async (key: string, options: { json?: boolean }) => {
      const { platform } = await open()
      if (settingEntry(key) === null) throw new DomainError('not_found', 'errors.unknownSetting', { params: { key } })
      const value = shownValue(key, platform.settings.get(key as SettingKey))
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ key, value })}\n`
          : `${typeof value === 'string' ? value : JSON.stringify(value)}\n`,
      )
    })

  setting
    .command('set <key> <value>')
    .description('change a setting; a running server applies it within seconds')
    .option('--json', 'print JSON')
    .action(async (key: string, text: string, options: { json?: boolean }) => {
      const value = shownValue(key, await changeSetting((await open()).context(), key, text))
      process.stdout.write(options.json ? `${JSON.stringify({ key, value })}\n` : `${key} = ${JSON.stringify(value)}\n`)
    })
}

/** Secrets are not printed: terminals and their histories are read by others. */
function shownValue(key: string, value: unknown): unknown {
  return settingEntry(key)?.kind === 'secret' ? { set: value !== '' } : value
}
