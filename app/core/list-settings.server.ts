import { settings, type SettingKey } from '#app/registry/settings/index.ts'
import type { Setting } from '#app/registry/settings/kinds.ts'
import { authorize } from './authorize.ts'
import type { Ctx } from './context.server.ts'

export type SettingRow = {
  key: SettingKey
  entry: Setting
  value: unknown
  changedAt: string | null
  changedBy: string | null
}

/** Shown instead of a secret that is set. */
const hidden = '••••••••'

/**
 * Every setting with its value and who changed it last. `changedBy` null: never, or on the command line. The value of
 * a secret is not returned.
 */
export async function listSettings(ctx: Ctx): Promise<SettingRow[]> {
  authorize(ctx.actor, 'setting.change')
  const changes = await ctx.read
    .selectFrom('setting')
    .leftJoin('member', 'member.id', 'setting.changed_by')
    .select(['key', 'changed_at', 'member.name'])
    .execute()
  return (Object.keys(settings) as SettingKey[]).map((key) => {
    const change = changes.find((row) => row.key === key)
    return {
      key,
      entry: settings[key],
      value: settings[key].kind === 'secret' ? (ctx.setting(key) === '' ? '' : hidden) : ctx.setting(key),
      changedAt: change?.changed_at ?? null,
      changedBy: change?.name ?? null,
    }
  })
}
