import { Label } from '#app/components/parts/label.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { useT } from '#app/components/shell/reader.tsx'
import type { ContentPanelData } from '#app/views/moderation/content-panel.server.ts'
import { DeskSections } from './author-desk.tsx'

/** A story, profile or picture that has to be decided, with who made it. */
export function ContentPanel({ data }: { data: ContentPanelData | null }) {
  const t = useT()
  const lang = useTextLang(data?.shown.lang ?? null)
  if (data === null) return <p>{t('review.list.gone')}</p>
  const { type, shown, author } = data
  return (
    <>
      <p className="meta">
        <span>{t(`flags.thing.${type}`)}</span>
        {author !== null && (
          <b>
            <bdi>{author.name}</bdi>
          </b>
        )}
        {shown.href !== null && <a href={shown.href}>{shown.title}</a>}
        {shown.hidden && <Label tone="warn">{t('moderation.postState.hidden')}</Label>}
      </p>
      {shown.texts.length > 0 && (
        <blockquote className="evidence stack tight" lang={lang}>
          {shown.texts.map((text, at) => (
            <p key={at} className="lines-kept">
              {text}
            </p>
          ))}
        </blockquote>
      )}
      {shown.picture !== null && (
        <details className="fold" open={type === 'picture'}>
          <summary>{t('flags.showPicture')}</summary>
          <img src={shown.picture} alt={t('flags.thing.picture')} className="evidence-picture" loading="lazy" />
        </details>
      )}
      {shown.texts.length === 0 && shown.picture === null && <p>{t('flags.nothingShown')}</p>}
      <DeskSections desk={data} />
    </>
  )
}
