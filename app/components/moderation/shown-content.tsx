import { Label } from '#app/components/parts/label.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { ShownContent } from '#app/views/moderation/shown-content.server.ts'
import { VeiledPicture, VeiledText, type Veil } from './veil.tsx'

/** A post, story, profile or picture as moderators see it: what it is, whose, its state, and what it says and shows. */
export function ShownThing({
  veil,
  shown,
  author,
  blind,
}: {
  veil: Veil
  /** Nothing may tell whether it was reported. */
  blind?: boolean
  shown: ShownContent
  /** `href` left out: only the name. null: an account that is gone. */
  author?: { name: string; href?: string } | null
}) {
  const t = useT()
  const { type, href, title, at, state } = shown
  // A profile is named after its member already.
  const maker = type === 'profile' ? null : author
  return (
    <>
      <p className="meta">
        <span>{t(`flags.thing.${type}`)}</span>
        {href === null ? title !== null && <span>{title}</span> : <a href={href}>{title}</a>}
        {maker && (
          <b>
            {maker.href === undefined ? (
              <bdi>{maker.name}</bdi>
            ) : (
              <a href={maker.href}>
                <bdi>{maker.name}</bdi>
              </a>
            )}
          </b>
        )}
        {at !== null && <Time at={at} form="moment" />}
        {state !== 'visible' && <Label tone="warn">{t(`moderation.postState.${state}`)}</Label>}
      </p>
      <ShownText veil={veil} blind={blind} shown={shown} />
    </>
  )
}

function ShownText({
  veil,
  blind,
  shown: { type, texts, picture, lang: textLang },
}: {
  veil: Veil
  blind: boolean | undefined
  shown: ShownContent
}) {
  const t = useT()
  const lang = useTextLang(textLang)
  return (
    <>
      {texts.length > 0 && (
        <VeiledText veil={veil} blind={blind}>
          <blockquote className="evidence stack tight" lang={lang}>
            {texts.map((text, at) => (
              <p key={at} className="lines-kept">
                {text}
              </p>
            ))}
          </blockquote>
        </VeiledText>
      )}
      {picture !== null && (
        <details className="fold" open={type === 'picture'}>
          <summary>{t('flags.showPicture')}</summary>
          <VeiledPicture veil={veil} src={picture} alt={t('flags.thing.picture')} />
        </details>
      )}
      {texts.length === 0 && picture === null && <p>{t('flags.nothingShown')}</p>}
    </>
  )
}
