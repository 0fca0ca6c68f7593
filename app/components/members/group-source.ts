import type { T } from '#app/i18n/translate.ts'

/** Why a member belongs to a group, in words. */
export function sourceText(t: T, source: string): string {
  if (source === 'hand' || source === 'rule') return t(`groups.source.${source}`)
  return t('groups.source.outside', { source: source.replace(/^sign-in:/, '') })
}
