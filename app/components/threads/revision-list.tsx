import { OnceField } from '#app/components/forms/once-field.tsx'
import { AuthorName } from '#app/components/members/byline.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { TextDifference, type DifferencePart } from '#app/components/parts/text-difference.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { SourceBeside } from './source-beside.tsx'

export type RevisionRowView = {
  revision: number
  editor: { name: string; handle: string | null }
  at: string
  note: string | null
  restores: number | null
  suggestion: string | null
  text: string
  html: string | null
  title: readonly DifferencePart[] | null
  body: readonly DifferencePart[] | null
  translation: RevisionTextView | null
}

type RevisionTextView = {
  lang: Locale | null
  text: string
  html: string | null
  title: readonly DifferencePart[] | null
  body: readonly DifferencePart[] | null
}

/** The texts that a post had, newest first, each as what changed; the earlier ones can be brought back. */
export function RevisionList({
  revisions,
  present,
  lang,
  mayRollBack,
}: {
  revisions: readonly RevisionRowView[]
  present: number
  lang: Locale | null
  mayRollBack: boolean
}) {
  const t = useT()
  return (
    <ol className="revisions" reversed>
      {revisions.map((revision) => (
        <li key={revision.revision} id={`r${revision.revision}`} className="stack tight">
          <header className="spread">
            <div>
              <h2>{t('posts.revisions.number', { number: revision.revision })}</h2>
              <p className="meta">
                <AuthorName author={revision.editor} />
                <Time at={revision.at} form="moment" />
                {revision.revision === present && <Label tone="good">{t('posts.revisions.present')}</Label>}
                {revision.restores !== null && (
                  <span>{t('posts.revisions.restores', { number: revision.restores })}</span>
                )}
                {revision.suggestion !== null && <a href={revision.suggestion}>{t('posts.revisions.suggested')}</a>}
              </p>
            </div>
            {mayRollBack && revision.revision !== present && (
              <RollBack revision={revision.revision} present={present} />
            )}
          </header>
          {revision.note && (
            <p className="quiet-text">
              <Sentence text="posts.revisions.note" with={{ note: <bdi>{revision.note}</bdi> }} />
            </p>
          )}
          <Changes of={{ ...revision, lang }} />
          {revision.translation && <Changes of={revision.translation} />}
          {![revision, revision.translation].some((one) => one?.title || one?.body) && (
            <p className="meta-text">{t('posts.revisions.same')}</p>
          )}
          <details className="fold">
            <summary>{t('posts.revisions.whole')}</summary>
            <pre className="lines-kept">{revision.text}</pre>
            {revision.translation && <pre className="lines-kept">{revision.translation.text}</pre>}
          </details>
        </li>
      ))}
    </ol>
  )
}

function Changes({ of: { title, body, html, lang } }: { of: Omit<RevisionTextView, 'text'> }) {
  return (
    <>
      {title && (
        <h3>
          <TextDifference parts={title} lang={lang} inline />
        </h3>
      )}
      {body && <SourceBeside parts={body} html={html} lang={lang} />}
    </>
  )
}

function RollBack({ revision, present }: { revision: number; present: number }) {
  const t = useT()
  return (
    <form method="post">
      <OnceField />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="present" value={present} />
      <ConfirmButton
        text={t('posts.revisions.rollBack')}
        consequence={t('posts.revisions.rollBackConsequence', { number: revision })}
        confirm={t('posts.revisions.rollBack')}
        name="intent"
        value="rollBack"
      />
    </form>
  )
}
