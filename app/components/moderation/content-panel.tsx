import { Note } from '#app/components/parts/alert.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { ContentPanelData } from '#app/views/moderation/content-panel.server.ts'
import { DeskSections } from './author-desk.tsx'
import { ShownThing } from './shown-content.tsx'
import type { Veil } from './veil.tsx'

/** A story, profile or picture that has to be decided, with who made it. */
export function ContentPanel({ data, veil }: { data: ContentPanelData | null; veil: Veil }) {
  const t = useT()
  if (data === null) return <p>{t('review.list.gone')}</p>
  return (
    <>
      {data.earlier && (
        <Note>
          {t('moderation.look.differs')} <a href={data.earlier}>{t('moderation.look.first')}</a>
        </Note>
      )}
      <ShownThing veil={veil} shown={data.shown} author={data.author && { name: data.author.name }} />
      {data.edited === true && (
        <Note>{t(data.shown.type === 'picture' ? 'flags.asksAgain' : 'flags.editedSince')}</Note>
      )}
      <DeskSections desk={data} />
    </>
  )
}
