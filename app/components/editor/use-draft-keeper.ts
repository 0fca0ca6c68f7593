import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { DraftView } from '#app/domain/drafts/draft.ts'

type Keeper = Awaited<ReturnType<typeof loadKeeper>>

async function loadKeeper() {
  return import('./drafts.ts')
}

/**
 * Keeps the draft of an editor's form from the first key on. `problem`: why the last save failed, '' when the server
 * could not be reached.
 */
export function useDraftKeeper(area: RefObject<HTMLTextAreaElement>, place: string | undefined) {
  const [length, setLength] = useState(0)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [newer, setNewer] = useState<DraftView | null>(null)
  const keeping = useRef<{ parts: Keeper; draft: ReturnType<Keeper['keepDraft']> } | null>(null)

  useEffect(() => {
    const form = area.current?.form
    if (place === undefined || form == null) return undefined
    let gone = false
    const begin = async (): Promise<void> => {
      form.removeEventListener('input', begin)
      const parts = await loadKeeper()
      if (gone) return
      keeping.current = {
        parts,
        draft: parts.keepDraft(form, (news) => {
          setProblem(news.state === 'failed' ? (news.message ?? '') : null)
          setNewer(news.state === 'newer' ? news.draft : null)
          if (news.state === 'saved') setSavedAt(news.at)
        }),
      }
      form.dispatchEvent(new Event('input'))
    }
    form.addEventListener('input', begin)
    return () => {
      gone = true
      form.removeEventListener('input', begin)
      keeping.current?.draft.stop()
      keeping.current = null
    }
  }, [area, place])

  return {
    length,
    savedAt,
    problem,
    newer,
    count: (event: FormEvent<HTMLTextAreaElement>) => setLength(event.currentTarget.value.length),
    choose(which: 'mine' | 'theirs') {
      const form = area.current?.form
      if (newer === null || form == null || keeping.current === null) return
      keeping.current.draft.choose(which, newer.revision)
      if (which === 'theirs') keeping.current.parts.fillForm(form, newer.fields)
      setNewer(null)
    },
  }
}
