import { LRUCache } from 'lru-cache'
import type { ReactNode } from 'react'
import { keptBy, type Piece } from '#app/html/kept.ts'
import { PageProvider, usePage } from './page.tsx'
import { ReaderProvider, useReader, type Me } from './reader.tsx'

/** Characters of kept HTML and its keys in a process, at most: 16 MB where the text is Korean. */
const mostCharacters = 8_000_000

const parts = new LRUCache<string, readonly Piece[]>({
  maxSize: mostCharacters,
  sizeCalculation: (pieces, key) =>
    pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 50), key.length),
})

/** Whoever is signed in. Asked for a name, it refuses: kept HTML is given to all who have the same props. */
const somebody = new Proxy({} as Me, {
  get() {
    throw new Error('Kept HTML cannot depend on who reads: pass it as a prop.')
  },
})

/**
 * Keeps the HTML of a component by its props, which are plain data and hold all that it shows: other props, other HTML,
 * so nothing has to be dropped when something changes. Beside its props the component knows the language, the
 * time zone, the address of the page and whether its reader is signed in; not who that is. Times are filled in late
 * (`renderedLate`). A page that shows a form again keeps nothing.
 * @param name tells one kept component from another
 */
export function kept<P extends object>(name: string, Component: (props: P) => ReactNode): (props: P) => ReactNode {
  function Kept(props: P) {
    const page = usePage()
    const reader = useReader()
    if (useAround() === null) return <Component {...props} />
    return (
      <PageProvider value={{ ...page, data: undefined }}>
        <ReaderProvider value={{ ...reader, me: reader.me && somebody, now: '', formStamp: '', formTime: '' }}>
          <Component {...props} />
        </ReaderProvider>
      </PageProvider>
    )
  }
  function useKept(props: object, make: () => Piece[]): readonly Piece[] | null {
    const here = useAround()
    if (here === null) return null
    const key = `${name} ${here} ${JSON.stringify(props)}`
    const known = parts.get(key)
    if (known !== undefined) return known
    const made = make()
    parts.set(key, made)
    return made
  }
  return keptBy(Kept, useKept)
}

/** What a kept component knows beside its props; null: this page shows a form again, with what was typed. */
function useAround(): string | null {
  const { pathname, search, result } = usePage()
  const { locale, timeZone, siteName, me, held } = useReader()
  if (result !== undefined || (held ?? null) !== null) return null
  return JSON.stringify([locale, timeZone, siteName, me !== null, pathname, search])
}
