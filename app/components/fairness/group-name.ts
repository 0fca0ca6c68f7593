import type { Name } from '#app/domain/analytics/fairness/report.ts'
import type { T, TextKey } from '#app/i18n/translate.ts'

/** Kinds of groups, in the order of the page. */
export const segments = ['tenure', 'language', 'product'] as const
export type SegmentKind = (typeof segments)[number]

/** A product by its own name, everything else by a text. */
export function groupName(t: T, kind: SegmentKind, { key, name }: { key: string; name: Name }): string {
  return name === null ? t(`fairness.${kind}.${key}` as TextKey) : name[t.locale]
}
