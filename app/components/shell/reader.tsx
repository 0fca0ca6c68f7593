import type { ReactNode } from 'react'
import type { ShownBanner } from '#app/domain/site/banner/banner.ts'
import type { SiteFace } from '#app/domain/site/brand/site-face.ts'
import { createContext, useContext } from '#app/html/context.ts'
import { formatFor, type Format } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { T } from '#app/i18n/translate.ts'
import type { Role } from '#app/registry/permissions.ts'
import type { FormResult } from '#app/web/form-result.ts'

export type Tint = 1 | 2 | 3 | 4 | 5 | 6

/** The signed-in member, as far as every page needs to know. */
export type Me = {
  id: string
  handle: string
  name: string
  roles: readonly Role[]
  trustLevel: number
  tint: Tint
  avatar?: string | null
}

/**
 * Who reads this page and how: everything that is shown is made from these values, on the server and in the browser.
 */
export type Reader = {
  locale: Locale
  t: T
  /** ISO instant of the answer; the same in the browser, so that "12 minutes ago" does not change while loading. */
  now: string
  timeZone: string
  /** `null` follows the system. */
  theme: 'light' | 'dark' | null
  siteName: string
  /** Whose site it is: logo, colours, links of the foot. */
  face: SiteFace
  /** New for every showing of the page; makes a form that is sent twice act once. */
  formStamp: string
  /** When the page is shown, sealed, for forms that programs like to fill in (`web/form-guard`); '' where none is. */
  formTime: string
  /** `null` when signed out. */
  me: Me | null
  /** The announcement above every page; null or not given: none for this reader. */
  banner?: ShownBanner | null
  /** Unread notifications, up to one more than the bell counts; 0 when signed out. */
  unread?: number
  /** A form of this page that was sent when the session had ended, with everything typed; `null` when there is none. */
  held?: FormResult | null
}

const ReaderContext = createContext<Reader | null>(null)

export function ReaderProvider({ value, children }: { value: Reader; children: ReactNode }) {
  return <ReaderContext.Provider value={value}>{children}</ReaderContext.Provider>
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('A component asks for the reader outside of ReaderProvider')
  return reader
}

export function useT(): T {
  return useReader().t
}

/** Dates and numbers for this reader, with `now` already filled in. */
export function useFormat(): Format & { now: string } {
  const { locale, timeZone, now } = useReader()
  return { ...formatFor(locale, timeZone), now }
}
