import type { Format } from '#app/i18n/format.ts'
import type { T } from '#app/i18n/translate.ts'
import type { AuditLine } from './audit-table.tsx'

/** Where the words of a stored value are: by `<subject>.<field>`, or by the act where a row holds a single value. */
const places: Readonly<Record<string, string>> = {
  'account.kind': 'accounts.customer',
  'member.roles': 'accounts.role',
  'case.status': 'cases.status',
  'case.category': 'cases.category',
  'category.posting': 'catalogue.posting',
  'category.seeing': 'groups.seeing',
  'idea.setStatus': 'catalogue.ideas.status',
  'perk.kind': 'perks.kind',
  'perk.delivery': 'perks.delivery',
  'perk.tier': 'parts.tier',
  'redemption.state': 'perks.state',
  'story.state': 'stories.state',
}

type Change = AuditLine['changes'][number]

/** What a change says in the reader's language; values without words of their own stay as they were stored. */
export function changeWords(
  t: T,
  { date }: Pick<Format, 'date'>,
  { action, subject }: Pick<AuditLine, 'action' | 'subject'>,
  changes: readonly Change[],
): Change[] {
  const ofKind = action === 'review.decide' ? reviewKind(changes) : null
  return changes.map(({ field, before, after }) => {
    const words = (value: string): string => {
      if (ofKind !== null && field === 'kind') return wordOf(t, `review.one.${value}`, value)
      if (ofKind !== null && field === 'decision') return wordOf(t, `review.decision.${ofKind}.${value}`, value)
      if (value === 'true' || value === 'false') return t(`audit.page.${value}`)
      if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return date(value)
      const place = places[field === null ? action : `${subject.type}.${field}`]
      return place === undefined
        ? value
        : value
            .split(', ')
            .map((one) => wordOf(t, `${place}.${one}`, one))
            .join(', ')
    }
    return { field, before: words(before), after: words(after) }
  })
}

/** The words of a field; a field without any is shown by its name. */
export function fieldWords(t: T, field: string): string {
  const name = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return wordOf(t, `audit.field.${name}`, name)
}

/** The words of an act; an act of an earlier version, which has none any more, is its name. */
export function actWords(t: T, action: string): string {
  return wordOf(t, `audit.action.${action}`, action)
}

function reviewKind(changes: readonly Change[]): string | null {
  return changes.find(({ field }) => field === 'kind')?.after ?? null
}

/** The text with this key, else the name itself. */
function wordOf(t: T, key: string, name: string): string {
  return name !== '' && t.has(key) ? t.any(key) : name
}
