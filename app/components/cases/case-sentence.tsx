import type { ReactNode } from 'react'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { lineWords, type Line, type SentenceFacts } from '#app/views/cases/line-words.ts'

/** Whether a line says something that the conversation beside it doesn't say already. */
export function isTold({ kind, data }: Pick<Line, 'kind' | 'data'>): boolean {
  if (kind === 'answered') return data.first === 1
  if (kind === 'customer_wrote') return data.to !== undefined
  if (kind === 'merged_into') return false
  if (kind === 'raised') return data.from !== data.to
  return kind !== 'moved' || data.to !== 'acknowledged'
}

/** A line of the time line as a sentence for staff. */
export function CaseSentence({ event, facts }: { event: Line; facts: SentenceFacts }): ReactNode {
  const t = useT()
  const { now, ...format } = useFormat()
  const { text, people, params } = lineWords(event, { t, format, now, facts })
  const names = Object.fromEntries(Object.entries(people).map(([key, name]) => [key, <bdi key={key}>{name}</bdi>]))
  return <Sentence text={text} with={names} params={params} />
}
