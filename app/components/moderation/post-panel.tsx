import { FlagLines } from '#app/components/flags/flag-lines.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { TextDifference } from '#app/components/parts/text-difference.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { PostPanelData } from '#app/views/moderation/post-panel.server.ts'
import { DecisionLines } from './decision-lines.tsx'

/** A post that has to be decided: the text with its cause marked, who wrote it, and what else they wrote. */
export function PostPanel({ data }: { data: PostPanelData | null }) {
  const t = useT()
  const lang = useTextLang(data?.post.lang ?? null)
  if (data === null) return <p>{t('review.list.gone')}</p>
  const { post, before, author, decisions, skips, flags } = data
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
      {flags.length > 0 && (
        <Section title={t('flags.ofPost')}>
          <FlagLines flags={flags} />
        </Section>
      )}
      {decisions.length > 0 && (
        <Section title={t('moderation.postDecisions')}>
          <DecisionLines decisions={decisions} />
        </Section>
      )}
      {skips.length > 0 && (
        <Section title={t('moderation.skips')}>
          <ul className="lines">
            {skips.map(({ name, reason, at }) => (
              <li key={at} className="meta">
                <bdi>{name}</bdi> <span>{reason}</span> <Time at={at} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <AuthorHistory data={data} />
    </>
  )
}

function AuthorHistory({ data: { author, numbers, others } }: { data: PostPanelData }) {
  const t = useT()
  const { number, date } = useFormat()
  if (author === null || numbers === null) return null
  return (
    <Section title={t('moderation.history', { name: author.name })}>
      <Figures
        small
        figures={[
          {
            name: t('moderation.figure.trust'),
            value: number(numbers.trustLevel),
            remark: t('moderation.figure.joined', { day: date(numbers.joinedAt) }),
          },
          {
            name: t('moderation.figure.posts'),
            value: number(numbers.posts),
            remark: t('moderation.figure.outOfSight', { count: numbers.outOfSight }),
          },
          {
            name: t('moderation.figure.items'),
            value: number(numbers.items),
            remark: t('moderation.figure.upheld', { count: numbers.upheld }),
          },
          { name: t('moderation.figure.sanctions'), value: number(numbers.sanctions) },
        ]}
      />
      <p className="meta-text">
        <a href={author.href}>{t('moderation.openFile')}</a> {t('moderation.fileAudited')}
      </p>
      {others.length > 0 && (
        <>
          <h3 className="gap">{t('moderation.others')}</h3>
          <ul className="lines">
            {others.map((one) => (
              <li key={one.id}>
                <a href={one.href}>{one.excerpt || one.thread}</a>
                <p className="meta">
                  <span>{t(`moderation.postKind.${one.kind}`)}</span>
                  <Time at={one.at} />
                  {one.state !== 'visible' && <span>{t(`moderation.postState.${one.state}`)}</span>}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
