import type { CaseAuthor, CaseEntry } from '#app/components/cases/case-timeline.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { caseReference } from '#app/domain/cases/case.ts'
import type { OwnCasePage } from '#app/domain/cases/queries/own.server.ts'

/** What the customer wrote in cases that are part of this one. */
export function alsoWritten({ merged }: Pick<OwnCasePage, 'merged'>, author: CaseAuthor): CaseEntry[] {
  return merged.map((one): CaseEntry => ({
    kind: 'post',
    id: one.id,
    at: one.openedAt,
    author,
    from: caseReference(one.number),
    href: null,
    lang: one.lang,
    body: { html: one.html },
  }))
}

export function inOrder(entries: readonly CaseEntry[]): CaseEntry[] {
  return entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Which cases are part of this one; nothing without any. */
export function AlsoHere({ own: { merged } }: { own: Pick<OwnCasePage, 'merged'> }) {
  const t = useT()
  if (merged.length === 0) return null
  const numbers = merged.map(({ number }) => caseReference(number)).join(', ')
  return <Note tone="info">{t('merge.own', { numbers, count: merged.length })}</Note>
}
