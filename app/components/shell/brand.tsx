import { urls } from '#app/views/urls.ts'
import { useReader } from './reader.tsx'

/** Whose community it is: the logo, or the stamp card with the name; and which part of it (`note`). */
export function Brand({ note }: { note?: string }) {
  const { face } = useReader()
  return (
    <a className="brand" href="/">
      {face.logo === null ? (
        <>
          <StampCard />
          <span title={face.name}>{face.name}</span>
        </>
      ) : (
        <Logo />
      )}
      {note && <small>{note}</small>}
    </a>
  )
}

/** A card with one stamp to go: the sign of sites without a logo of their own. */
function StampCard() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <circle cx="7" cy="7" r="4.6" />
      <circle cx="17" cy="7" r="4.6" />
      <circle cx="7" cy="17" r="4.6" />
      <circle cx="17" cy="17" r="3.6" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}

/** The logo for the reader's theme. Its size is written out, so that nothing moves when it arrives. */
function Logo() {
  const { face, theme } = useReader()
  if (face.logo === null) return null
  const { light, dark } = face.logo
  const shown = theme === 'dark' && dark !== null ? dark : light
  return (
    <picture className={dark === null ? 'logo plate' : 'logo'}>
      {theme === null && dark !== null && (
        <source
          media="(prefers-color-scheme: dark)"
          srcSet={urls.brandFile(dark.file)}
          width={dark.width}
          height={dark.height}
        />
      )}
      <img src={urls.brandFile(shown.file)} width={shown.width} height={shown.height} alt={face.name} />
    </picture>
  )
}
