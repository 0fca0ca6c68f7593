import type { ReactNode } from 'react'
import type { Locale } from '#app/i18n/locale.ts'
import { AuthorName, Tenure } from './byline.tsx'
import { Avatar } from './avatar.tsx'
import { Disclosure } from './disclosure.tsx'
import { Prose } from './prose.tsx'
import { StoryResults } from './story-result.tsx'
import type { StoryResultView } from './story-result.tsx'
import { useTextLang } from './text-lang.ts'
import { Time } from './time.tsx'

export type StoryView = {
  headline: string
  lang: Locale | null
  /** Name and company as the author agreed to show them. */
  author: { name: string; handle: string | null; company: string | null; tenure: { kind: 'customer' | 'member'; years: number } | null }
  publishedAt: string | null
  /** Points the author received; 0 when not rewarded. */
  rewardPoints: number
  results: readonly StoryResultView[]
  /** Situation and worry, what was tried, the turning point, the result: stored HTML under its heading. */
  sections: readonly { heading: string; html: string }[]
  quote: string | null
}

/** A story as it is read. `children` close it: the thank button, what the reader may do. `rule` links the earning rule. */
export function StoryArticle({ story, rule, children }: { story: StoryView; rule?: ReactNode; children?: ReactNode }) {
  const lang = useTextLang(story.lang)
  const { author } = story
  return (
    <article className="stack loose">
      <header className="stack">
        <h1 className="display" lang={lang}>{story.headline}</h1>
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
      <div className="stack" lang={lang}>
        {story.sections.map(({ heading, html }) => (
          <section className="chapter" key={heading}>
            <h2>{heading}</h2>
            <Prose html={html} />
          </section>
        ))}
      </div>
      {story.quote && (
        <figure>
          <blockquote className="pull" lang={lang}>“{story.quote}”</blockquote>
          <figcaption className="meta-text caption"><bdi>{author.name}</bdi>{author.company && `, ${author.company}`}</figcaption>
        </figure>
      )}
      {children}
    </article>
  )
}
