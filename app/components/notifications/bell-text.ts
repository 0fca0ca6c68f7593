import { mostCounted } from '#app/domain/notifications/notification-view.ts'
import { formatFor } from '#app/i18n/format.ts'
import type { T } from '#app/i18n/translate.ts'

/** What the bell shows (`text`, '' for none) and is called (`label`). @param unread as counted, `mostCounted` + 1 for more */
export function bellText(t: T, unread: number): { text: string; label: string } {
  if (unread === 0) return { text: '', label: t('notifications.title') }
  const many = unread > mostCounted
  const count = Math.min(unread, mostCounted)
  return {
    text: many ? t('notifications.more', { count }) : formatFor(t.locale, 'UTC').number(count),
    label: t(many ? 'notifications.countMany' : 'notifications.countOne', { count }),
  }
}
