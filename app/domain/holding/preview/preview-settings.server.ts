import { authorize } from '#app/core/authorize.ts'
import { parseSettings } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { ReadSetting } from '#app/core/reading.ts'
import { barsOf } from '#app/domain/holding/rules/bars.ts'
import { holdingRuleKeys, holdingRules, type HoldingRule } from '#app/registry/holding-rules.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'
import { pastEffect, type PastEffect } from './past-effect.server.ts'

export type SettingChange = { key: SettingKey; from: SettingValue<SettingKey>; to: unknown }

/** Edits and forms that programs filled in leave no trace of what they were. */
const uncountable: readonly HoldingRule[] = ['turned', 'program']

/**
 * What other settings of the rules would have done to the posts of the last 90 days. @param texts as `changeSettings`
 * takes them; what is as it was is left out
 * @returns `uncounted`: changed rules whose effect can't be worked out afterwards
 * @throws forbidden; not_found for an unknown key; invalid, with a field per key
 */
export async function previewSettings(
  ctx: Ctx,
  texts: readonly (readonly [key: string, text: string])[],
): Promise<PastEffect & { changes: readonly SettingChange[]; uncounted: readonly HoldingRule[] }> {
  authorize(ctx.actor, 'setting.change')
  const changes = parseSettings(texts)
    .map(({ key, value }) => ({ key, from: ctx.setting(key), to: value }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  const wanted = new Map<SettingKey, unknown>(changes.map(({ key, to }) => [key, to]))
  const setting = ((key) => wanted.get(key) ?? ctx.setting(key)) as ReadSetting
  const changed = holdingRuleKeys.filter((rule) => isTunedBy(rule, wanted))
  const effect = await pastEffect(ctx, {
    rules: changed.filter((rule) => !uncountable.includes(rule)),
    before: { bars: barsOf(ctx.setting), block: null },
    after: { bars: barsOf(setting), block: null },
  })
  return { ...effect, changes, uncounted: changed.filter((rule) => uncountable.includes(rule)) }
}

function isTunedBy(rule: HoldingRule, settings: ReadonlyMap<SettingKey, unknown>): boolean {
  const { setting } = holdingRules[rule]
  return (
    (setting !== null && settings.has(setting)) || (rule === 'firstPosts' && settings.has('holding.firstPostsWith'))
  )
}
