import type { ReactNode } from 'react'
import { useT } from '#app/components/shell/reader.tsx'

/** What stays covered until its reader asks for it; all of it is off for who turned it off. */
export type Veil = {
  /** The reader wants covers: pictures are grey and blurred, whatever they show. */
  on: boolean
  /** The text was reported or found as something that is hard to read. */
  hard: boolean
}

/** A text that is hard to read, behind a press. `blind`: nothing may tell whether it was reported. */
export function VeiledText({ veil, blind, children }: { veil: Veil; blind?: boolean; children: ReactNode }) {
  const t = useT()
  if (!veil.on || !(veil.hard || blind)) return children
  return (
    <details className="fold">
      <summary>{t(blind ? 'moderation.veil.open' : 'moderation.veil.summary')}</summary>
      {children}
    </details>
  )
}

/** A picture, grey and blurred until its box is ticked. */
export function VeiledPicture({ veil, src, alt }: { veil: Veil; src: string; alt: string }) {
  const t = useT()
  const picture = <img src={src} alt={alt} className="evidence-picture" loading="lazy" />
  if (!veil.on) return picture
  return (
    <div className="veil-picture stack tight">
      <label className="row tight">
        <input type="checkbox" name="clear" /> {t('moderation.veil.clear')}
      </label>
      {picture}
    </div>
  )
}
