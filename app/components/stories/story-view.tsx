import type { ReactNode } from 'react'
import { AuthorName, Tenure } from '#app/components/members/byline.tsx'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { Disclosure } from '#app/components/parts/disclosure.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { StoryResults, type StoryResultView } from './story-result.tsx'

/** Situation and worry, what was tried, the turning point, the outcome: plain paragraphs under their heading. */
export type StoryChapter = { heading: string; paragraphs: readonly string[] }

export type StoryView = {
  headline: string
  lang: Locale | null
  /** Name and company as the author agreed to show them. */
  author: {
    name: string
    handle: string | null
    company: string | null
    tenure: { kind: 'customer' | 'member'; years: number } | null
  }
  publishedAt: string | null
  /** Points the author received; 0 when not rewarded. */
  rewardPoints: number
  results: readonly StoryResultView[]
  sections: readonly StoryChapter[]
  quote: string | null
}

/**
 * A story as it is read. `children` close it: the thank button, what the reader may do. `rule` links the earning rule.
 */
export function StoryArticle({ story, rule, children }: { story: StoryView; rule?: ReactNode; children?: ReactNode }) {
  const lang = useTextLang(story.lang)
  const { author } = story
  return (
    <article className="stack loose">
      <header className="stack">
        <h1 className="display" lang={lang}>
          {story.headline}
        </h1>
        <div className="who">
          <Avatar of={{ name: author.name, handle: author.handle, staff: false }} />
          <div>
            <AuthorName author={author} />
            <div className="meta">
              {author.company && <span>{author.company}</span>}
              {author.tenure && <Tenure tenure={author.tenure} />}
              {story.publishedAt && <Time at={story.publishedAt} form="day" />}
            </div>
          </div>
        </div>
        {story.rewardPoints > 0 && <Disclosure points={story.rewardPoints}>{rule}</Disclosure>}
      </header>
      {story.results.length > 0 && <StoryResults results={story.results} />}
      <StoryChapters chapters={story.sections} lang={story.lang} />
      {story.quote && <StoryQuote quote={story.quote} lang={story.lang} by={author} />}
      {children}
    </article>
  )
}

/** The headings are in the reader's language, the paragraphs in the author's. */
export function StoryChapters({ chapters, lang }: { chapters: readonly StoryChapter[]; lang: Locale | null }) {
  const textLang = useTextLang(lang)
  return (
    <div className="stack">
      {chapters.map(({ heading, paragraphs }) => (
        <section className="chapter" key={heading}>
          <h2>{heading}</h2>
          <div className="prose" lang={textLang}>
            {paragraphs.map((text, at) => (
              <p className="lines-kept" key={at}>
                {text}
              </p>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

export function StoryQuote({
  quote,
  lang,
  by,
}: {
  quote: string
  lang: Locale | null
  by: Pick<StoryView['author'], 'name' | 'company'>
}) {
  const textLang = useTextLang(lang)
  return (
    <figure>
      <blockquote className="pull" lang={textLang}>
        “{quote}”
      </blockquote>
      <figcaption className="meta-text caption">
        <bdi>{by.name}</bdi>
        {by.company && `, ${by.company}`}
      </figcaption>
    </figure>
  )
}
