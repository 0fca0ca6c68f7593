import { AuthorName } from '#app/components/members/byline.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { TextDifference, type DifferencePart } from '#app/components/parts/text-difference.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { TitleLink } from '#app/components/parts/title-link.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { SourceBeside } from './source-beside.tsx'

export type SuggestionCardView = {
  href: string
  state: 'open' | 'accepted' | 'rejected' | 'withdrawn'
  comment: string
  reason: string | null
  at: string
  editor: { name: string; handle: string | null }
  decider: { name: string; at: string } | null
  post: { href: string; lang: Locale | null }
  thread: { title: string; lang: Locale | null }
  title: readonly DifferencePart[] | null
  body: readonly DifferencePart[]
  html: string | null
  meanwhile: readonly DifferencePart[] | null
}

/** Who would change what, and why; and what changed in the post meanwhile. */
export function SuggestionCard({
  suggestion,
  linked,
}: {
  suggestion: SuggestionCardView
  /** Leads to its own page, where it can be improved. */ linked?: boolean
}) {
  const t = useT()
  const { state, editor, at, comment, post, thread, title, body, html, meanwhile, decider, reason, href } = suggestion
  return (
    <div className="stack">
      <p className="meta">
        <AuthorName author={editor} />
        <Time at={at} form="moment" />
        <TitleLink to={{ ...thread, href: post.href }} />
      </p>
      <blockquote className="quiet-text">{comment}</blockquote>
      {state !== 'open' && (
        <Note tone={state === 'accepted' ? 'good' : 'info'}>
          {t(`posts.suggest.state.${state}`)}{' '}
          {decider && state !== 'withdrawn' && (
            <>
              <bdi>{decider.name}</bdi>, <Time at={decider.at} />
            </>
          )}{' '}
          {reason}
        </Note>
      )}
      {title && (
        <h2>
          <TextDifference parts={title} lang={post.lang} inline />
        </h2>
      )}
      <SourceBeside parts={body} html={html} lang={post.lang} />
      {meanwhile && (
        <>
          <Alert tone="warn" title={t('posts.suggest.stale')}>
            {t('posts.suggest.staleText')}
          </Alert>
          <TextDifference parts={meanwhile} lang={post.lang} />
        </>
      )}
      {linked && state === 'open' && (
        <p>
          <a href={href}>{t('posts.suggest.improveFirst')}</a>
        </p>
      )}
    </div>
  )
}
