import { useReader } from './reader.tsx'

/** A stamp card with one stamp to go, the word, and whose community it is (or which part of it, `note`). */
export function Brand({ note }: { note?: string }) {
  const { siteName, locale } = useReader()
  return (
    <a className="brand" href="/">
      <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
        <circle cx="7" cy="7" r="4.6" />
        <circle cx="17" cy="7" r="4.6" />
        <circle cx="7" cy="17" r="4.6" />
        <circle cx="17" cy="17" r="3.6" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span lang={locale === 'ko' ? undefined : 'ko'}>단골</span> <small>{note ?? siteName}</small>
    </a>
  )
}
