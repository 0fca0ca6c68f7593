import { z } from 'zod'
import { settingEntry, settings, type SettingKey, type SettingValue } from '#app/registry/settings/index.ts'
import type { Setting } from '#app/registry/settings/kinds.ts'
import { audit } from './audit.server.ts'
import { authorize } from './authorize.ts'
import type { Ctx } from './context.server.ts'
import { DomainError, isDomainError } from './errors.ts'
import { requireRecentSignIn } from './recent-sign-in.ts'
import { isVisible, turnsDirection } from './visible-text.ts'
import type { Tx } from './write.server.ts'

/** Settings that open the site to strangers. */
const delicate = /^(?:accounts|security)\./

/** @throws as `changeSettings` */
export async function changeSetting(ctx: Ctx, key: string, text: string): Promise<unknown> {
  const [value] = await changeSettings(ctx, [[key, text]])
  return value
}

/**
 * Changes settings in one transaction, each given as text from a form or the command line (lists: one item a line or
 * comma). What is as it was is left out.
 * @returns their values
 * @throws forbidden with the code `reauthenticate` where a setting of sign-in changes; not_found for an unknown key;
 * invalid, with a field per key, when values are not of their kind or out of their bounds
 */
export async function changeSettings(
  ctx: Ctx,
  texts: readonly (readonly [key: string, text: string])[],
): Promise<unknown[]> {
  authorize(ctx.actor, 'setting.change')
  const values = parseSettings(texts)
  const changes = values.filter(({ key, value }) => JSON.stringify(ctx.setting(key)) !== JSON.stringify(value))
  if (changes.some(({ key }) => delicate.test(key))) requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    for (const change of changes) await putSetting(tx, change)
  })
  await ctx.platform.settings.refresh({ force: true })
  return values.map(({ value }) => value)
}

/** The values behind these texts; all that is wrong is said at once. @throws not_found; invalid */
export function parseSettings(texts: readonly (readonly [key: string, text: string])[]) {
  const wrong: DomainError[] = []
  const values = texts.flatMap(([key, text]) => {
    const entry = settingEntry(key)
    if (entry === null) throw new DomainError('not_found', 'errors.unknownSetting', { params: { key } })
    try {
      return [{ key: key as SettingKey, entry, value: parseSetting(entry, text, key) }]
    } catch (error) {
      if (!isDomainError(error)) throw error
      wrong.push(error as DomainError)
      return []
    }
  })
  const [first, ...others] = wrong
  if (first === undefined) return values
  if (others.length === 0) throw first
  throw new DomainError('invalid', 'errors.invalid', {
    fields: Object.assign({}, ...wrong.map(({ fields }) => fields)) as DomainError['fields'],
  })
}

/**
 * Changes settings whose values a page of their own has checked, in one transaction.
 * @param also what else belongs to it
 * @throws forbidden
 */
export async function saveSettings(
  ctx: Ctx,
  values: { readonly [K in SettingKey]?: SettingValue<K> },
  also?: (tx: Tx) => Promise<void>,
): Promise<void> {
  authorize(ctx.actor, 'setting.change')
  await ctx.write(async (tx) => {
    for (const [key, value] of Object.entries(values))
      await putSetting(tx, { key, entry: settings[key as SettingKey], value })
    await also?.(tx)
  })
  await ctx.platform.settings.refresh({ force: true })
}

async function putSetting(
  tx: Tx,
  { key, entry, value }: { key: string; entry: Setting; value: unknown },
): Promise<void> {
  const before = await tx.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  const json = JSON.stringify(value)
  if ((before?.value ?? JSON.stringify(entry.default)) === json) return
  await tx.db
    .insertInto('setting')
    .values({ key, value: json, changed_at: tx.at, changed_by: tx.actor.memberId })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ value: json, changed_at: tx.at, changed_by: tx.actor.memberId }),
    )
    .execute()
  const told = (one: unknown): unknown => (entry.kind === 'secret' ? { set: one !== '' } : one)
  await audit(tx, {
    action: 'setting.change',
    subjectType: 'setting',
    subjectId: key,
    before: told(before === undefined ? entry.default : JSON.parse(before.value)),
    after: told(value),
  })
}

/** The value behind the text. @throws invalid with the reason on the field `value`. */
export function parseSetting(entry: Setting, text: string, field = 'value'): string | number | boolean | string[] {
  const refuse = (key: string, params: Record<string, string | number> = {}): never => {
    throw new DomainError('invalid', key, { params, fields: { [field]: { key, params } } })
  }
  switch (entry.kind) {
    case 'integer': {
      const parsed = z.coerce
        .number()
        .int()
        .safeParse(text.trim() === '' ? NaN : text)
      if (!parsed.success || parsed.data < entry.min || parsed.data > entry.max) {
        return refuse('errors.integerBetween', { min: entry.min, max: entry.max })
      }
      return parsed.data
    }
    case 'switch':
      if (['true', 'on', '1', 'yes'].includes(text)) return true
      if (['false', 'off', '0', 'no', ''].includes(text)) return false
      return refuse('errors.notOnOrOff')
    case 'choice':
      return entry.options.includes(text) ? text : refuse('errors.oneOf', { options: entry.options.join(', ') })
    case 'text':
      if (turnsDirection(text)) return refuse('common.field.direction')
      if (text.length > entry.maxLength) return refuse('errors.tooLong', { max: entry.maxLength })
      return isVisible(text) ? text : text.trim() === '' ? '' : refuse('common.field.invisible')
    case 'secret':
      if (text !== '' && text.length < entry.minLength) return refuse('errors.tooShort', { min: entry.minLength })
      return text.length <= entry.maxLength ? text : refuse('errors.tooLong', { max: entry.maxLength })
    case 'list': {
      const items = text
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter(isVisible)
      if (turnsDirection(text)) return refuse('common.field.direction')
      return items.length <= entry.maxItems ? items : refuse('errors.tooMany', { max: entry.maxItems })
    }
  }
}
