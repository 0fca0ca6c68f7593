import { settings, type SettingKey } from '#app/registry/settings/index.ts'
import type { Setting } from '#app/registry/settings/kinds.ts'
import { authorize } from './authorize.ts'
import type { Ctx } from './context.server.ts'

export type SettingRow = {
  key: SettingKey
  /** The first word of its key. */
  subject: string
  entry: Setting
  value: unknown
  /** Its value is not the default; a secret counts when there is one. */
  changed: boolean
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
    const entry: Setting = settings[key]
    const value = ctx.setting(key)
    return {
      key,
      subject: subjectOf(key),
      entry,
      value: entry.kind === 'secret' && value !== '' ? hidden : value,
      changed: JSON.stringify(value) !== JSON.stringify(entry.default),
      changedAt: change?.changed_at ?? null,
      changedBy: change?.name ?? null,
    }
  })
}

/** The settings that the pages of settings change; the others have a page of their own. */
export async function listedSettings(ctx: Ctx): Promise<SettingRow[]> {
  return (await listSettings(ctx)).filter(({ entry }) => entry.page === undefined)
}

function subjectOf(key: string): string {
  return key.split('.')[0] ?? ''
}
