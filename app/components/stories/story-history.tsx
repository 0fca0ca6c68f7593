import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { TextKey } from '#app/i18n/translate.ts'

export type StoryHistoryLine = { id: string; at: string; sentence: TextKey; who: string | null; note: string }

/** What happened to a story, newest first, with what was said. */
export function StoryHistory({ lines }: { lines: readonly StoryHistoryLine[] }) {
  const t = useT()
  return (
    <ol className="lines">
      {lines.map(({ id, at, sentence, who, note }) => (
        <li key={id}>
          <p className="meta">
            <span>{t(sentence, { who: who ?? t('stories.event.system') })}</span>
            <Time at={at} />
          </p>
          {note !== '' && <p className="lines-kept">{note}</p>}
        </li>
      ))}
    </ol>
  )
}
