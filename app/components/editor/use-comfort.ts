import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useT } from '#app/components/shell/reader.tsx'
import type { Comfort } from './comfort.ts'
import type { EditName } from './text-edits.ts'

/**
 * The comfort of an editor, loaded when a pointer or the focus comes near it. `said` is what the writer is told last:
 * about a picture on its way, about one that was refused.
 */
export function useComfort(area: RefObject<HTMLTextAreaElement>, pictures: boolean, help: () => void) {
  const t = useT()
  const [said, say] = useState('')
  const loading = useRef<Promise<Comfort | null> | null>(null)
  const load = useCallback((): Promise<Comfort | null> => {
    loading.current ??= import('./comfort.ts').then(({ comfort }) => {
      const texts = {
        sending: t('composer.picture.sending'),
        failed: t('composer.picture.failed'),
        describe: t('composer.picture.describe'),
        completion: t('composer.completion'),
      }
      return area.current === null ? null : comfort(area.current, { texts, say, pictures, help })
    })
    return loading.current
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each text area; texts and parts do not change while it stands
  }, [area])
  useEffect(
    () => () => {
      void loading.current?.then((comfort) => comfort?.detach())
      loading.current = null
    },
    [],
  )
  return {
    said,
    load: () => void load(),
    act: (name: EditName) => void load().then((comfort) => comfort?.act(name)),
    addPictures: (files: readonly File[]) => void load().then((comfort) => comfort?.addPictures(files)),
  }
}
