import { Note } from '#app/components/parts/alert.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { TextDifference } from '#app/components/parts/text-difference.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { PostPanelData } from '#app/views/moderation/post-panel.server.ts'
import { DeskSections } from './author-desk.tsx'
import { VeiledText, type Veil } from './veil.tsx'

/** A post that has to be decided: the text with its cause marked, who wrote it, and what else they wrote. */
export function PostPanel({ data, veil }: { data: PostPanelData | null; veil: Veil }) {
  const t = useT()
  const lang = useTextLang(data?.post.lang ?? null)
  if (data === null) return <p>{t('review.list.gone')}</p>
  const { post, before, author } = data
  const text = (
    <blockquote className="evidence lines-kept" lang={lang}>
      {post.text.map(({ text, marked }, at) =>
        marked ? (
          <mark key={at} className="cue strong">
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </blockquote>
  )
  return (
    <>
      <p className="meta">
        <span>{t(`moderation.postKind.${post.kind}`)}</span>
        <a href={post.href}>{post.thread}</a>
      </p>
      {before !== null && before.excerpt !== '' && (
        <p className="before">
          {before.name !== null && (
            <b>
              <bdi>{before.name}</bdi>{' '}
            </b>
          )}
          {before.excerpt}
        </p>
      )}
      <p className="meta">
        {author === null ? (
          <span>{t('moderation.noAuthor')}</span>
        ) : (
          <b>
            <bdi>{author.name}</bdi>
          </b>
        )}
        <Time at={post.at} form="moment" />
        {post.state !== 'visible' && <Label tone="warn">{t(`moderation.postState.${post.state}`)}</Label>}
      </p>
      {data.earlier !== null && (
        <Note>
          {t('moderation.look.differs')} <a href={data.earlier}>{t('moderation.look.first')}</a>
        </Note>
      )}
      <VeiledText veil={veil}>{text}</VeiledText>
      {data.causes.length > 0 && (
        <Section title={t('holding.why')}>
          <ul className="lines">
            {data.causes.map((rule) => (
              <li key={rule}>{t(`holding.rule.${rule}`)}</li>
            ))}
          </ul>
        </Section>
      )}
      {data.change !== null && (
        <Section title={t('holding.change')}>
          {data.change.title !== null && (
            <p>
              <b>
                <TextDifference inline parts={data.change.title} lang={post.lang} />
              </b>
            </p>
          )}
          <TextDifference parts={data.change.body} lang={post.lang} />
          <p className="meta-text">
            <a href={data.change.history}>{t('holding.history')}</a>
          </p>
        </Section>
      )}
      {data.edited && <Note>{t('flags.editedSince')}</Note>}
      <DeskSections desk={data} />
    </>
  )
}
