import { createContext, useContext } from 'react'
import type { Locale } from '#app/i18n/locale.ts'
import type { T } from '#app/i18n/translate.ts'

/**
 * What the entry points give to the root: the texts (the server has every language, a browser its own) and, on the
 * server only, the nonce. `locale` and `theme` serve a page whose root loader failed.
 */
export type Rendering = {
  translator: (locale: Locale) => T
  locale: Locale
  theme: 'light' | 'dark' | null
  nonce: string | undefined
}

export const RenderingContext = createContext<Rendering | null>(null)

export function useRendering(): Rendering {
  const rendering = useContext(RenderingContext)
  if (!rendering) throw new Error('The entry point gives no RenderingContext')
  return rendering
}
